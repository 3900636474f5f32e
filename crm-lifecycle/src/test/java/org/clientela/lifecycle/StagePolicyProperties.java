package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.START;
import static org.clientela.lifecycle.Fixtures.VALVE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;

class StagePolicyProperties {
    private static final StagePolicy POLICY = StagePolicy.standard();
    private static final long DAY = 86_400;

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<EventType> types = Arbitraries.of(
                EventType.PURCHASE, EventType.PURCHASE, EventType.RETURN, EventType.CONTACT, EventType.FEEDBACK);
        Arbitrary<OfferingId> offerings = Arbitraries.of(PUMP, VALVE);
        Arbitrary<Long> seconds = Arbitraries.longs().between(0, 500 * DAY);
        Arbitrary<Optional<BigDecimal>> quantities =
                Arbitraries.integers().between(-2, 4).map(BigDecimal::valueOf).optional();
        return Combinators.combine(types, offerings, seconds, quantities)
                .as((type, offering, second, quantity) -> Fixtures.event(type, offering, START.plusSeconds(second))
                        .withQuantity(quantity))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Berlin", "Pacific/Chatham", "America/Sao_Paulo", "UTC")
                .map(ZoneId::of);
    }

    @Property
    void the_answer_holds_until_it_says(
            @ForAll("events") List<Event> events,
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(max = 900 * DAY) long seconds,
            @ForAll @LongRange(max = 900 * DAY) long later) {
        Instant asOf = START.plusSeconds(seconds);
        Instant then = asOf.plusSeconds(later);
        Map<OfferingId, InferredStage> now = POLICY.infer(events, asOf, zone);
        Map<OfferingId, InferredStage> afterwards = POLICY.infer(events, then, zone);
        now.forEach((offering, stage) -> {
            if (stage.validUntil() == null || then.isBefore(stage.validUntil())) {
                InferredStage same = afterwards.get(offering);
                assertThat(same.phase()).isEqualTo(stage.phase());
                assertThat(same.reason()).isEqualTo(stage.reason());
                assertThat(same.validUntil()).isEqualTo(stage.validUntil());
            }
        });
    }

    @Property
    void later_events_change_nothing_but_the_validity(
            @ForAll("events") List<Event> events,
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(max = 600 * DAY) long seconds) {
        Instant asOf = START.plusSeconds(seconds);
        List<Event> until =
                events.stream().filter(e -> !e.occurredAt().isAfter(asOf)).toList();
        Map<OfferingId, InferredStage> all = POLICY.infer(events, asOf, zone);
        Map<OfferingId, InferredStage> some = POLICY.infer(until, asOf, zone);
        assertThat(all.keySet()).isEqualTo(some.keySet());
        all.forEach((offering, stage) ->
                assertThat(stage.phase()).isEqualTo(some.get(offering).phase()));
    }

    @Property
    void the_order_in_which_events_of_different_times_arrive_does_not_matter(
            @ForAll("events") List<Event> events, @ForAll("zones") ZoneId zone, @ForAll Random random) {
        List<Event> shuffled = new ArrayList<>(events);
        if (events.stream().map(Event::occurredAt).distinct().count() == events.size()) {
            Collections.shuffle(shuffled, random);
        }
        Instant asOf = START.plusSeconds(400 * DAY);
        assertThat(POLICY.infer(shuffled, asOf, zone)).isEqualTo(POLICY.infer(events, asOf, zone));
    }

    @Property
    void each_offering_is_judged_by_itself(@ForAll("events") List<Event> events, @ForAll("zones") ZoneId zone) {
        Instant asOf = START.plusSeconds(400 * DAY);
        List<Event> aboutPump = events.stream()
                .filter(e -> e.offering().filter(PUMP::equals).isPresent())
                .toList();
        assertThat(Optional.ofNullable(POLICY.infer(events, asOf, zone).get(PUMP)))
                .isEqualTo(POLICY.inferOne(Replay.inOrderOfTime(aboutPump), asOf, zone));
    }
}
