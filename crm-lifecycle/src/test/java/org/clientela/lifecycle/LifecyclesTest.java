package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.lifecycle.Fixtures.ACME;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.VALVE;
import static org.clientela.lifecycle.Fixtures.day;
import static org.clientela.lifecycle.Fixtures.entered;
import static org.clientela.lifecycle.Stage.ACQUISITION;
import static org.clientela.lifecycle.Stage.OWNERSHIP;
import static org.clientela.lifecycle.Stage.REQUIREMENTS;
import static org.clientela.lifecycle.Stage.RETIREMENT;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.junit.jupiter.api.Test;

class LifecyclesTest {
    private static final ItemId SN_1 = ItemId.of("SN-1");
    private static final Lifecycle PUMP_1 = Lifecycle.notBegun(ACME, PUMP, SN_1)
            .moveTo(ACQUISITION, "", "ann", day(0))
            .moveTo(OWNERSHIP, "", "ann", day(5));
    private static final Lifecycle PUMP_2 =
            Lifecycle.notBegun(ACME, PUMP, ItemId.of("SN-2")).moveTo(ACQUISITION, "", "ann", day(3));
    private static final Lifecycle ANY_VALVE = Lifecycle.notBegun(ACME, VALVE).moveTo(REQUIREMENTS, "", "ann", day(1));
    private static final List<Event> EVENTS = Stream.of(ANY_VALVE, PUMP_2, PUMP_1)
            .flatMap(lifecycle -> Fixtures.events(lifecycle).stream())
            .toList();

    @Test
    void findsAllOfThem() {
        Lifecycles acme = Lifecycles.of(ACME, EVENTS);
        assertThat(acme.all()).containsExactly(PUMP_1, PUMP_2, ANY_VALVE);
        assertThat(acme.find(PUMP, SN_1)).contains(PUMP_1);
        assertThat(acme.find(PUMP)).isEmpty();
        assertThat(acme.find(VALVE)).contains(ANY_VALVE);
        assertThat(acme.find(VALVE, SN_1)).isEmpty();
        assertThat(acme.strays()).isEmpty();
    }

    @Test
    void ordersItemsByTheirKeyAndTheOfferingAsSuchFirst() {
        Lifecycle noItem = PUMP_2.withItem(Optional.empty());
        Lifecycles acme = new Lifecycles(ACME, List.of(ANY_VALVE, PUMP_2, noItem, PUMP_1), List.of());
        assertThat(acme.all()).containsExactly(noItem, PUMP_1, PUMP_2, ANY_VALVE);
        assertThat(SN_1).hasToString("SN-1").isLessThan(ItemId.of("SN-2"));
    }

    @Test
    void countsThemByStage() {
        Lifecycles acme = Lifecycles.of(ACME, EVENTS);
        assertThat(acme.countByStage()).isEqualTo(Map.of(REQUIREMENTS, 1, ACQUISITION, 1, OWNERSHIP, 1, RETIREMENT, 0));
        assertThat(acme.in(ACQUISITION)).containsExactly(PUMP_2);
    }

    @Test
    void rollsUpToTheStageThatNeedsUsMost() {
        Lifecycles acme = Lifecycles.of(ACME, EVENTS);
        assertThat(acme.stage()).contains(OWNERSHIP);
        assertThat(acme.asOf(day(4)).stage()).contains(ACQUISITION);
        assertThat(acme.asOf(day(1)).all()).containsExactly(PUMP_1.asOf(day(1)), ANY_VALVE);
        assertThat(acme.asOf(day(-1)).stage()).isEmpty();
        assertThat(Lifecycles.rollUp(List.of(RETIREMENT, REQUIREMENTS))).contains(REQUIREMENTS);
        assertThat(Lifecycles.rollUp(List.of(RETIREMENT, RETIREMENT))).contains(RETIREMENT);
        assertThat(Lifecycles.rollUp(List.of())).isEmpty();
    }

    @Test
    void namesStrays() {
        Event without = entered("ORDER", day(0)).withOffering(Optional.empty());
        Event badItem = entered("ORDER", day(1))
                .withAttributes(
                        Attributes.of(StageEntered.PHASE, "ORDER").with(AttributeKey.number("item"), BigDecimal.TEN));
        Lifecycles acme = Lifecycles.of(ACME, List.of(without, badItem));
        assertThat(acme.all()).isEmpty();
        assertThat(acme.strays()).extracting(Irregularity::event).containsExactly(without.id(), badItem.id());
        assertThat(acme.strays().get(0).problem())
                .isEqualTo(
                        "The event (%s) moves a lifecycle and names no offering, or an item that is no key.%nMaybe record it again, with both?"
                                .formatted(without.id()));
        assertThat(acme.asOf(day(0)).strays()).hasSize(1);
        assertThat(Lifecycle.of(ACME, PUMP, List.of(badItem)).hasBegun()).isFalse();
    }

    @Test
    void keepsALifecycleOfWhichNothingCanBeRead() {
        Lifecycles acme = Lifecycles.of(ACME, List.of(entered("?", day(0))));
        assertThat(acme.all()).hasSize(1);
        assertThat(acme.stage()).isEmpty();
        assertThat(acme.asOf(day(0)).all()).hasSize(1);
    }

    @Test
    void refusesStrangersAndTwins() {
        assertThatThrownBy(() -> new Lifecycles(CustomerId.of("c-1"), List.of(PUMP_1), List.of()))
                .hasMessage(
                        "A lifecycle of the customer (c-42) is among those of the customer (c-1).%nMaybe two customers were merged?"
                                .formatted());
        assertThatThrownBy(() -> new Lifecycles(ACME, List.of(PUMP_1, PUMP_1.asOf(day(1))), List.of()))
                .hasMessage(
                        "There are two lifecycles of the customer (c-42) with the offering (pump-x).%nMaybe they are of different items?"
                                .formatted());
    }

    @Test
    void travelsAsJson() {
        Event stray = entered("ORDER", day(0)).withOffering(Optional.empty());
        Lifecycles acme = Lifecycles.of(
                ACME, Stream.concat(EVENTS.stream(), Stream.of(stray)).toList());
        assertThat(Json.read(Json.write(acme), Lifecycles.class)).isEqualTo(acme);
        assertThat(Json.read("{\"customer\":\"c-42\"}", Lifecycles.class)).isEqualTo(Lifecycles.of(ACME, List.of()));
    }
}
