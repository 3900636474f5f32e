package org.clientela.tck;

import static org.clientela.tck.Clause.TX_01;
import static org.clientela.tck.Clause.TX_03;
import static org.clientela.tck.Clause.TX_06;
import static org.clientela.tck.Clause.TX_07;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.offering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.offering.Offering;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/** TX: several things or none. */
abstract class UnitClauses extends Clauses {
    private static final Customer ACME = customer("acme");
    private static final Customer BOLT = customer("bolt");
    private static final Offering PUMP = offering("pump");
    private static final Event SOLD = event("sold", "acme");

    UnitClauses(StorageTck kit) {
        super(kit);
    }

    /** Bolt and something that happened to it are there; a unit of work then takes both away and brings other things. */
    private void prepare() {
        customers().put(BOLT, 0);
        timeline().append(List.of(event("before", "bolt")));
    }

    private static void changeEverything(TenantStorage unit) {
        unit.entities(EntityType.CUSTOMER).put(ACME, 0);
        unit.entities(EntityType.CUSTOMER).remove("bolt", 1);
        unit.entities(EntityType.OFFERING).put(PUMP, 0);
        unit.timeline().append(List.of(SOLD));
        unit.timeline().erase(CustomerId.of("bolt"));
    }

    private static void assertChanged(TenantStorage storage) {
        assertEquals(List.of(ACME), all(storage.entities(EntityType.CUSTOMER), Query.all()), "the customers");
        assertEquals(
                List.of(ACME),
                all(storage.entities(EntityType.CUSTOMER), Query.where("kind", "CONSUMER")),
                "the customers in an index");
        assertEquals(
                Optional.of(new Versioned<>(PUMP, 1)),
                storage.entities(EntityType.OFFERING).find("pump"),
                "the offering");
        assertEquals(List.of(SOLD), scan(storage.timeline()), "the timeline");
    }

    private static void assertUnchanged(TenantStorage storage) {
        assertEquals(List.of(BOLT), all(storage.entities(EntityType.CUSTOMER), Query.all()), "the customers");
        assertEquals(
                List.of(BOLT),
                all(storage.entities(EntityType.CUSTOMER), Query.where("kind", "CONSUMER")),
                "the customers in an index");
        assertEquals(
                Optional.of(new Versioned<>(BOLT, 1)),
                storage.entities(EntityType.CUSTOMER).find("bolt"),
                "the customer that was to be removed");
        assertEquals(Optional.empty(), storage.entities(EntityType.OFFERING).find("pump"), "the offering");
        assertEquals(List.of(event("before", "bolt")), scan(storage.timeline()), "the timeline");
        assertEquals(
                List.of(event("before", "bolt")),
                storage.timeline().read(CustomerId.of("bolt")),
                "the timeline that was to be erased");
    }

    @Proves(TX_01)
    @DisplayName("TX-01 all of a unit of work is there when it returns, with what it returned")
    void tx01_all_is_there() {
        prepare();

        String result = north.atomically(unit -> {
            changeEverything(unit);
            return "done";
        });

        assertEquals("done", result, "what atomically returns");
        assertChanged(north);
    }

    @Proves(TX_01)
    @DisplayName("TX-01 nothing of a unit of work is there when it throws, and what it throws arrives as it is")
    void tx01_nothing_is_there_after_an_exception() {
        prepare();
        RuntimeException thrown = new RuntimeException("thrown by the unit of work");

        RuntimeException caught = assertThrows(
                RuntimeException.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    throw thrown;
                }));

        assertSame(thrown, caught, "what arrives");
        assertUnchanged(north);
    }

    @Proves(TX_01)
    @DisplayName("TX-01 nothing of a unit of work is there when it dies of an Error")
    void tx01_nothing_is_there_after_an_error() {
        prepare();
        Error thrown = new StackOverflowError("thrown by the unit of work");

        Error caught = assertThrows(
                Error.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    throw thrown;
                }));

        assertSame(thrown, caught, "what arrives");
        assertUnchanged(north);
        customers().put(ACME, 0);
    }

    @Proves(TX_01)
    @DisplayName("TX-01 nothing is there when memory or the stack gives out within, and all goes on afterwards")
    void tx01_nothing_is_there_when_memory_or_stack_give_out() {
        prepare();

        assertThrows(
                OutOfMemoryError.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    throw new OutOfMemoryError("thrown by the unit of work");
                }));
        assertUnchanged(north);
        assertThrows(
                StackOverflowError.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    return endless(0) > 0;
                }));
        assertUnchanged(north);

        CompletableFuture.runAsync(() -> south.timeline().append(List.of(SOLD)))
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
        north.atomically(unit -> {
            changeEverything(unit);
            return true;
        });
        assertChanged(north);
    }

    private static long endless(long depth) {
        return depth < 0 ? depth : endless(depth + 1) + 1;
    }

    @Proves(TX_01)
    @DisplayName("TX-01 nothing of a unit of work is there when it meets a conflict")
    void tx01_nothing_is_there_after_a_conflict() {
        prepare();

        assertThrows(
                VersionConflictException.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    return unit.entities(EntityType.CUSTOMER).put(ACME, 7);
                }));
        assertUnchanged(north);

        assertThrows(
                IdempotencyConflictException.class,
                () -> north.atomically(unit -> {
                    changeEverything(unit);
                    return unit.timeline().append(List.of(event("sold", "acme", 1)));
                }));
        assertUnchanged(north);
    }

    @Proves(TX_01)
    @DisplayName("TX-01 a call that fails changes nothing; a unit of work that catches it may go on")
    void tx01_a_conflict_that_is_caught_leaves_the_rest() {
        prepare();

        north.atomically(unit -> {
            changeEverything(unit);
            assertThrows(
                    VersionConflictException.class,
                    () -> unit.entities(EntityType.CUSTOMER).put(ACME, 7));
            assertThrows(
                    IdempotencyConflictException.class,
                    () -> unit.timeline().append(List.of(event("new", "acme"), event("sold", "acme", 1))));
            return true;
        });

        assertChanged(north);
    }

    @Proves(TX_03)
    @DisplayName("TX-03 a unit of work reads what it wrote itself")
    void tx03_a_unit_reads_its_own_writes() {
        prepare();

        north.atomically(unit -> {
            changeEverything(unit);
            assertChanged(unit);
            return true;
        });
    }

    @Proves(TX_03)
    @DisplayName("TX-03 nobody else sees a unit of work under way")
    void tx03_nobody_sees_a_unit_under_way() {
        prepare();
        List<CompletableFuture<Boolean>> readers = new ArrayList<>();

        north.atomically(unit -> {
            changeEverything(unit);
            readers.add(CompletableFuture.supplyAsync(() ->
                    customers().find("acme").isPresent() || scan(timeline()).contains(SOLD)));
            return waitABitFor(readers.get(0));
        });

        // a reader that had to wait for the unit of work may see all of it
        if (readers.get(0).join()) {
            assertChanged(north);
        }
    }

    /** Fails if the reader has its answer while the unit of work is under way, and saw some of it. */
    private static boolean waitABitFor(CompletableFuture<Boolean> reader) {
        try {
            boolean seen = reader.get(1, TimeUnit.SECONDS);
            assertTrue(!seen, "A reader saw a unit of work that was still under way.");
        } catch (TimeoutException waits) {
            // until the unit of work is over, which is allowed
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("A reader failed while a unit of work was under way.", e);
        }
        return true;
    }

    @Proves(TX_06)
    @DisplayName("TX-06 the storage given is of no use when the unit of work is over")
    void tx06_the_unit_is_of_no_use_afterwards() {
        List<TenantStorage> given = new ArrayList<>();
        List<EntityStore<Customer>> entities = new ArrayList<>();
        List<Timeline> timelines = new ArrayList<>();
        north.atomically(unit -> {
            given.add(unit);
            entities.add(unit.entities(EntityType.CUSTOMER));
            timelines.add(unit.timeline());
            return true;
        });
        assertThrows(
                UnsupportedOperationException.class,
                () -> north.atomically(unit -> {
                    given.add(unit);
                    entities.add(unit.entities(EntityType.CUSTOMER));
                    timelines.add(unit.timeline());
                    throw new UnsupportedOperationException();
                }));

        for (TenantStorage unit : given) {
            assertOver(() -> unit.entities(EntityType.CUSTOMER).put(ACME, 0));
            assertOver(() -> unit.timeline().append(List.of(SOLD)));
            assertOver(() -> unit.atomically(nested -> true));
        }
        entities.forEach(store -> assertOver(() -> store.put(ACME, 0)));
        entities.forEach(store -> assertOver(() -> store.find("acme")));
        entities.forEach(store -> assertOver(() -> store.page(Query.all())));
        timelines.forEach(timeline -> assertOver(() -> timeline.append(List.of(SOLD))));
        timelines.forEach(timeline -> assertOver(() -> timeline.read(CustomerId.of("acme"))));
        timelines.forEach(timeline -> assertOver(() -> scan(timeline)));
        assertEquals(List.of(), all(customers(), Query.all()), "the customers");
        assertEquals(List.of(), scan(timeline()), "the timeline");
    }

    private static void assertOver(Runnable use) {
        assertThrows(
                IllegalStateException.class, use::run, "a use of the storage given to a unit of work that is over");
    }

    @Proves(TX_06)
    @DisplayName("TX-06 the storage given is of no use to another thread")
    void tx06_the_unit_is_of_no_use_to_another_thread() {
        north.atomically(unit -> {
            EntityStore<Customer> store = unit.entities(EntityType.CUSTOMER);
            CompletableFuture<?> other = CompletableFuture.runAsync(() -> store.put(ACME, 0));
            CompletionException e = assertThrows(
                    CompletionException.class,
                    () -> other.orTimeout(1, TimeUnit.MINUTES).join());
            assertInstanceOf(IllegalStateException.class, e.getCause(), "what the other thread met");
            return true;
        });

        assertEquals(Optional.empty(), customers().find("acme"), "what the other thread was to put");
    }

    @Proves(TX_06)
    @DisplayName("TX-06 a nested unit of work joins the one around it")
    void tx06_a_nested_unit_joins() {
        prepare();

        assertThrows(
                UnsupportedOperationException.class,
                () -> north.atomically(unit -> {
                    unit.atomically(nested -> {
                        changeEverything(nested);
                        return true;
                    });
                    assertChanged(unit);
                    throw new UnsupportedOperationException();
                }));
        assertUnchanged(north);

        north.atomically(unit -> unit.atomically(nested -> {
            changeEverything(nested);
            return true;
        }));
        assertChanged(north);
    }

    @Proves(TX_06)
    @DisplayName("TX-06 a nested unit of work that throws is undone, and the one around it may go on")
    void tx06_a_nested_unit_that_throws_is_undone_alone() {
        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            unit.timeline().append(List.of(SOLD));
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> unit.atomically(nested -> {
                        nested.entities(EntityType.CUSTOMER).put(BOLT, 0);
                        nested.entities(EntityType.CUSTOMER).remove("acme", 1);
                        nested.timeline().erase(CustomerId.of("acme"));
                        throw new UnsupportedOperationException();
                    }));
            unit.entities(EntityType.OFFERING).put(PUMP, 0);
            return true;
        });

        assertChanged(north);
    }

    @Proves(TX_06)
    @DisplayName("TX-06 a thread with a unit of work under way is refused when it writes past it")
    void tx06_writing_past_the_unit_is_refused() {
        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            for (TenantStorage past : List.of(north, south)) {
                assertThrows(
                        IllegalStateException.class,
                        () -> past.entities(EntityType.CUSTOMER).put(BOLT, 0),
                        "a put past the unit of work");
                assertThrows(
                        IllegalStateException.class,
                        () -> past.atomically(other -> true),
                        "a second unit of work that is not nested");
            }
            return true;
        });

        assertEquals(List.of(ACME), all(customers(), Query.all()), "the customers");
        customers().put(BOLT, 0);
    }

    @Proves(TX_07)
    @DisplayName("TX-07 a unit of work of 10,000 records works")
    void tx07_ten_thousand_records() {
        north.atomically(unit -> {
            EntityStore<Customer> customers = unit.entities(EntityType.CUSTOMER);
            for (int i = 0; i < 5_000; i++) {
                customers.put(customer("c" + i), 0);
                unit.timeline().append(List.of(event("e" + i, "c" + i)));
            }
            return true;
        });

        assertEquals(5_000, all(customers(), Query.all()).size(), "the customers");
        assertEquals(5_000, scan(timeline()).size(), "the timeline");
    }
}
