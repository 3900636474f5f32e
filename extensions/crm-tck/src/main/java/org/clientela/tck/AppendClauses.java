package org.clientela.tck;

import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.IdempotencyConflictException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** AP: what happened is recorded once. */
abstract class AppendClauses extends Clauses {
    private static final CustomerId ACME = CustomerId.of("acme");
    private static final Event SOLD = event("sold", "acme");

    AppendClauses(StorageTck kit) {
        super(kit);
    }

    @Test
    @DisplayName("AP-02 the same event appended again is passed over, and stays as it was recorded first")
    void ap02_the_same_event_again_is_passed_over() {
        assertEquals(1, timeline().append(List.of(SOLD)), "how many were added");
        assertEquals(0, timeline().append(List.of(SOLD)), "how many were added the second time");
        Event heardLater = SOLD.withRecordedAt(SOLD.recordedAt().plusSeconds(3600));
        assertEquals(0, timeline().append(List.of(heardLater)), "how many were added when it was heard of later");

        assertEquals(List.of(SOLD), timeline().read(ACME), "the timeline");
        assertEquals(List.of(SOLD), scan(timeline()), "the scan");
    }

    @Test
    @DisplayName("AP-02 an event that is twice among those appended is recorded once")
    void ap02_twice_in_one_call_is_once() {
        assertEquals(2, timeline().append(List.of(SOLD, event("other", "acme"), SOLD)), "how many were added");

        assertEquals(List.of("sold", "other"), ids(timeline().read(ACME)), "the timeline");
    }

    @Test
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

    @Test
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

    @Test
    @DisplayName("AP-03 two events of one id that are appended together and differ are refused")
    void ap03_contradiction_in_one_call_is_refused() {
        assertThrows(
                IdempotencyConflictException.class, () -> timeline().append(List.of(SOLD, event("sold", "acme", 1))));

        assertEquals(List.of(), scan(timeline()), "the scan after the refusal");
    }

    @Test
    @DisplayName("AP-04 an id of one tenant is free in another")
    void ap04_ids_are_of_one_tenant() {
        timeline().append(List.of(SOLD));

        assertEquals(1, south.timeline().append(List.of(event("sold", "bolt", 7))), "how many were added");
        assertEquals(List.of(SOLD), scan(timeline()), "the scan of the first tenant");
        assertEquals(List.of(event("sold", "bolt", 7)), scan(south.timeline()), "the scan of the second");
    }
}
