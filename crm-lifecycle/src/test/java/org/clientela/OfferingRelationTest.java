package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.Pumps.ACME;
import static org.clientela.Pumps.NOW;
import static org.clientela.Pumps.PUMP;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.clientela.event.EventType;
import org.clientela.lifecycle.IllegalMoveException;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.MoveGuard;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;
import org.junit.jupiter.api.Test;

class OfferingRelationTest {
    private final Crm crm = Pumps.crm().withActor("ann");

    @Test
    void refusesToBeginWithOwnership() {
        assertThatThrownBy(() -> crm.lifecycle(ACME, PUMP).moveTo(Stage.OWNERSHIP, "delivered"))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessageContaining("(acme)")
                .hasMessageContaining("OWNERSHIP")
                .hasMessageContaining("Maybe");
        assertThat(crm.lifecycle(ACME, PUMP).current().hasBegun()).isFalse();
        assertThat(crm.profile(ACME).events()).isEmpty();
    }

    @Test
    void recordsEachMoveWithActorAndReason() {
        crm.lifecycle(ACME, PUMP).moveTo(Stage.ACQUISITION, "signed");
        Lifecycle owned =
                crm.asOf(NOW.plus(Duration.ofDays(9))).lifecycle(ACME, PUMP).moveTo(Stage.OWNERSHIP, "delivered");

        assertThat(owned.stage()).contains(Stage.OWNERSHIP);
        assertThat(owned.lastMove().orElseThrow().reason()).contains("delivered");
        assertThat(owned.lastMove().orElseThrow().actor()).contains("ann");
        assertThat(owned.lastMove().orElseThrow().dwell()).isEqualTo(Duration.ofDays(9));
        assertThat(crm.asOf(NOW.plus(Duration.ofDays(10))).lifecycle(ACME, PUMP).current())
                .isEqualTo(owned);
    }

    @Test
    void isSeenAsOfAnInstant() {
        crm.lifecycle(ACME, PUMP).moveTo(Stage.REQUIREMENTS, "asked for a quote");

        assertThat(crm.asOf(NOW.minusSeconds(1)).lifecycle(ACME, PUMP).current().hasBegun())
                .isFalse();
        assertThat(crm.lifecycles(ACME).stage()).contains(Stage.REQUIREMENTS);
    }

    @Test
    void followsEachItemByItself() {
        OfferingRelation relation = crm.lifecycle(ACME, PUMP);
        relation.ofItem("SN-1").moveTo(Stage.ACQUISITION, "signed");
        relation.ofItem("SN-2").moveTo(Stage.REQUIREMENTS, "asked");

        assertThat(relation.ofItem("SN-1").current().stage()).contains(Stage.ACQUISITION);
        assertThat(relation.ofItem("SN-2").current().stage()).contains(Stage.REQUIREMENTS);
        assertThat(relation.current().hasBegun()).isFalse();
        assertThat(crm.lifecycles(ACME).all()).hasSize(2);
    }

    @Test
    void asksTheGuardsOfTheHost() {
        Crm guarded = crm.withMovePolicy(MovePolicy.standard()
                .guardedBy(MoveGuard.requiresEvent(EventType.PURCHASE).before(Stage.OWNERSHIP)));
        guarded.lifecycle(ACME, PUMP).moveTo(Stage.ACQUISITION, "signed");

        assertThatThrownBy(() -> guarded.lifecycle(ACME, PUMP).moveTo(Stage.OWNERSHIP, "delivered"))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessageContaining("purchase");
        assertThat(guarded.lifecycle(ACME, PUMP).allowed()).contains(Phase.INTEGRATE);
    }

    @Test
    void letsOnlyOneOfManyMoveOn() {
        crm.lifecycle(ACME, PUMP).moveTo(Stage.ACQUISITION, "signed");
        AtomicInteger moved = new AtomicInteger();
        IntStream.range(0, 16).parallel().forEach(i -> {
            try {
                crm.lifecycle(ACME, PUMP).moveTo(Stage.OWNERSHIP, "delivered " + i);
                moved.incrementAndGet();
            } catch (IllegalMoveException somebodyWasFaster) {
                // as it should be
            }
        });

        assertThat(moved).hasValue(1);
        assertThat(crm.lifecycle(ACME, PUMP).current().history()).hasSize(2);
    }
}
