package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.store.StorageListener.Call;
import org.clientela.store.StorageListener.Operation;
import org.junit.jupiter.api.Test;

class ObservedStorageTest {
    private static final TenantId NORTH = TenantId.of("north");
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();
    private static final String MARKER = "Zaphod-Beeblebrox";

    private final List<Call> calls = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Storage inner = Storage.inMemory(Set.of(NORTH, TenantId.DEFAULT));

    private final StorageListener listener = new StorageListener() {
        @Override
        public void called(Call call) {
            calls.add(call);
        }
    };

    private static Event event(String id) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(ACME.id())
                .type(EventType.PURCHASE)
                .occurredAt(Instant.EPOCH)
                .recordedAt(Instant.EPOCH)
                .build();
    }

    private TenantStorage observed() {
        return Storage.observed(inner, listener, () -> clock.getAndAdd(10)).tenant(NORTH);
    }

    private static Call done(Operation operation, long items) {
        return new Call(operation, Call.DONE, 10, items);
    }

    @Test
    void tellsEachCallWithItsDurationAndItsSize() {
        TenantStorage tenant = observed();
        EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);

        customers.find("acme");
        customers.put(ACME, 0);
        customers.find("acme");
        customers.page(Query.all());
        customers.remove("acme", 1);
        tenant.timeline().append(List.of(event("e1"), event("e2")));
        tenant.timeline().read(ACME.id());
        tenant.timeline().erase(ACME.id());

        assertThat(calls)
                .containsExactly(
                        done(Operation.FIND, 0),
                        done(Operation.PUT, 1),
                        done(Operation.FIND, 1),
                        done(Operation.PAGE, 1),
                        done(Operation.REMOVE, 1),
                        done(Operation.APPEND, 2),
                        done(Operation.READ, 2),
                        done(Operation.ERASE, 2));
    }

    @Test
    void namesWhyACallFailed() {
        TenantStorage tenant = observed();
        EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);

        assertThatThrownBy(() -> customers.put(ACME, 7)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> customers.page(Query.where("colour", "red")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tenant.atomically(unit -> {
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        inner.close();
        assertThatThrownBy(() -> customers.find("acme")).isInstanceOf(StoreClosedException.class);

        assertThat(calls)
                .containsExactly(
                        new Call(Operation.PUT, "version-conflict", 10, 0),
                        new Call(Operation.PAGE, "refused", 10, 0),
                        new Call(Operation.UNIT, "failed", 10, 0),
                        new Call(Operation.FIND, "closed", 10, 0));
    }

    @Test
    void tellsAScanWhenItIsOver() {
        TenantStorage tenant = observed();
        tenant.timeline().append(List.of(event("e1"), event("e2"), event("e3")));
        calls.clear();

        assertThat(tenant.timeline().scan()).hasSize(3);
        assertThat(calls).containsExactly(done(Operation.SCAN, 3));

        calls.clear();
        try (Stream<Event> some = tenant.timeline().scan()) {
            assertThat(some.limit(2)).hasSize(2);
        }
        assertThat(calls).containsExactly(done(Operation.SCAN, 2));

        calls.clear();
        assertThatThrownBy(() -> tenant.timeline().scan().forEach(event -> inner.close()))
                .isInstanceOf(StoreClosedException.class);
        assertThat(calls).containsExactly(new Call(Operation.SCAN, "closed", 10, 0));
    }

    @Test
    void holdsBackWhatIsDoneInAUnitOfWorkUntilItIsOver() {
        TenantStorage tenant = observed();

        tenant.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            unit.atomically(nested -> nested.timeline().append(List.of(event("e1"))));
            assertThat(calls).isEmpty();
            return true;
        });

        assertThat(calls)
                .extracting(Call::operation)
                .containsExactly(Operation.UNIT, Operation.PUT, Operation.APPEND, Operation.UNIT);
        assertThat(calls.get(0).items()).isEqualTo(3);
    }

    @Test
    void isNotDisturbedByAListenerThatThrows() {
        StorageListener hostile = new StorageListener() {
            @Override
            public void called(Call call) {
                throw new AssertionError(MARKER);
            }

            @Override
            public void cached(CacheUse use, long count) {
                throw new IllegalStateException(MARKER);
            }

            @Override
            public StorageListener forTenant(TenantId tenant) {
                throw new UnsupportedOperationException(MARKER);
            }
        };
        String log = logged(() -> {
            Storage cached = Storage.cached(inner, CacheOptions.holding(10).withListener(hostile));
            TenantStorage tenant = Storage.observed(cached, hostile).tenant(NORTH);

            tenant.entities(EntityType.CUSTOMER).put(ACME, 0);

            assertThat(tenant.entities(EntityType.CUSTOMER).find("acme")).isPresent();
            assertThat(tenant.<Integer>atomically(unit -> unit.timeline().append(List.of(event("e1")))))
                    .isEqualTo(1);
        });

        assertThat(log.split("A storage listener \\(", -1))
                .as("said once by each of the two")
                .hasSize(3);
        assertThat(log).doesNotContain(MARKER);
    }

    @Test
    void tellsTenantsApartOnlyForWhoAsks() {
        List<TenantId> asked = new ArrayList<>();
        Storage storage = Storage.observed(inner, new StorageListener() {
            @Override
            public StorageListener forTenant(TenantId tenant) {
                asked.add(tenant);
                return listener;
            }
        });

        storage.tenant(NORTH).timeline().read(ACME.id());
        assertThatThrownBy(() -> storage.tenant(TenantId.of("nobody"))).isInstanceOf(UnknownTenantException.class);

        assertThat(asked).containsExactly(NORTH);
        assertThat(calls).hasSize(1);
    }

    /** Whatever is done, with names, notes and attributes that are marked, and ids that are none. */
    @Test
    void logsIdsAndNothingElse() {
        Customer marked = Customer.builder()
                .id("c-4711")
                .kind(CustomerKind.CONSUMER)
                .person(MARKER, MARKER)
                .addEmail(MARKER + "@b.example")
                .addTag(MARKER)
                .addIdentifier("sap", MARKER)
                .attributes(Attributes.none().with("colour", Value.of(MARKER)))
                .build();
        Event note = Event.builder()
                .from(event("e1"))
                .customer(marked.id())
                .note(MARKER)
                .reference(MARKER)
                .build();

        String log = logged(() -> {
            TenantStorage tenant = observed();
            EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);
            customers.put(marked, 0);
            customers.find("a\r\nERROR forged " + MARKER);
            customers.find("\u202eacme");
            customers.page(Query.where("identifier", "sap/" + MARKER));
            assertThatThrownBy(() -> customers.put(marked, 5)).isInstanceOf(VersionConflictException.class);
            assertThatThrownBy(() -> customers.find(nothing())).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> customers.put(nothing(), 0)).isInstanceOf(NullPointerException.class);
            tenant.timeline().append(List.of(note));
            assertThatThrownBy(() -> tenant.timeline().append(List.of(note.withNote("other " + MARKER))))
                    .isInstanceOf(IdempotencyConflictException.class);
            assertThat(tenant.timeline().scan()).hasSize(1);
            tenant.timeline().erase(CustomerId.of("c-4711"));
        });

        assertThat(log)
                .contains("put customer (c-4711): done, 1 items, 10 ns")
                .contains("find customer (no id): done")
                .contains("put customer (no id): refused")
                .contains("append events: idempotency-conflict")
                .contains("erase events (c-4711): done, 1 items")
                .doesNotContain(MARKER)
                .doesNotContain("forged")
                .doesNotContain("\u202e");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static String logged(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
