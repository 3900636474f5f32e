package org.clientela.tck;

import static org.clientela.tck.Clause.CL_01;
import static org.clientela.tck.Clause.CL_02;
import static org.clientela.tck.Clause.CL_03;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.StoreClosedException;
import org.clientela.store.Timeline;
import org.junit.jupiter.api.DisplayName;

/** CL: closed is closed, and what is left open does no harm. */
abstract class CloseClauses extends Clauses {
    CloseClauses(StorageTck kit) {
        super(kit);
    }

    private static void assertClosed(String what, Runnable call) {
        assertThrows(StoreClosedException.class, call::run, what + " after close");
    }

    @Proves(CL_01)
    @DisplayName("CL-01 closing again does nothing, from any thread")
    void cl01_closing_again_does_nothing() {
        crowd(thread -> storage.close());

        storage.close();
    }

    @Proves(CL_02)
    @DisplayName("CL-02 every call fails once the storage is closed")
    void cl02_every_call_fails() {
        EntityStore<Customer> customers = customers();
        Timeline timeline = timeline();
        customers.put(customer("acme"), 0);
        timeline.append(List.of(event("e1", "acme")));
        customers.find("acme");
        timeline.read(CustomerId.of("acme"));

        storage.close();

        assertClosed("tenant", () -> storage.tenant(NORTH));
        assertClosed("entities", () -> north.entities(EntityType.CUSTOMER).find("acme"));
        assertClosed("timeline", () -> north.timeline().read(CustomerId.of("acme")));
        assertClosed("atomically", () -> north.atomically(unit -> true));
        assertClosed("find", () -> customers.find("acme"));
        assertClosed("page", () -> customers.page(Query.all()));
        assertClosed("put", () -> customers.put(customer("bolt"), 0));
        assertClosed("remove", () -> customers.remove("acme", 1));
        assertClosed("read", () -> timeline.read(CustomerId.of("acme")));
        assertClosed("scan", () -> scan(timeline));
        assertClosed("append", () -> timeline.append(List.of(event("e2", "acme"))));
        assertClosed("erase", () -> timeline.erase(CustomerId.of("acme")));
    }

    @Proves(CL_02)
    @DisplayName("CL-02 a scan under way fails once the storage is closed")
    void cl02_a_scan_under_way_fails() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(event("e" + i, "c" + i));
        }
        timeline().append(events);
        try (Stream<Event> scan = timeline().scan()) {
            Iterator<Event> under = scan.iterator();
            under.next();

            storage.close();

            assertClosed("going on with a scan", () -> under.forEachRemaining(event -> {}));
        }
    }

    @Proves(CL_03)
    @DisplayName("CL-03 a thousand scans that are left early and closed do no harm")
    void cl03_scans_left_early_do_no_harm() {
        timeline().append(List.of(event("e1", "acme"), event("e2", "bolt")));

        for (int i = 0; i < 1_000; i++) {
            try (Stream<Event> scan = timeline().scan()) {
                assertEquals("e1", scan.iterator().next().id().value());
            }
        }

        timeline().append(List.of(event("e3", "core")));
        assertEquals(List.of("e1", "e2", "e3"), ids(scan(timeline())), "the scan afterwards");
    }

    @Proves(CL_01)
    @DisplayName("CL-01 closing while a unit of work is under way does all of it or nothing, and comes to an end")
    void cl01_closing_meets_a_unit_of_work() throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> unit = CompletableFuture.supplyAsync(() -> north.atomically(work -> {
            work.entities(EntityType.CUSTOMER).put(customer("acme"), 0);
            within.countDown();
            awaits(goOn);
            work.timeline().append(List.of(event("e1", "acme")));
            return true;
        }));
        awaits(within);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(storage::close);
        Thread.sleep(50);
        goOn.countDown();

        closing.get(1, TimeUnit.MINUTES);
        try {
            assertTrue(unit.get(1, TimeUnit.MINUTES), "what the unit of work returns");
        } catch (ExecutionException e) {
            assertInstanceOf(StoreClosedException.class, e.getCause(), "what the unit of work met");
        }
        assertClosed("find", () -> customers().find("acme"));
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES), "the other thread never came");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
