package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A storage that is wrong in what it answers is named, by clause, and nobody's name with it. */
class GuardedStorageTest {
    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");
    private static final Customer ACME = customer("acme");
    private static final Event SOLD = event("sold", "acme");

    private static Customer customer(String id) {
        return Customer.builder()
                .id(id)
                .kind(CustomerKind.CONSUMER)
                .person("Zaphod", "Beeblebrox")
                .addEmail("zaphod@galaxy.example")
                .build();
    }

    private static Event event(String id, String customer) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(Instant.EPOCH)
                .recordedAt(Instant.EPOCH)
                .note("Mr Beeblebrox rang.")
                .build();
    }

    /** Says what it is told to. */
    private static final class Parrot implements Storage, TenantStorage, EntityStore<Customer>, Timeline {
        private @Nullable Object answer;

        @Override
        public TenantStorage tenant(TenantId tenant) {
            return this;
        }

        @Override
        public void close() {}

        @Override
        @SuppressWarnings("unchecked")
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return (EntityStore<T>) this;
        }

        @Override
        public Timeline timeline() {
            return this;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <R> R atomically(Function<TenantStorage, R> work) {
            if (answer instanceof String) {
                return (R) answer;
            }
            R result = work.apply(answer instanceof TenantStorage ? this : null);
            return result.equals("lost") ? null : result;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Optional<Versioned<Customer>> find(String id) {
            return (Optional<Versioned<Customer>>) answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Page<Customer> page(Query query) {
            return (Page<Customer>) answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Versioned<Customer> put(Customer entity, long expectedVersion) {
            return (Versioned<Customer>) answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public List<Event> read(CustomerId customer) {
            return (List<Event>) answer;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Stream<Event> scan() {
            return ((List<Event>) answer).stream();
        }

        @Override
        public int append(List<Event> events) {
            return (Integer) answer;
        }

        @Override
        public int erase(CustomerId customer) {
            return (Integer) answer;
        }
    }

    private final Parrot parrot = new Parrot();
    private final Storage guarded = Storage.guarded(parrot);
    private final TenantStorage tenant = guarded.tenant(NORTH);
    private final EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);

    private void assertBroken(String clause, @Nullable Object answer, ThrowingCallable call) {
        parrot.answer = answer;
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ContractViolationException.class,
                        e -> assertThat(e.clause()).isEqualTo(clause))
                .hasMessageNotContainingAny("Zaphod", "Beeblebrox", "galaxy.example");
    }

    @Test
    void givesOneHandleForTwoTenants() {
        assertBroken("TN-01", parrot, () -> guarded.tenant(SOUTH));

        Storage host = HostStorage.over(Storage.inMemory(Set.of(NORTH, SOUTH)))
                .entities(EntityType.CUSTOMER, any -> parrot)
                .timeline(any -> parrot)
                .build();
        host.tenant(NORTH).entities(EntityType.CUSTOMER);
        host.tenant(NORTH).entities(EntityType.CUSTOMER);
        assertBroken("TN-01", parrot, () -> host.tenant(SOUTH).entities(EntityType.CUSTOMER));
        host.tenant(NORTH).timeline();
        assertBroken("TN-01", parrot, () -> host.tenant(SOUTH).timeline());
    }

    @Test
    void putsSomethingElse() {
        assertBroken("VER-01", null, () -> customers.put(ACME, 0));
        assertBroken("VER-01", new Versioned<>(customer("bolt"), 1), () -> customers.put(ACME, 0));
        assertBroken("VER-02", new Versioned<>(ACME, 3), () -> customers.put(ACME, 1));
        assertBroken("VER-02", new Versioned<>(ACME, 1), () -> customers.put(ACME, 1));
        assertBroken("DF-01", new Versioned<>("", 1), () -> customers.put(ACME, 0));
    }

    @Test
    void findsAndPagesSomethingElse() {
        assertBroken("RD-04", Optional.of(new Versioned<>(customer("bolt"), 1)), () -> customers.find("acme"));
        assertBroken(
                "PG-04",
                new Page<>(List.of(new Versioned<>(ACME, 1), new Versioned<>(customer("bolt"), 1)), null),
                () -> customers.page(Query.all().withLimit(1)));
    }

    @Test
    void tellsSomethingElse() {
        assertBroken(
                "RD-04", List.of(event("e", "bolt")), () -> tenant.timeline().read(CustomerId.of("acme")));
        assertBroken(
                "AP-02", List.of(SOLD, SOLD), () -> tenant.timeline().scan().toList());
        assertBroken("AP-02", 2, () -> tenant.timeline().append(List.of(SOLD)));
        assertBroken("AP-02", -1, () -> tenant.timeline().append(List.of(SOLD)));
        assertBroken("ER-01", -1, () -> tenant.timeline().erase(CustomerId.of("acme")));
    }

    @Test
    void doesNotDoTheWork() {
        assertBroken("TX-01", "nothing", () -> tenant.atomically(unit -> "done"));
        assertBroken("TX-01", null, () -> tenant.atomically(unit -> "done"));
        assertBroken("TX-01", parrot, () -> tenant.atomically(unit -> "lost"));
    }

    @Test
    void isGuardedWithinAUnitOfWorkToo() {
        parrot.answer = parrot;
        List<EntityStore<Customer>> within = new ArrayList<>();
        tenant.atomically(unit -> within.add(unit.entities(EntityType.CUSTOMER)));

        assertBroken("RD-04", null, () -> within.get(0).find("acme"));
    }

    @Test
    void isClosedOnce() {
        guarded.close();
        guarded.close();

        assertThatThrownBy(() -> guarded.tenant(NORTH)).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> customers.find("acme")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> tenant.atomically(unit -> true)).isInstanceOf(StoreClosedException.class);
    }
}
