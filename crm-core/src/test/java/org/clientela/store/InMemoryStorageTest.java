package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Offering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {
    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();

    private final Storage storage = Storage.inMemory(Set.of(NORTH, SOUTH));
    private final TenantStorage north = storage.tenant(NORTH);

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void refusesAStaleVersion() {
        north.entities(EntityType.CUSTOMER).put(ACME, 0);
        north.entities(EntityType.CUSTOMER).put(ACME, 1);

        assertThatThrownBy(() -> north.entities(EntityType.CUSTOMER).put(ACME, 1))
                .isInstanceOfSatisfying(VersionConflictException.class, e -> {
                    assertThat(e.type()).isEqualTo("customer");
                    assertThat(e.id()).isEqualTo("acme");
                    assertThat(e.expected()).isEqualTo(1);
                    assertThat(e.actual()).isEqualTo(2);
                })
                .hasMessage(
                        "The customer (acme) was expected in version (1) and is in version (2).%nMaybe read it again and repeat the change?"
                                .formatted());
    }

    @Test
    void saysWhenAnEntityIsThereOrGoneAgainstExpectation() {
        assertThatThrownBy(() -> north.entities(EntityType.CUSTOMER).remove("acme", 3))
                .hasMessageStartingWith("The customer (acme) was expected in version (3) and is not there.");

        north.entities(EntityType.CUSTOMER).put(ACME, 0);

        assertThatThrownBy(() -> north.entities(EntityType.CUSTOMER).put(ACME, 0))
                .hasMessageStartingWith("The customer (acme) was expected to be new and is in version (1).");
    }

    @Test
    void countsOnWhenARemovedIdComesBack() {
        EntityStore<Customer> customers = north.entities(EntityType.CUSTOMER);
        customers.put(ACME, 0);
        customers.put(ACME, 1);
        customers.remove("acme", 2);

        assertThat(customers.put(ACME, 0).version()).isEqualTo(3);
    }

    @Test
    void refusesAnotherJavaTypeUnderTheSameName() {
        north.entities(EntityType.CUSTOMER);
        EntityType<Offering> impostor = EntityType.of(
                "customer", Offering.class, offering -> offering.id().value());

        assertThatThrownBy(() -> storage.tenant(SOUTH).entities(impostor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The entity type (customer) is kept as org.clientela.customer.Customer")
                .hasMessageContaining("Maybe two parts of the host use one name for two things?");
    }

    @Test
    void refusesOtherIndexesUnderTheSameName() {
        north.entities(EntityType.CUSTOMER);

        assertThatThrownBy(() -> north.entities(EntityType.CUSTOMER.indexedBy("tags", c -> List.copyOf(c.tags()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tags");
    }

    @Test
    void namesTheIndexThatWasMeant() {
        assertThatThrownBy(() -> north.entities(EntityType.CUSTOMER).page(Query.where("kinds", "CONSUMER")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no index (kinds) on (customer).")
                .hasMessageContaining("kind");
    }

    @Test
    void knowsOnlyTheTenantsItWasGiven() {
        assertThatThrownBy(() -> storage.tenant(TenantId.of("North")))
                .isInstanceOfSatisfying(
                        UnknownTenantException.class,
                        e -> assertThat(e.tenant()).isEqualTo(TenantId.of("North")))
                .hasMessage(
                        "There is no tenant (North).%nMaybe it was not named when the storage was made?".formatted());
    }

    @Test
    void refusesToBeWrittenPastTheUnitOfWorkUnderWay() {
        assertThatThrownBy(() -> north.atomically(unit ->
                        storage.tenant(SOUTH).entities(EntityType.CUSTOMER).put(ACME, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Maybe use the storage that the unit of work is given?");

        assertThat(north.entities(EntityType.CUSTOMER).put(ACME, 0).version()).isEqualTo(1);
    }

    @Test
    void refusesAUnitOfWorkThatIsOver() {
        TenantStorage over = north.atomically(unit -> unit);

        assertThatThrownBy(over::timeline)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after the work is over");
    }

    @Test
    void refusesAUnitOfWorkOfAnotherThread() {
        north.atomically(unit -> {
            CompletableFuture<?> other = CompletableFuture.runAsync(unit::timeline);
            assertThat(other)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(IllegalStateException.class)
                    .withMessageContaining("by another thread");
            return true;
        });
    }

    @Test
    void undoesANestedUnitThatFailsAndGoesOn() {
        EntityStore<Customer> customers = north.entities(EntityType.CUSTOMER);

        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            assertThatThrownBy(() -> unit.atomically(nested -> {
                        nested.entities(EntityType.CUSTOMER).remove("acme", 1);
                        throw new UnsupportedOperationException();
                    }))
                    .isInstanceOf(UnsupportedOperationException.class);
            return true;
        });

        assertThat(customers.find("acme")).contains(new Versioned<>(ACME, 1));
    }

    @Test
    void readsWhileAWriterIsAtWork() throws Exception {
        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(
                    () -> north.entities(EntityType.CUSTOMER).find("acme").isPresent());
            assertThat(reader.orTimeout(10, TimeUnit.SECONDS).join()).isFalse();
            return true;
        });
    }

    @Test
    void failsAUnitOfWorkDuringWhichItIsClosed() {
        assertThatThrownBy(() -> north.atomically(unit -> {
                    storage.close();
                    return true;
                }))
                .isInstanceOf(StoreClosedException.class)
                .hasMessage("The storage is closed.%nMaybe it was opened in a try block that has ended?".formatted());
    }

    @Test
    void findsCustomersByAllThatIsDeclared() {
        Customer indexed = Customer.builder()
                .id("acme")
                .kind(CustomerKind.INDUSTRIAL)
                .country("DE")
                .addTag("key account")
                .addIdentifier("sap", "4711")
                .build();
        EntityStore<Customer> customers = north.entities(EntityType.CUSTOMER);
        customers.put(indexed, 0);

        assertThat(customers.page(Query.where("kind", "INDUSTRIAL")).items()).hasSize(1);
        assertThat(customers.page(Query.where("country", "DE")).items()).hasSize(1);
        assertThat(customers.page(Query.where("tag", "key account")).items()).hasSize(1);
        assertThat(customers.page(Query.where("identifier", "sap/4711")).items())
                .hasSize(1);

        customers.put(ACME, 1);

        assertThat(customers.page(Query.where("identifier", "sap/4711")).items())
                .isEmpty();
        assertThat(north.timeline().read(CustomerId.of("acme"))).isEmpty();
    }
}
