package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.lifecycle.Fixtures.ACME;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.VALVE;
import static org.clientela.lifecycle.Fixtures.day;
import static org.clientela.lifecycle.Fixtures.entered;
import static org.clientela.lifecycle.Fixtures.events;
import static org.clientela.lifecycle.Phase.ACQUIRE;
import static org.clientela.lifecycle.Phase.INTEGRATE;
import static org.clientela.lifecycle.Phase.MAINTAIN;
import static org.clientela.lifecycle.Phase.MONITOR;
import static org.clientela.lifecycle.Phase.ORDER;
import static org.clientela.lifecycle.Phase.SPECIFY;
import static org.clientela.lifecycle.Stage.ACQUISITION;
import static org.clientela.lifecycle.Stage.OWNERSHIP;
import static org.clientela.lifecycle.Stage.REQUIREMENTS;
import static org.clientela.lifecycle.Stage.RETIREMENT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clientela.attribute.Attributes;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.lifecycle.Irregularity.Kind;
import org.clientela.offering.OfferingId;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Lifecycle NEW = Lifecycle.notBegun(ACME, PUMP);
    private static final Lifecycle OWNED = NEW.moveTo(REQUIREMENTS, "asked", "ann", day(0))
            .moveTo(ORDER, "ordered", "bob", day(2))
            .moveTo(OWNERSHIP, "delivered", "bob", day(10));

    @Test
    void refusesToSkipAcquisition() {
        Lifecycle asking = NEW.moveTo(REQUIREMENTS, "asked", "ann", day(0));
        IllegalMoveException refused = catchThrowableOfType(
                IllegalMoveException.class, () -> asking.moveTo(OWNERSHIP, "delivered", "ann", day(1)));
        assertThat(refused)
                .hasMessage(
                        "The customer (c-42) cannot move from REQUIREMENTS to OWNERSHIP.%nMaybe go through one of [ACQUISITION, RETIREMENT] first?"
                                .formatted());
        assertThat(refused.customer()).isEqualTo(ACME);
        assertThat(refused.offering()).isEqualTo(PUMP);
        assertThat(refused.from()).contains(Phase.ESTABLISH_REQUIREMENTS);
        assertThat(refused.to()).isEqualTo(INTEGRATE);
        assertThat(Moves.stages(refused.allowed())).containsExactly(REQUIREMENTS, ACQUISITION, RETIREMENT);
        assertThat(refused.objections()).isEmpty();
        assertThatThrownBy(() -> asking.moveTo(MAINTAIN, "", "ann", day(1))).hasMessage(refused.getMessage());
    }

    @Test
    void refusesToGoBackInAStage() {
        Lifecycle ordered = Lifecycle.notBegun(ACME, PUMP).moveTo(Phase.ORDER, "", "bob", day(1));
        assertThatThrownBy(() -> ordered.moveTo(Phase.SELECT_SOURCE, "", "bob", day(2)))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessage(
                        "The customer (c-42) cannot move from ORDER to SELECT_SOURCE.%nMaybe go on to one of [AUTHORIZE_AND_PAY, ACQUIRE, TEST_AND_ACCEPT, OWNERSHIP, RETIREMENT]?"
                                .formatted());
    }

    @Test
    void refusesToMoveToWhereItIs() {
        assertThatThrownBy(() -> OWNED.moveTo(OWNERSHIP, "", "bob", day(11)))
                .hasMessage(
                        "The customer (c-42) is in OWNERSHIP already.%nMaybe go on to one of [REQUIREMENTS, MONITOR, UPGRADE, MAINTAIN, RETIREMENT]?"
                                .formatted());
        assertThatThrownBy(() -> OWNED.moveTo(INTEGRATE, "", "bob", day(11)))
                .hasMessageStartingWith("The customer (c-42) is in INTEGRATE already.");
    }

    @Test
    void beginsWithRequirementsOrWithAWalkInPurchase() {
        assertThat(NEW.moveTo(REQUIREMENTS, "", "ann", day(0)).phase()).contains(Phase.ESTABLISH_REQUIREMENTS);
        assertThat(NEW.moveTo(ACQUIRE, "", "ann", day(0)).stage()).contains(ACQUISITION);
        assertThatThrownBy(() -> NEW.moveTo(OWNERSHIP, "", "ann", day(0)))
                .hasMessage(
                        "The customer (c-42) cannot begin with OWNERSHIP.%nMaybe begin with one of [REQUIREMENTS, ACQUISITION]?"
                                .formatted());
    }

    @Test
    void refusesToMoveBackInTime() {
        assertThatThrownBy(() -> OWNED.moveTo(RETIREMENT, "", "bob", day(9)))
                .isInstanceOf(IllegalMoveException.class)
                .hasMessage(
                        "The customer (c-42) cannot move to TRANSFER_OR_DISPOSE at (2026-03-10T10:00:00Z), before its last move at (2026-03-11T10:00:00Z).%nMaybe a clock is wrong, or the time was read in the wrong zone?"
                                .formatted());
        assertThat(OWNED.moveTo(RETIREMENT, "", "bob", day(10)).stage()).contains(RETIREMENT);
    }

    @Test
    void saysWhatElseMayBeMeantWhereNothingMayCome() {
        Moves once =
                Moves.standard().toBuilder().forbid(RETIREMENT, REQUIREMENTS).build();
        MovePolicy policy = MovePolicy.standard().withMoves(once);
        Lifecycle over = OWNED.moveTo(Phase.ACCOUNT_FOR, "", "bob", day(20));
        assertThatThrownBy(() -> policy.propose(over, REQUIREMENTS, "", "bob", day(21), List.of()))
                .hasMessage(
                        "The customer (c-42) cannot move from RETIREMENT to REQUIREMENTS.%nMaybe another lifecycle is meant, of another item?"
                                .formatted());
    }

    @Test
    void stageIsEnteredAtTheFirstPhaseAllowed() {
        Moves.Builder late = Moves.standard().toBuilder();
        REQUIREMENTS.phases().forEach(from -> late.forbid(from, Phase.SELECT_SOURCE));
        MovePolicy policy = MovePolicy.standard().withMoves(late.build());
        Lifecycle asking = NEW.moveTo(SPECIFY, "", "ann", day(0));
        assertThat(policy.propose(asking, ACQUISITION, "", "ann", day(1), List.of())
                        .to())
                .isEqualTo(ORDER);
    }

    @Test
    void knowsHowLongItStayedWhere() {
        assertThat(OWNED.phaseSince()).contains(day(10));
        assertThat(OWNED.lastMove().orElseThrow().dwell()).isEqualTo(Duration.ofDays(8));
        assertThat(OWNED.dwell(day(17))).isEqualTo(Duration.ofDays(7));
        assertThat(OWNED.dwell(day(3))).isEqualTo(Duration.ofDays(1));
        assertThat(OWNED.dwell(day(-1))).isZero();
        assertThat(OWNED.dwellByStage(day(17)))
                .isEqualTo(Map.of(
                        REQUIREMENTS,
                        Duration.ofDays(2),
                        ACQUISITION,
                        Duration.ofDays(8),
                        OWNERSHIP,
                        Duration.ofDays(7)));
        assertThat(OWNED.moveTo(MONITOR, "", "bob", day(12)).stageSince()).contains(day(10));
    }

    @Test
    void knowsHowItWasAtAnInstant() {
        assertThat(OWNED.asOf(day(5)).phase()).contains(ORDER);
        assertThat(OWNED.asOf(day(-1))).isEqualTo(NEW);
        assertThat(OWNED.asOf(day(10))).isEqualTo(OWNED);
    }

    @Test
    void countsHowOftenItBeganAgain() {
        Lifecycle twice = OWNED.moveTo(REQUIREMENTS, "needs more", "ann", day(20))
                .moveTo(RETIREMENT, "no budget", "ann", day(21))
                .moveTo(SPECIFY, "budget", "ann", day(22));
        assertThat(OWNED.rebeginnings()).isZero();
        assertThat(twice.rebeginnings()).isEqualTo(2);
    }

    @Test
    void moveIsAnEventThatSaysAllOfIt() {
        Move move = OWNED.lastMove().orElseThrow();
        Event event = OWNED.withItem(ItemId.of("SN-7")).event(move, day(11));
        assertThat(event.type()).isEqualTo(EventType.STAGE_ENTERED);
        assertThat(event.id()).isEqualTo(move.id());
        assertThat(event.customer()).isEqualTo(ACME);
        assertThat(event.offering()).contains(PUMP);
        assertThat(event.occurredAt()).isEqualTo(day(10));
        assertThat(event.recordedAt()).isEqualTo(day(11));
        assertThat(event.attributes())
                .isEqualTo(Attributes.of(StageEntered.PHASE, "INTEGRATE")
                        .with(StageEntered.STAGE, "OWNERSHIP")
                        .with(StageEntered.FROM, "ORDER")
                        .with(StageEntered.DWELL_DAYS, BigDecimal.valueOf(8))
                        .with(StageEntered.ITEM, "SN-7")
                        .with(StageEntered.ACTOR, "bob")
                        .with(StageEntered.REASON, "delivered"));
    }

    @Test
    void ownsSeveralItemsOfOneOffering() {
        ItemId one = ItemId.of("SN-1");
        ItemId two = ItemId.of("SN-2");
        Lifecycle first = Lifecycle.notBegun(ACME, PUMP, one).moveTo(ACQUISITION, "", "ann", day(0));
        Lifecycle second = Lifecycle.notBegun(ACME, PUMP, two).moveTo(REQUIREMENTS, "", "ann", day(0));
        List<Event> both = List.of(events(first).get(0), events(second).get(0));
        assertThat(Lifecycle.of(ACME, PUMP, one, both)).isEqualTo(first);
        assertThat(Lifecycle.of(ACME, PUMP, two, both)).isEqualTo(second);
        assertThat(Lifecycle.of(ACME, PUMP, both).hasBegun()).isFalse();
        assertThat(both.get(0).id()).isNotEqualTo(both.get(1).id());
    }

    @Test
    void twoMovesFromOneStateCannotBothBeRecorded() {
        Event one =
                OWNED.event(OWNED.moveTo(MONITOR, "", "ann", day(11)).lastMove().orElseThrow(), day(11));
        Event other = OWNED.event(
                OWNED.moveTo(RETIREMENT, "", "bob", day(12)).lastMove().orElseThrow(), day(12));
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.saysTheSameAs(other)).isFalse();
    }

    @Test
    void firstMovesOfDifferentLifecyclesHaveDifferentKeys() {
        List<Lifecycle> all = List.of(
                NEW,
                NEW.withCustomer(CustomerId.of("c-43")),
                NEW.withOffering(VALVE),
                NEW.withItem(ItemId.of("SN-1")),
                NEW.withCustomer(CustomerId.of("c-4")).withOffering(OfferingId.of("2pump-x")),
                NEW.withCustomer(CustomerId.of("c-427:pump-x")).withOffering(OfferingId.of("x")));
        assertThat(all.stream().map(StageEntered::nextId).distinct()).hasSameSizeAs(all);
    }

    @Test
    void refusesAMoveThatWasProposedForAnother() {
        Move last = OWNED.lastMove().orElseThrow();
        assertThatThrownBy(() -> NEW.after(last))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from (ORDER) to (INTEGRATE) of the customer (c-42) does not follow")
                .hasMessageEndingWith(
                        "Maybe it was proposed for another lifecycle, or for an earlier state of this one?");
        assertThatThrownBy(() -> OWNED.asOf(day(5)).after(last.withDwell(Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passesOverWhatDoesNotConcernIt() {
        Event other = entered("ORDER", day(0)).withCustomer(CustomerId.of("c-43"));
        Event valve = entered("ORDER", day(0)).withOffering(VALVE);
        Event purchase = Fixtures.event(EventType.PURCHASE, PUMP, day(0));
        assertThat(Lifecycle.of(ACME, PUMP, List.of(other, valve, purchase))).isEqualTo(NEW);
    }

    @Test
    void namesAnIllegalHistoryAndFollowsIt() {
        Lifecycle told = Lifecycle.of(ACME, PUMP, List.of(entered("MONITOR", day(0)), entered("ORDER", day(1))));
        assertThat(told.phase()).contains(ORDER);
        assertThat(told.irregularities())
                .extracting(Irregularity::kind)
                .containsExactly(Kind.NOT_ALLOWED, Kind.NOT_ALLOWED);
        Irregularity second = told.irregularities().get(1);
        assertThat(second.problem())
                .isEqualTo(
                        "The event (%s) moves from (MONITOR) to (ORDER), which is not allowed.%nMaybe a move between is missing, or other moves were allowed then?"
                                .formatted(second.event()));
        assertThat(told.asOf(day(0)).irregularities()).hasSize(1);
        Moves ours = Moves.standard().toBuilder()
                .beginWith(MONITOR)
                .allow(MONITOR, ORDER)
                .build();
        assertThat(NEW.replayed(events(told), ours).irregularities()).isEmpty();
    }

    @Test
    void namesEventsThatCannotBeRead() {
        Event misspelt = entered("ORDR", day(1));
        Event none = Fixtures.event(EventType.STAGE_ENTERED, PUMP, day(2));
        Event number = none.withAttributes(
                Attributes.of(org.clientela.attribute.AttributeKey.number("phase"), BigDecimal.ONE));
        Lifecycle told = Lifecycle.of(ACME, PUMP, List.of(entered("SPECIFY", day(0)), misspelt, none, number));
        assertThat(told.phase()).contains(SPECIFY);
        assertThat(told.irregularities())
                .extracting(Irregularity::kind)
                .containsOnly(Kind.UNREADABLE)
                .hasSize(3);
        assertThat(told.irregularities().get(0).problem())
                .isEqualTo("The event (%s) enters no known phase.%nMaybe you meant (ORDER)?".formatted(misspelt.id()));
    }

    @Test
    void namesEventsThatContradictTheHistory() {
        Event crossed = entered("ACQUIRE", day(1))
                .withAttributes(Attributes.of(StageEntered.PHASE, "ACQUIRE")
                        .with(StageEntered.FROM, "SPECIFY")
                        .with(StageEntered.STAGE, "OWNERSHIP"));
        Lifecycle told =
                Lifecycle.of(ACME, PUMP, List.of(entered("ORDER", day(0)), crossed, entered("ACQUIRE", day(2))));
        assertThat(Lifecycle.of(ACME, PUMP, List.of(crossed)).irregularities())
                .extracting(Irregularity::problem)
                .contains(
                        "The event (%s) leaves another phase than (not begun), where the lifecycle was.%nMaybe two moves crossed, or one is missing?"
                                .formatted(crossed.id()));
        assertThat(told.phase()).contains(ACQUIRE);
        assertThat(told.phaseSince()).contains(day(1));
        assertThat(told.irregularities())
                .extracting(Irregularity::kind)
                .containsExactly(Kind.CONTRADICTORY, Kind.CONTRADICTORY, Kind.REPEATED);
    }

    @Test
    void travelsAsJson() {
        Lifecycle told = Lifecycle.of(ACME, PUMP, List.of(entered("MONITOR", day(0)), entered("MONITOR", day(1))))
                .withItem(ItemId.of("SN-7"));
        Move move = OWNED.lastMove().orElseThrow();
        assertThat(Json.read(Json.write(told), Lifecycle.class)).isEqualTo(told);
        assertThat(Json.read(Json.write(OWNED), Lifecycle.class)).isEqualTo(OWNED);
        assertThat(Json.read(Json.write(move), Move.class)).isEqualTo(move);
        assertThat(Json.write(move))
                .isEqualTo(
                        "{\"id\":\"%s\",\"from\":\"ORDER\",\"to\":\"INTEGRATE\",\"at\":\"2026-03-11T10:00:00Z\",\"actor\":\"bob\",\"reason\":\"delivered\",\"dwell\":\"PT192H\"}"
                                .formatted(move.id()));
        String tampered = Json.write(OWNED).replace("PT192H", "PT1H");
        assertThatThrownBy(() -> Json.read(tampered, Lifecycle.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("does not follow");
    }

    @Test
    void keepsReasonsOutOfLogs() {
        assertThat(OWNED.toString()).doesNotContain("delivered").contains("bob");
    }

    @Test
    void refusesWhatIsNoMove() {
        Move.Builder toItself = Move.builder()
                .id(OWNED.history().get(0).id())
                .from(ORDER)
                .to(ORDER)
                .at(day(0))
                .dwell(Duration.ZERO);
        assertThatThrownBy(toItself::build)
                .hasMessage("A move from (ORDER) to itself is none.%nMaybe leave it out?".formatted());
        assertThatThrownBy(() -> OWNED.lastMove().orElseThrow().withDwell(Duration.ofDays(-1)))
                .hasMessageStartingWith("The dwell time (PT-24H) before a move to (INTEGRATE) is negative");
        Move move = OWNED.lastMove().orElseThrow();
        assertThatThrownBy(() -> move.withActor(" ann"))
                .hasMessageStartingWith("The actor ( ann) begins or ends with white space.");
        assertThatThrownBy(() -> move.withReason(" ")).hasMessageStartingWith("The reason is blank.");
        assertThatThrownBy(() -> OWNED.moveTo(MONITOR, "", " ", day(11))).isInstanceOf(IllegalArgumentException.class);
        Instant fine = day(11).plusNanos(1_234);
        assertThat(OWNED.moveTo(MONITOR, "", "bob", fine).phaseSince()).contains(day(11).plusNanos(1_000));
    }
}
