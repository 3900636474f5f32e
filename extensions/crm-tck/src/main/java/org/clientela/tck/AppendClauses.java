package org.clientela.tck;

import static org.clientela.tck.Clause.AP_01;
import static org.clientela.tck.Clause.AP_02;
import static org.clientela.tck.Clause.AP_03;
import static org.clientela.tck.Clause.AP_04;
import static org.clientela.tck.Clause.AP_05;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.IdempotencyConflictException;
import org.junit.jupiter.api.DisplayName;

/** AP: what happened is recorded once. */
abstract class AppendClauses extends Clauses {
    private static final CustomerId ACME = CustomerId.of("acme");
    private static final Event SOLD = event("sold", "acme");

    AppendClauses(StorageTck kit) {
        super(kit);
    }

    @Proves(AP_01)
    @DisplayName(
            "AP-01 events of one instant stay as they were appended, whatever failed between, and after an erasure")
    void ap01_events_of_one_instant_stay_as_they_were_appended() {
        List<String> expected = new ArrayList<>();
        for (int i = 9; i >= 0; i--) {
            String id = "e" + i;
            timeline().append(List.of(event(id, "acme")));
            expected.add(id);
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> north.atomically(unit -> {
                        unit.timeline().append(List.of(event("undone " + id, "acme")));
                        throw new UnsupportedOperationException();
                    }));
            assertThrows(
                    IdempotencyConflictException.class,
                    () -> timeline().append(List.of(event("refused " + id, "acme"), event(id, "acme", 1))));
            timeline().append(List.of(event("other " + id, "bolt")));
            timeline().erase(CustomerId.of("bolt"));
        }

        assertEquals(expected, ids(timeline().read(ACME)), "the timeline");
        assertEquals(expected, ids(scan(timeline())), "the scan");
    }

    @Proves(AP_01)
    @DisplayName("AP-01 a clock that goes back when events are recorded changes nothing of their order")
    void ap01_a_clock_that_goes_back_changes_no_order() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Event event = event("e" + i, "acme").withRecordedAt(Samples.NOON.minusSeconds(3_600L * i));
            timeline().append(List.of(event));
            expected.add("e" + i);
        }

        assertEquals(expected, ids(timeline().read(ACME)), "the timeline");
        assertEquals(expected, ids(scan(timeline())), "the scan");
    }

    @Proves(AP_02)
    @DisplayName("AP-02 the same event appended again is passed over, and stays as it was recorded first")
    void ap02_the_same_event_again_is_passed_over() {
        assertEquals(1, timeline().append(List.of(SOLD)), "how many were added");
        assertEquals(0, timeline().append(List.of(SOLD)), "how many were added the second time");
        Event heardLater = SOLD.withRecordedAt(SOLD.recordedAt().plusSeconds(3600));
        assertEquals(0, timeline().append(List.of(heardLater)), "how many were added when it was heard of later");

        assertEquals(List.of(SOLD), timeline().read(ACME), "the timeline");
        assertEquals(List.of(SOLD), scan(timeline()), "the scan");
    }

    @Proves(AP_02)
    @DisplayName("AP-02 an event that is twice among those appended is recorded once")
    void ap02_twice_in_one_call_is_once() {
        assertEquals(2, timeline().append(List.of(SOLD, event("other", "acme"), SOLD)), "how many were added");

        assertEquals(List.of("sold", "other"), ids(timeline().read(ACME)), "the timeline");
    }

    @Proves(AP_02)
    @DisplayName("AP-02 known events among new ones are passed over, and the new ones counted")
    void ap02_known_among_new_ones_are_passed_over() {
        timeline().append(List.of(event("e1", "acme"), event("e2", "acme")));

        assertEquals(
                2,
                timeline().append(List.of(event("e0", "acme"), event("e2", "acme"), event("e3", "bolt"))),
                "how many were added");
        assertEquals(0, timeline().append(List.of()), "how many of none were added");
        assertEquals(List.of("e1", "e2", "e0", "e3"), ids(scan(timeline())), "the scan");
    }

    @Proves(AP_03)
    @DisplayName("AP-03 an event of a known id that says something else is refused, and all that came with it")
    void ap03_something_else_under_a_known_id_is_refused() {
        timeline().append(List.of(SOLD));

        for (Event other : List.of(
                event("sold", "acme", 1),
                event("sold", "bolt"),
                SOLD.withNote("It was raining."),
                SOLD.withReference("SO-1"))) {
            IdempotencyConflictException e = assertThrows(
                    IdempotencyConflictException.class,
                    () -> timeline().append(List.of(event("new", "acme"), other, event("newer", "bolt"))));
            assertEquals("sold", e.id(), "the id that the exception names");
            assertEquals(List.of(SOLD), scan(timeline()), "the scan after the refusal");
        }
    }

    @Proves(AP_03)
    @DisplayName("AP-03 two events of one id that are appended together and differ are refused")
    void ap03_contradiction_in_one_call_is_refused() {
        assertThrows(
                IdempotencyConflictException.class, () -> timeline().append(List.of(SOLD, event("sold", "acme", 1))));

        assertEquals(List.of(), scan(timeline()), "the scan after the refusal");
    }

    @Proves(AP_04)
    @DisplayName("AP-04 an id of one tenant is free in another")
    void ap04_ids_are_of_one_tenant() {
        timeline().append(List.of(SOLD));

        assertEquals(1, south.timeline().append(List.of(event("sold", "bolt", 7))), "how many were added");
        assertEquals(List.of(SOLD), scan(timeline()), "the scan of the first tenant");
        assertEquals(List.of(event("sold", "bolt", 7)), scan(south.timeline()), "the scan of the second");
    }

    @Proves(AP_05)
    @DisplayName("AP-05 what is appended under the id of a recorded event never changes it")
    void ap05_a_recorded_event_never_changes() {
        Event first = SOLD.withNote("as it was").withSource("erp");
        timeline().append(List.of(first));

        timeline().append(List.of(first.withRecordedAt(first.recordedAt().minusSeconds(3_600))));
        timeline().append(List.of(first.withRecordedAt(first.recordedAt().plusSeconds(3_600)), event("e2", "acme", 5)));
        assertThrows(
                IdempotencyConflictException.class,
                () -> timeline().append(List.of(first.withNote("as one would rather have it"))));
        north.atomically(unit -> unit.timeline().append(List.of(first.withRecordedAt(Samples.NOON.plusSeconds(9)))));

        assertEquals(List.of(first, event("e2", "acme", 5)), timeline().read(ACME), "the timeline");
        assertEquals(List.of(first, event("e2", "acme", 5)), scan(timeline()), "the scan");
    }
}
