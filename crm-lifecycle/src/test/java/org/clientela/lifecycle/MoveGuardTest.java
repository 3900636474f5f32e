package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.lifecycle.Fixtures.ACME;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.VALVE;
import static org.clientela.lifecycle.Fixtures.day;
import static org.clientela.lifecycle.Fixtures.event;
import static org.clientela.lifecycle.Phase.ACQUIRE;
import static org.clientela.lifecycle.Phase.TEST_AND_ACCEPT;
import static org.clientela.lifecycle.Stage.ACQUISITION;
import static org.clientela.lifecycle.Stage.OWNERSHIP;
import static org.clientela.lifecycle.Stage.REQUIREMENTS;
import static org.clientela.lifecycle.Stage.RETIREMENT;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.clientela.attribute.Attributes;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.junit.jupiter.api.Test;

class MoveGuardTest {
    private static final Lifecycle ON_TRIAL =
            Lifecycle.notBegun(ACME, PUMP).moveTo(TEST_AND_ACCEPT, "walked in", "ann", day(0));
    private static final MoveGuard BOUGHT =
            MoveGuard.requiresEvent(EventType.PURCHASE).before(OWNERSHIP);

    @Test
    void refusesWithAllReasonsTogether() {
        MovePolicy policy = MovePolicy.standard()
                .guardedBy(BOUGHT)
                .guardedBy(MoveGuard.requiresStay(Duration.ofDays(14)).in(TEST_AND_ACCEPT))
                .guardedBy(MoveGuard.requiresActor(Set.of("bob")).before(OWNERSHIP))
                .guardedBy(MoveGuard.requiresReason());
        IllegalMoveException refused = catchThrowableOfType(
                IllegalMoveException.class, () -> policy.propose(ON_TRIAL, OWNERSHIP, " ", "ann", day(3), List.of()));
        assertThat(refused)
                .hasMessage(
                        "The customer (c-42) may not move from TEST_AND_ACCEPT to INTEGRATE: no event (purchase) about the offering (pump-x) is recorded; it has been in TEST_AND_ACCEPT for (3 days), and (14 days) are asked for; the actor (ann) may not decide it; no reason is given.%nMaybe see to these first?"
                                .formatted());
        assertThat(refused.objections()).hasSize(4);
        assertThat(refused.from()).contains(TEST_AND_ACCEPT);
        assertThat(refused.allowed()).contains(Phase.INTEGRATE);
        List<Event> bought = List.of(event(EventType.PURCHASE, PUMP, day(0)));
        assertThat(policy.propose(ON_TRIAL, OWNERSHIP, "accepted", "bob", day(14), bought)
                        .to())
                .isEqualTo(Phase.INTEGRATE);
    }

    @Test
    void guardsAreNotAskedAboutOtherMoves() {
        MovePolicy policy = MovePolicy.standard()
                .guardedBy(BOUGHT)
                .guardedBy(MoveGuard.requiresStay(Duration.ofDays(1)).in(OWNERSHIP))
                .guardedBy(MoveGuard.requiresStay(Duration.ofDays(1)).in(ACQUIRE))
                .guardedBy(MoveGuard.requiresActor(Set.of("bob")).before(OWNERSHIP))
                .guardedBy(MoveGuard.requiresEvent(EventType.CONTACT).before(ACQUIRE));
        assertThat(policy.propose(ON_TRIAL, RETIREMENT, "", "ann", day(0), List.of())
                        .to())
                .isEqualTo(Phase.TRANSFER_OR_DISPOSE);
    }

    @Test
    void guardsAreNotAskedAboutWhatIsNotAllowed() {
        MovePolicy policy = MovePolicy.standard().guardedBy((lifecycle, move, events) -> {
            throw new AssertionError("asked");
        });
        assertThatThrownBy(() -> policy.propose(ON_TRIAL, REQUIREMENTS, "", "ann", day(1), List.of()))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessageStartingWith("The customer (c-42) cannot move from ACQUISITION to REQUIREMENTS.");
    }

    @Test
    void refusesABeginning() {
        MovePolicy policy = MovePolicy.standard().guardedBy(MoveGuard.requiresReason());
        assertThatThrownBy(
                        () -> policy.propose(Lifecycle.notBegun(ACME, PUMP), ACQUISITION, "", "ann", day(1), List.of()))
                .hasMessage(
                        "The customer (c-42) may not begin with SELECT_SOURCE: no reason is given.%nMaybe see to that first?"
                                .formatted());
    }

    @Test
    void eventMustBeAboutTheSameThingAndNotLater() {
        Lifecycle item = ON_TRIAL.withItem(ItemId.of("SN-1"));
        Event purchase = event(EventType.PURCHASE, PUMP, day(1));
        Event ofItem = purchase.withAttributes(Attributes.of(StageEntered.ITEM, "SN-1"));
        Event ofOther = purchase.withAttributes(Attributes.of(StageEntered.ITEM, "SN-2"));
        assertThat(allows(ON_TRIAL, purchase)).isTrue();
        assertThat(allows(item, purchase)).isTrue();
        assertThat(allows(item, ofItem)).isTrue();
        assertThat(allows(item, ofOther)).isFalse();
        assertThat(allows(ON_TRIAL, ofOther)).isTrue();
        assertThat(allows(ON_TRIAL, event(EventType.PURCHASE, VALVE, day(1)))).isFalse();
        assertThat(allows(ON_TRIAL, event(EventType.CONTACT, PUMP, day(1)))).isFalse();
        assertThat(allows(ON_TRIAL, event(EventType.PURCHASE, PUMP, day(3)))).isFalse();
        assertThat(allows(ON_TRIAL, purchase.withCustomer(CustomerId.of("c-43"))))
                .isFalse();
    }

    @Test
    void onePurchaseIsNotEnoughForTwoOwnerships() {
        Lifecycle again = ON_TRIAL.moveTo(OWNERSHIP, "", "ann", day(5))
                .moveTo(REQUIREMENTS, "", "ann", day(50))
                .moveTo(ACQUISITION, "", "ann", day(51));
        MovePolicy policy = MovePolicy.standard().guardedBy(BOUGHT);
        Event first = event(EventType.PURCHASE, PUMP, day(1));
        Event second = event(EventType.PURCHASE, PUMP, day(52));
        assertThatThrownBy(() -> policy.propose(again, OWNERSHIP, "", "ann", day(53), List.of(first)))
                .hasMessageContaining(
                        "no event (purchase) about the offering (pump-x) is recorded since (2026-03-06T10:00:00Z)");
        assertThat(policy.propose(again, OWNERSHIP, "", "ann", day(53), List.of(first, second))
                        .to())
                .isEqualTo(Phase.INTEGRATE);
    }

    @Test
    void stayInAStageCountsFromWhenItWasEntered() {
        MovePolicy policy = MovePolicy.standard()
                .guardedBy(MoveGuard.requiresStay(Duration.ofHours(5)).in(ACQUISITION));
        Lifecycle walked = Lifecycle.notBegun(ACME, PUMP)
                .moveTo(ACQUIRE, "", "ann", day(0))
                .moveTo(TEST_AND_ACCEPT, "", "ann", day(0).plusSeconds(4 * 3_600));
        assertThat(policy.propose(walked, OWNERSHIP, "", "ann", day(0).plusSeconds(5 * 3_600), List.of())
                        .dwell())
                .isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> policy.propose(walked, OWNERSHIP, "", "ann", day(0).plusSeconds(4 * 3_600), List.of()))
                .hasMessageContaining("it has been in ACQUISITION for (PT4H), and (PT5H) are asked for");
    }

    @Test
    void refusesGuardsThatMakeNoSense() {
        assertThatThrownBy(() -> MoveGuard.requiresStay(Duration.ofDays(-1)))
                .hasMessage("The stay (PT-24H) is negative.%nMaybe its ends are the wrong way round?".formatted());
        assertThatThrownBy(() -> MoveGuard.requiresActor(Set.of()))
                .hasMessageStartingWith("Nobody may decide the move.");
    }

    private static boolean allows(Lifecycle lifecycle, Event event) {
        Move move = MovePolicy.standard().propose(lifecycle, OWNERSHIP, "", "ann", day(2), List.of());
        return BOUGHT.objections(lifecycle, move, List.of(event)).isEmpty();
    }
}
