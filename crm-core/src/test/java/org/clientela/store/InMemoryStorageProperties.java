package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;

/** Whatever is done to a storage, it answers as a plain map and a plain list would. */
class InMemoryStorageProperties {
    private static final List<String> IDS = List.of("a", "b", "ä", "\uFF21", "😀");

    /** Something done to a storage, and what is to be said of it: a version, a number, or the failure. */
    sealed interface Step {
        Object doneTo(TenantStorage storage);

        Object doneTo(PlainStorage plain);
    }

    record Put(String id, CustomerKind kind, int versionsOff) implements Step {
        @Override
        public Object doneTo(TenantStorage storage) {
            EntityStore<Customer> customers = storage.entities(EntityType.CUSTOMER);
            long actual = customers.find(id).map(Versioned::version).orElse(0L);
            return outcome(() -> customers.put(customer(), actual + versionsOff).version());
        }

        @Override
        public Object doneTo(PlainStorage plain) {
            return plain.put(id, kind, versionsOff);
        }

        private Customer customer() {
            return Customer.builder().id(id).kind(kind).build();
        }
    }

    record Remove(String id, int versionsOff) implements Step {
        @Override
        public Object doneTo(TenantStorage storage) {
            EntityStore<Customer> customers = storage.entities(EntityType.CUSTOMER);
            long actual = customers.find(id).map(Versioned::version).orElse(0L);
            return outcome(() -> {
                customers.remove(id, actual + versionsOff);
                return "removed";
            });
        }

        @Override
        public Object doneTo(PlainStorage plain) {
            return plain.remove(id, versionsOff);
        }
    }

    record Append(List<Event> events) implements Step {
        @Override
        public Object doneTo(TenantStorage storage) {
            return outcome(() -> storage.timeline().append(events));
        }

        @Override
        public Object doneTo(PlainStorage plain) {
            return plain.append(events);
        }
    }

    record Erase(String customer) implements Step {
        @Override
        public Object doneTo(TenantStorage storage) {
            return storage.timeline().erase(CustomerId.of(customer));
        }

        @Override
        public Object doneTo(PlainStorage plain) {
            return plain.erase(customer);
        }
    }

    record Atomically(List<Step> steps, boolean fails) implements Step {
        @Override
        public Object doneTo(TenantStorage storage) {
            return outcome(() -> storage.atomically(unit -> {
                List<Object> outcomes = new ArrayList<>();
                steps.forEach(step -> outcomes.add(step.doneTo(unit)));
                if (fails) {
                    throw new UnsupportedOperationException();
                }
                return outcomes;
            }));
        }

        @Override
        public Object doneTo(PlainStorage plain) {
            PlainStorage before = plain.copy();
            List<Object> outcomes = new ArrayList<>();
            steps.forEach(step -> outcomes.add(step.doneTo(plain)));
            if (fails) {
                plain.becomes(before);
                return UnsupportedOperationException.class;
            }
            return outcomes;
        }
    }

    private static Object outcome(Supplier<Object> call) {
        try {
            return call.get();
        } catch (StorageException | UnsupportedOperationException e) {
            return e.getClass();
        }
    }

    @Property
    void answers_as_a_plain_map_and_a_plain_list_would(@ForAll("steps") List<Step> steps) {
        try (Storage storage = Storage.inMemory()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            PlainStorage plain = new PlainStorage();
            for (Step step : steps) {
                assertThat(step.doneTo(tenant)).as(step.toString()).isEqualTo(step.doneTo(plain));
                assertSame(tenant, plain);
                tenant.atomically(unit -> {
                    assertSame(unit, plain);
                    return true;
                });
            }
        }
    }

    private static void assertSame(TenantStorage storage, PlainStorage plain) {
        EntityStore<Customer> customers = storage.entities(EntityType.CUSTOMER);
        assertThat(pages(customers, Query.all().withLimit(2))).isEqualTo(plain.customers());
        for (CustomerKind kind : CustomerKind.values()) {
            assertThat(pages(customers, Query.where("kind", kind.name()).withLimit(1)))
                    .isEqualTo(plain.customers(kind));
        }
        Timeline timeline = storage.timeline();
        List<Event> all = new ArrayList<>();
        for (String id : IDS) {
            assertThat(customers.find(id)).isEqualTo(plain.find(id));
            assertThat(timeline.read(CustomerId.of(id))).isEqualTo(plain.read(id));
            all.addAll(plain.read(id));
        }
        assertThat(timeline.scan()).isEqualTo(all);
    }

    private static List<Versioned<Customer>> pages(EntityStore<Customer> customers, Query query) {
        List<Versioned<Customer>> all = new ArrayList<>();
        Query next = query;
        while (next != null) {
            Page<Customer> page = customers.page(next);
            all.addAll(page.items());
            next = page.following();
        }
        return all;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return step(2).list().ofMinSize(1).ofMaxSize(15);
    }

    private static Arbitrary<Step> step(int depth) {
        Arbitrary<String> ids = Arbitraries.of(IDS);
        Arbitrary<Integer> versionsOff = Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, 1), Tuple.of(1, -1));
        Arbitrary<Step> put = Combinators.combine(ids, Arbitraries.of(CustomerKind.class), versionsOff)
                .as(Put::new);
        Arbitrary<Step> remove = Combinators.combine(ids, versionsOff).as(Remove::new);
        Arbitrary<Step> append = event().list().ofMaxSize(4).map(Append::new);
        Arbitrary<Step> erase = ids.map(Erase::new);
        if (depth == 0) {
            return Arbitraries.oneOf(put, put, remove, append, append, erase);
        }
        Arbitrary<Step> atomically = Combinators.combine(
                        step(depth - 1).list().ofMaxSize(5), Arbitraries.of(true, false))
                .as(Atomically::new);
        return Arbitraries.oneOf(put, put, remove, append, append, erase, atomically);
    }

    private static Arbitrary<Event> event() {
        Arbitrary<String> ids = Arbitraries.of("e1", "e2", "e3", "e4", "e5", "e6", "e7");
        Arbitrary<Integer> days = Arbitraries.of(1, 1, 2, 3);
        return Combinators.combine(ids, Arbitraries.of(IDS), days, Arbitraries.of(1, 2))
                .as((id, customer, day, recorded) -> Event.builder()
                        .id(EventId.of(id))
                        .customer(CustomerId.of(customer))
                        .type(EventType.PURCHASE)
                        .occurredAt(Instant.parse("2026-03-0" + day + "T00:00:00Z"))
                        .recordedAt(Instant.parse("2026-04-0" + recorded + "T00:00:00Z"))
                        .build());
    }
}
