package org.clientela.tck;

import static org.clientela.tck.Clause.ER_01;
import static org.clientela.tck.Clause.ER_02;
import static org.clientela.tck.Clause.ER_03;
import static org.clientela.tck.Clause.ER_06;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.clientela.customer.CustomerId;
import org.junit.jupiter.api.DisplayName;

/** ER: a customer's timeline goes when it is erased, and nobody else's. */
abstract class ErasureClauses extends Clauses {
    private static final CustomerId ACME = CustomerId.of("acme");

    ErasureClauses(StorageTck kit) {
        super(kit);
    }

    private void prepare() {
        timeline().append(List.of(event("e1", "acme"), event("e2", "bolt"), event("e3", "acme", 1)));
        timeline().read(ACME);
        timeline().read(CustomerId.of("bolt"));
    }

    @Proves(ER_01)
    @DisplayName("ER-01 what was erased is nowhere any more")
    void er01_what_was_erased_is_nowhere() {
        prepare();

        assertEquals(2, timeline().erase(ACME), "how many events were removed");

        assertEquals(List.of(), timeline().read(ACME), "the timeline of the customer");
        assertEquals(List.of("e2"), ids(scan(timeline())), "the scan");
    }

    @Proves(ER_02)
    @DisplayName("ER-02 the ids of what was erased are forgotten too")
    void er02_the_ids_are_forgotten() {
        prepare();
        timeline().erase(ACME);

        assertEquals(1, timeline().append(List.of(event("e1", "core", 9))), "how many were added under an old id");
        assertEquals(
                1, timeline().append(List.of(event("e3", "acme", 1))), "how many were added that were there before");
        assertEquals(List.of("e3"), ids(timeline().read(ACME)), "the timeline of the customer");
    }

    @Proves(ER_03)
    @DisplayName("ER-03 erasing again finds nothing")
    void er03_erasing_again_finds_nothing() {
        prepare();
        timeline().erase(ACME);

        assertEquals(0, timeline().erase(ACME), "how many events were removed the second time");
        assertEquals(0, timeline().erase(CustomerId.of("nobody")), "how many events of nobody were removed");
    }

    @Proves(ER_06)
    @DisplayName("ER-06 what happened to others stays")
    void er06_what_happened_to_others_stays() {
        prepare();
        south.timeline().append(List.of(event("e1", "acme")));
        timeline().append(List.of(event("e4", "acme2"), event("e5", "acm"), event("e6", "ACME"), event("e7", "ac%")));

        timeline().erase(CustomerId.of("ac%"));
        timeline().erase(ACME);

        assertEquals(List.of("e6", "e5", "e4", "e2"), ids(scan(timeline())), "the scan");
        assertEquals(List.of("e1"), ids(south.timeline().read(ACME)), "the timeline in another tenant");
    }
}
