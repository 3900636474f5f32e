package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.offering.Offering;
import org.junit.jupiter.api.Test;

class HostStorageTest {
    private static final Customer ACME = customer("acme");
    private static final Customer BOLT = customer("bolt");
    private static final Offering PUMP =
            Offering.builder().id("pump").name("Pump").build();

    private final List<Customer> erpCustomers = new ArrayList<>(List.of(ACME, BOLT));
    private final List<Event> erpOrders = new ArrayList<>();
    private final Storage storage = over(
            new ListedEntities<>(EntityType.CUSTOMER, erpCustomers), new ListedTimeline(erpOrders), Storage.inMemory());
    private final TenantStorage tenant = storage.tenant(TenantId.DEFAULT);

    private static Storage over(EntityStore<Customer> customers, Timeline timeline, Storage ours) {
        return HostStorage.over(ours)
                .entities(EntityType.CUSTOMER, any -> customers)
                .timeline(any -> timeline)
                .build();
    }

    private static Customer customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.INDUSTRIAL).build();
    }

    private static Event event(String id, String customer, int day) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(Instant.parse("2026-03-%02dT00:00:00Z".formatted(day)))
                .recordedAt(Instant.parse("2026-03-31T00:00:00Z"))
                .build();
    }

    private static List<String> ids(Stream<Event> events) {
        return events.map(event -> event.id().value()).toList();
    }

    @Test
    void readsWhatTheHostKeepsAndKeepsTheRest() {
        tenant.entities(EntityType.OFFERING).put(PUMP, 0);

        assertThat(tenant.entities(EntityType.CUSTOMER).find("acme")).contains(new Versioned<>(ACME, 1));
        assertThat(tenant.entities(EntityType.CUSTOMER).page(Query.all()).items())
                .hasSize(2);
        assertThat(tenant.entities(EntityType.OFFERING).find("pump")).contains(new Versioned<>(PUMP, 1));
    }

    @Test
    void refusesToChangeWhatTheHostKeeps() {
        EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);

        assertThatThrownBy(() -> customers.put(ACME, 1))
                .isInstanceOfSatisfying(
                        ReadOnlyStoreException.class, e -> assertThat(e.what()).isEqualTo("customer entities"))
                .hasMessage("The customer entities can only be read here.%nMaybe change them where the host keeps them?"
                        .formatted());
        assertThatThrownBy(() -> customers.remove("acme", 1)).isInstanceOf(ReadOnlyStoreException.class);
        assertThatThrownBy(() -> tenant.atomically(
                        unit -> unit.entities(EntityType.CUSTOMER).put(ACME, 1)))
                .isInstanceOf(ReadOnlyStoreException.class);
    }

    @Test
    void refusesAnotherJavaTypeUnderTheHostsName() {
        EntityType<Offering> impostor = EntityType.of(
                "customer", Offering.class, offering -> offering.id().value());

        assertThatThrownBy(() -> tenant.entities(impostor))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The host keeps the entity type (customer) as");
    }

    @Test
    void tellsBothTimelinesAsOne() {
        erpOrders.addAll(List.of(
                event("h1", "acme", 1), event("h3", "acme", 3), event("h4", "acme", 4), event("h9", "core", 9)));
        tenant.timeline()
                .append(List.of(
                        event("o5", "acme", 5),
                        event("o3", "acme", 3),
                        event("o2", "acme", 2),
                        event("o1", "bolt", 1),
                        event("o9", "dyna", 1)));

        assertThat(ids(tenant.timeline().read(CustomerId.of("acme")).stream()))
                .containsExactly("h1", "o2", "h3", "o3", "h4", "o5");
        assertThat(ids(tenant.timeline().scan())).containsExactly("h1", "o2", "h3", "o3", "h4", "o5", "o1", "h9", "o9");
    }

    @Test
    void doesNotRecordWhatTheHostHas() {
        erpOrders.add(event("h1", "acme", 1));
        Event heardAgain = event("h1", "acme", 1).withRecordedAt(Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(tenant.timeline().append(List.of(heardAgain, event("o1", "acme", 2))))
                .isEqualTo(1);
        assertThat(ids(tenant.timeline().read(CustomerId.of("acme")).stream())).containsExactly("h1", "o1");
    }

    @Test
    void refusesWhatContradictsTheHost() {
        erpOrders.add(event("h1", "acme", 1));

        assertThatThrownBy(() -> tenant.timeline().append(List.of(event("o1", "acme", 1), event("h1", "acme", 2))))
                .isInstanceOfSatisfying(
                        IdempotencyConflictException.class,
                        e -> assertThat(e.id()).isEqualTo("h1"));
        assertThat(ids(tenant.timeline().scan())).containsExactly("h1");
    }

    @Test
    void tellsOnceWhatTheHostLearnsLater() {
        tenant.timeline().append(List.of(event("e1", "acme", 1)));
        erpOrders.add(event("e1", "acme", 1));

        assertThat(tenant.timeline().read(CustomerId.of("acme"))).hasSize(1);
        assertThat(tenant.timeline().scan()).hasSize(1);
    }

    @Test
    void erasesWhatIsOurs() {
        erpOrders.add(event("h1", "acme", 1));
        tenant.timeline().append(List.of(event("o1", "acme", 2)));

        assertThat(tenant.timeline().erase(CustomerId.of("acme"))).isEqualTo(1);
        assertThat(ids(tenant.timeline().scan())).containsExactly("h1");
    }

    @Test
    void scansNoFartherThanItIsAsked() {
        AtomicInteger asked = new AtomicInteger();
        Stream<Event> endless = IntStream.iterate(100_000, i -> i + 1)
                .peek(i -> asked.incrementAndGet())
                .mapToObj(i -> event("h" + i, "c" + i, 1));
        Storage storage =
                over(new ListedEntities<>(EntityType.CUSTOMER, List.of()), scanning(endless), Storage.inMemory());

        Iterator<Event> events =
                storage.tenant(TenantId.DEFAULT).timeline().scan().iterator();
        events.next();
        events.next();

        assertThat(asked.get()).isLessThan(10);
    }

    @Test
    void closesBothScans() {
        AtomicInteger closed = new AtomicInteger();
        Stream<Event> host = Stream.<Event>empty().onClose(closed::incrementAndGet);
        Storage storage =
                over(new ListedEntities<>(EntityType.CUSTOMER, List.of()), scanning(host), Storage.inMemory());

        storage.tenant(TenantId.DEFAULT).timeline().scan().close();

        assertThat(closed).hasValue(1);
    }

    private static Timeline scanning(Stream<Event> events) {
        return new Timeline() {
            @Override
            public List<Event> read(CustomerId customer) {
                return List.of();
            }

            @Override
            public Stream<Event> scan() {
                return events;
            }
        };
    }

    @Test
    void doesNotAskTheHostForATenantThatIsNone() {
        Storage asking = HostStorage.over(Storage.inMemory())
                .entities(EntityType.CUSTOMER, unknown -> {
                    throw new AssertionError();
                })
                .build();

        assertThatThrownBy(() -> asking.tenant(TenantId.of("nobody"))).isInstanceOf(UnknownTenantException.class);
    }

    @Test
    void failsWhenItIsClosedAndWhenAUnitIsOver() {
        erpOrders.add(event("h1", "acme", 1));
        EntityStore<Customer> over = tenant.atomically(unit -> unit.entities(EntityType.CUSTOMER));
        EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);
        Iterator<Event> scan = tenant.timeline().scan().iterator();

        assertThatThrownBy(() -> over.find("acme")).isInstanceOf(IllegalStateException.class);
        storage.close();

        assertThatThrownBy(() -> customers.find("acme")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(scan::next).isInstanceOf(StoreClosedException.class);
    }
}
