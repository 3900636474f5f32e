package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/** A host that does not keep the contract is named, by clause, and what it said goes no further. */
class SloppyHostTest {
    private static final Versioned<Customer> ACME = customer("acme");
    private static final Versioned<Customer> BOLT = customer("bolt");

    private static Versioned<Customer> customer(String id) {
        return new Versioned<>(
                Customer.builder().id(id).kind(CustomerKind.INDUSTRIAL).build(), 1);
    }

    private static Event event(String id, String customer, int day) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(Instant.parse("2026-03-%02dT00:00:00Z".formatted(day)))
                .recordedAt(Instant.EPOCH)
                .build();
    }

    /** A host's store that gives the same answers to all questions. */
    private record Answering(
            @Nullable Optional<Versioned<Customer>> found,
            @Nullable Page<Customer> paged) implements EntityStore<Customer> {
        @Override
        public Optional<Versioned<Customer>> find(String id) {
            return found;
        }

        @Override
        public Page<Customer> page(Query query) {
            return paged;
        }
    }

    /** A host's timeline that gives the same answer to all questions. */
    private record Telling(@Nullable List<Event> events) implements Timeline {
        @Override
        public List<Event> read(CustomerId customer) {
            return events;
        }

        @Override
        public Stream<Event> scan() {
            return events == null ? null : events.stream();
        }
    }

    private static Optional<Versioned<Customer>> find(@Nullable Optional<Versioned<Customer>> answer) {
        return customers(new Answering(answer, null)).find("acme");
    }

    private static Page<Customer> page(Query query, @Nullable Query next, String... ids) {
        List<Versioned<Customer>> items =
                Stream.of(ids).map(SloppyHostTest::customer).toList();
        return customers(new Answering(Optional.empty(), new Page<>(items, next)))
                .page(query);
    }

    private static EntityStore<Customer> customers(@Nullable EntityStore<Customer> host) {
        return HostStorage.over(Storage.inMemory())
                .entities(EntityType.CUSTOMER, tenant -> host)
                .build()
                .tenant(TenantId.DEFAULT)
                .entities(EntityType.CUSTOMER);
    }

    private static Timeline timeline(@Nullable Timeline host) {
        return HostStorage.over(Storage.inMemory())
                .timeline(tenant -> host)
                .build()
                .tenant(TenantId.DEFAULT)
                .timeline();
    }

    private static List<Event> read(@Nullable Event... events) {
        return timeline(new Telling(Arrays.asList(events))).read(CustomerId.of("acme"));
    }

    private static List<Event> scan(@Nullable Event... events) {
        return timeline(new Telling(Arrays.asList(events))).scan().toList();
    }

    private static void assertBroken(String clause, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ContractViolationException.class, e -> {
                    assertThat(e.clause()).isEqualTo(clause);
                    assertThat(e.getMessage()).contains(e.store(), "breaks the contract (" + clause + ")");
                })
                .hasMessageContaining("Maybe run the tests of crm-tck on it?");
    }

    @Test
    void hasNoStoreWhereOneIsExpected() {
        assertBroken("RD-01", () -> customers(null));
        assertBroken("RD-01", () -> timeline(null));
    }

    @Test
    void answersWithNull() {
        assertBroken("RD-04", () -> find(null));
        assertBroken("PG-02", () -> customers(new Answering(null, null)).page(Query.all()));
        assertBroken("RD-04", () -> timeline(new Telling(null)).read(CustomerId.of("acme")));
        assertBroken("PG-02", () -> timeline(new Telling(null)).scan());
        assertBroken("RD-04", () -> read(event("e", "acme", 1), null));
        assertBroken("RD-04", () -> scan(event("e", "acme", 1), null));
    }

    @Test
    void answersWithWhatBelongsToAnother() {
        assertBroken("RD-04", () -> find(Optional.of(BOLT)));
        assertBroken("RD-04", () -> read(event("e", "bolt", 1)));
    }

    @Test
    @SuppressWarnings("unchecked")
    void answersWithAnotherJavaType() {
        Optional<Versioned<Customer>> text =
                (Optional<Versioned<Customer>>) (Object) Optional.of(new Versioned<>("", 1));

        assertBroken("DF-01", () -> find(text));
    }

    @Test
    void pagesOutOfOrder() {
        assertBroken("PG-01", () -> page(Query.all(), null, "bolt", "acme"));
        assertBroken("PG-01", () -> page(Query.all(), null, "acme", "acme"));
        assertBroken("PG-01", () -> page(Query.all().goingOnAfter("acme"), null, "acme"));
    }

    @Test
    void pagesMoreThanItIsAsked() {
        assertBroken("PG-04", () -> page(Query.all().withLimit(1), null, "acme", "bolt"));
    }

    @Test
    void pagesWhatIsNotInTheIndex() {
        assertBroken("PG-02", () -> page(Query.where("kind", "CONSUMER"), null, "acme"));
    }

    @Test
    void neverComesToTheLastPage() {
        assertBroken("PG-02", () -> page(Query.all(), Query.all(), "acme"));
        assertBroken("PG-02", () -> page(Query.all(), Query.all().goingOnAfter("acme"), "acme", "bolt"));
        assertBroken("PG-02", () -> page(Query.all(), Query.all()));
        assertBroken(
                "PG-02",
                () -> page(Query.all().goingOnAfter("acme"), Query.all().goingOnAfter("acme")));
        assertBroken(
                "PG-02",
                () -> page(Query.where("kind", "INDUSTRIAL"), Query.all().goingOnAfter("acme"), "acme"));
    }

    @Test
    void tellsWhatHappenedOutOfOrder() {
        assertBroken("PG-01", () -> read(event("e2", "acme", 2), event("e1", "acme", 1)));
        assertBroken("PG-01", () -> scan(event("e2", "acme", 2), event("e1", "acme", 1)));
        assertBroken("PG-01", () -> scan(event("e2", "bolt", 2), event("e1", "acme", 3)));
    }

    @Test
    void tellsAnEventTwice() {
        assertBroken("AP-02", () -> read(event("e1", "acme", 1), event("e1", "acme", 1)));
    }

    @Test
    void isNotTakenForOneThatKeepsTheContract() {
        assertThat(find(Optional.of(ACME))).contains(ACME);
        assertThat(page(Query.where("kind", "INDUSTRIAL"), null, "acme", "bolt").items())
                .containsExactly(ACME, BOLT);
        assertThat(page(Query.all(), Query.all().goingOnAfter("bolt"), "acme", "bolt")
                        .next())
                .isPresent();
        assertThat(read(event("e1", "acme", 1), event("e2", "acme", 1))).hasSize(2);
        assertThat(scan(event("e1", "acme", 3), event("e2", "bolt", 1))).hasSize(2);
    }

    @Test
    void isNotRememberedByACacheEither() {
        TenantStorage sloppy = new TenantStorage() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> EntityStore<T> entities(EntityType<T> type) {
                return (EntityStore<T>) new Answering(Optional.of(BOLT), null);
            }

            @Override
            public Timeline timeline() {
                return new Telling(List.of(event("e1", "bolt", 1)));
            }

            @Override
            public <R> R atomically(Function<TenantStorage, R> work) {
                return work.apply(this);
            }
        };
        Storage cached = Storage.cached(
                new Storage() {
                    @Override
                    public TenantStorage tenant(TenantId tenant) {
                        return sloppy;
                    }

                    @Override
                    public void close() {}
                },
                10);
        TenantStorage tenant = cached.tenant(TenantId.DEFAULT);

        assertBroken("RD-04", () -> tenant.entities(EntityType.CUSTOMER).find("acme"));
        assertBroken("RD-04", () -> tenant.timeline().read(CustomerId.of("acme")));
        assertThat(tenant.entities(EntityType.CUSTOMER).find("bolt")).contains(BOLT);
    }
}
