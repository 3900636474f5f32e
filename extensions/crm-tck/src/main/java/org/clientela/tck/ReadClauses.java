package org.clientela.tck;

import static org.clientela.tck.Clause.RD_01;
import static org.clientela.tck.Clause.RD_02;
import static org.clientela.tck.Clause.RD_03;
import static org.clientela.tck.Clause.RD_04;
import static org.clientela.tck.Clause.RD_05;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/** RD: what was written is read, by everybody, and what was read does not change under the reader. */
abstract class ReadClauses extends Clauses {
    private static final Customer ACME = customer("acme");
    private static final CustomerId ACME_ID = ACME.id();

    ReadClauses(StorageTck kit) {
        super(kit);
    }

    @Proves(RD_01)
    @DisplayName("RD-01 what was written is read at once, by every thread and through every handle")
    void rd01_what_was_written_is_read() {
        assertEverybodyReads(Optional.empty(), List.of());

        customers().put(ACME, 0);
        assertEverybodyReads(Optional.of(new Versioned<>(ACME, 1)), List.of());
        timeline().append(List.of(event("e1", "acme")));
        assertEverybodyReads(Optional.of(new Versioned<>(ACME, 1)), List.of("e1"));
        customers().put(ACME, 1);
        timeline().append(List.of(event("e2", "acme")));
        assertEverybodyReads(Optional.of(new Versioned<>(ACME, 2)), List.of("e1", "e2"));
        customers().remove("acme", 2);
        timeline().erase(ACME_ID);
        assertEverybodyReads(Optional.empty(), List.of());
    }

    @Proves(RD_01)
    @DisplayName("RD-01 what a unit of work wrote is read at once, and is not if the unit failed")
    void rd01_what_a_unit_wrote_is_read() {
        assertEverybodyReads(Optional.empty(), List.of());

        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            return unit.timeline().append(List.of(event("e1", "acme")));
        });
        assertEverybodyReads(Optional.of(new Versioned<>(ACME, 1)), List.of("e1"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> north.atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).put(ACME, 1);
                    unit.timeline().append(List.of(event("e2", "acme")));
                    assertEquals(
                            2,
                            unit.entities(EntityType.CUSTOMER)
                                    .find("acme")
                                    .orElseThrow()
                                    .version());
                    assertEquals(List.of("e1", "e2"), ids(unit.timeline().read(ACME_ID)));
                    throw new UnsupportedOperationException();
                }));
        assertEverybodyReads(Optional.of(new Versioned<>(ACME, 1)), List.of("e1"));
        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).remove("acme", 1);
            return unit.timeline().erase(ACME_ID);
        });
        assertEverybodyReads(Optional.empty(), List.of());
    }

    private void assertEverybodyReads(Optional<Versioned<Customer>> expected, List<String> events) {
        EntityStore<Customer> keptHandle = customers();
        assertReads(expected, events, keptHandle, north);
        CompletableFuture.runAsync(() -> assertReads(expected, events, keptHandle, storage.tenant(NORTH)))
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
    }

    private static void assertReads(
            Optional<Versioned<Customer>> expected,
            List<String> events,
            EntityStore<Customer> customers,
            TenantStorage tenant) {
        assertEquals(expected, customers.find("acme"), "what find returns");
        assertEquals(expected.stream().toList(), customers.page(Query.all()).items(), "what the page of all has");
        assertEquals(
                expected.stream().toList(),
                customers.page(Query.where("kind", "CONSUMER")).items(),
                "what the page of an index has");
        assertEquals(events, ids(tenant.timeline().read(ACME_ID)), "what the customer's timeline has");
        assertEquals(events, ids(scan(tenant.timeline())), "what the scan of all has");
    }

    @Proves(RD_02)
    @DisplayName("RD-02 a version once seen never goes back, however it is read and while it is written")
    void rd02_a_version_never_goes_back() {
        customers().put(ACME, 0);
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicLong looks = new AtomicLong();

        crowd(thread -> {
            if (thread == 0) {
                try {
                    for (long version = 1; version <= 4L * rounds; version++) {
                        assertEquals(version + 1, customers().put(ACME, version).version(), "what put returns");
                        assertEquals(version + 1, look(version), "what is read when put has returned");
                    }
                } finally {
                    writing.set(false);
                }
            } else if (thread < 4) {
                long last = 0;
                do {
                    long seen = look(looks.incrementAndGet());
                    assertTrue(seen >= last, "version " + seen + " was read after version " + last);
                    last = seen;
                } while (writing.get());
            }
        });

        assertEquals(4L * rounds + 1, look(0), "the version at the end");
    }

    private long look(long way) {
        EntityStore<Customer> customers = customers();
        return switch ((int) (way % 3)) {
            case 0 -> customers.find("acme").orElseThrow().version();
            case 1 -> customers.page(Query.all()).items().get(0).version();
            default ->
                customers.page(Query.where("kind", "CONSUMER")).items().get(0).version();
        };
    }

    @Proves(RD_03)
    @DisplayName("RD-03 changing what was handed in changes nothing stored")
    void rd03_what_was_handed_in_may_change() {
        List<Event> events = new ArrayList<>(List.of(event("e1", "acme")));
        timeline().append(events);
        events.clear();
        events.add(event("e2", "acme"));

        assertEquals(List.of("e1"), ids(timeline().read(ACME_ID)), "the timeline");
    }

    @Proves(RD_03)
    @DisplayName("RD-03 changing what was returned changes nothing stored")
    void rd03_what_was_returned_may_change() {
        customers().put(ACME, 0);
        timeline().append(List.of(event("e1", "acme"), event("e2", "acme")));

        List<Event> read = timeline().read(ACME_ID);
        attempt(() -> read.remove(0));
        attempt(() -> read.add(event("e3", "acme")));
        attempt(() -> customers().page(Query.all()).items().clear());

        assertEquals(List.of("e1", "e2"), ids(timeline().read(ACME_ID)), "the timeline");
        assertEquals(List.of(ACME), all(customers(), Query.all()), "the customers");
    }

    @Proves(RD_03)
    @DisplayName("RD-03 what was returned does not change when the storage does")
    void rd03_what_was_returned_stays() {
        customers().put(ACME, 0);
        timeline().append(List.of(event("e1", "acme")));
        List<Event> read = timeline().read(ACME_ID);
        Page<Customer> page = customers().page(Query.all());

        timeline().append(List.of(event("e2", "acme")));
        customers().remove("acme", 1);

        assertEquals(List.of("e1"), ids(read), "the events read before");
        assertEquals(1, page.items().size(), "the page read before");
    }

    @Proves(RD_04)
    @DisplayName("RD-04 what never was, what was removed and what is another tenant's look the same")
    void rd04_missing_removed_and_foreign_look_the_same() {
        customers().put(customer("removed"), 0);
        customers().remove("removed", 1);
        timeline().append(List.of(event("e1", "removed")));
        timeline().erase(CustomerId.of("removed"));
        south.entities(EntityType.CUSTOMER).put(customer("foreign"), 0);
        south.timeline().append(List.of(event("e2", "foreign")));

        for (String id : List.of("missing", "removed", "foreign")) {
            assertEquals(Optional.empty(), customers().find(id), id);
            assertEquals(List.of(), timeline().read(CustomerId.of(id)), id);
            assertEquals(0, timeline().erase(CustomerId.of(id)), id);
            VersionConflictException e = assertThrows(
                    VersionConflictException.class, () -> customers().remove(id, 1), id);
            assertEquals(0, e.actual(), "the actual version of " + id);
        }
    }

    @Proves(RD_05)
    @DisplayName("RD-05 the pages that a unit of work reads are of one point in time")
    void rd05_the_pages_of_a_unit_are_of_one_time() {
        for (String id : List.of("a", "c", "e")) {
            customers().put(customer(id), 0);
        }
        List<CompletableFuture<?>> writer = new ArrayList<>();

        north.atomically(unit -> {
            EntityStore<Customer> within = unit.entities(EntityType.CUSTOMER);
            Page<Customer> first = within.page(Query.all().withLimit(1));
            writer.add(CompletableFuture.runAsync(() -> customers().put(customer("d"), 0)));
            pause();
            List<Customer> rest = all(within, first.next().orElseThrow());
            assertEquals(List.of(customer("c"), customer("e")), rest, "the pages behind the first");
            return true;
        });

        writer.get(0).orTimeout(1, TimeUnit.MINUTES).join();
        assertEquals(4, all(customers(), Query.all()).size(), "the customers when both are done");
    }

    /** Lets a writer come to its end, or to where it has to wait. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Proves(RD_05)
    @DisplayName("RD-05 a scan under way is of one point in time")
    void rd05_a_scan_is_of_one_time() {
        timeline().append(List.of(event("a1", "a"), event("c1", "c"), event("e1", "e")));

        List<String> seen = new ArrayList<>();
        try (Stream<Event> scan = timeline().scan()) {
            Iterator<Event> events = scan.iterator();
            seen.add(events.next().id().value());
            timeline().append(List.of(event("d1", "d"), event("e2", "e", 5)));
            timeline().erase(CustomerId.of("c"));
            events.forEachRemaining(event -> seen.add(event.id().value()));
        }

        assertEquals(List.of("a1", "c1", "e1"), seen, "the events of the scan");
        assertEquals(List.of("a1", "d1", "e1", "e2"), ids(scan(timeline())), "the events of the next scan");
    }
}
