package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.attribute.Value;
import org.clientela.event.Event;
import org.clientela.testing.ClientelaDomain;
import org.clientela.testing.Parts;
import org.clientela.testing.Questions;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class AggregateProperties {
    private List<CustomerProfile> profiles = List.of();
    private List<Metric.Aggregate> metrics = List.of();

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_aggregate_is_what_going_through_all_events_says(
            @ForAll CustomerProfile profile, @ForAll Metric.Aggregate metric, @ForAll Instant later) {
        assertThat(answer(() -> metric.of(profile)))
                .as("%s of %s in %s", metric, profile, profile.zone())
                .isEqualTo(answer(() -> ObviousAggregates.of(metric, profile)));
        CustomerProfile then = profile.asOf(later);
        assertThat(answer(() -> metric.of(then)))
                .as("%s of %s in %s", metric, then, profile.zone())
                .isEqualTo(answer(() -> ObviousAggregates.of(metric, then)));
        assertThat(Aggregates.considered(metric, then)).isEqualTo(ObviousAggregates.considered(metric, then));
    }

    /** The events decide about a window, since that is all it is for. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_window_holds_the_events_of_its_range(@ForAll CustomerProfile profile, @ForAll("windows") Window window) {
        for (Event event : profile.allEvents()) {
            CustomerProfile then = profile.asOf(event.occurredAt());
            assertThat(then.allEvents().within(window, then.seen()))
                    .as("%s of %s in %s", window, then, profile.zone())
                    .isEqualTo(ObviousAggregates.within(window, then.allEvents(), then));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void days_begin_when_the_calendar_says_so(@ForAll("zones") ZoneId zone, @ForAll("times") Instant time) {
        ZoneDays days = ZoneDays.of(zone);
        long day = LocalDate.ofInstant(time, zone).toEpochDay();
        assertThat(days.day(Micros.floor(time))).as("%s in %s", time, zone).isEqualTo(day);
        for (long near = day - 2; near <= day + 2; near++) {
            Instant midnight = Windows.midnight(LocalDate.ofEpochDay(near), zone);
            assertThat(Micros.instant(days.start(near))).isEqualTo(midnight);
            assertThat(days.day(Micros.floor(midnight)))
                    .isEqualTo(LocalDate.ofInstant(midnight, zone).toEpochDay());
        }
    }

    /** Clocks that go back to the day before are rare, and must be met all the same. */
    @Example
    void a_day_that_begins_twice_is_known() {
        ZoneDays days = ZoneDays.of(ZoneId.of("America/St_Johns"));
        assertThat(days.isRegular(LocalDate.of(2010, 11, 7).toEpochDay())).isFalse();
        assertThat(days.isRegular(LocalDate.of(2026, 11, 1).toEpochDay())).isTrue();
        assertThat(ZoneDays.of(ZoneId.of("Europe/Berlin"))
                        .isRegular(LocalDate.of(2026, 10, 25).toEpochDay()))
                .isTrue();
    }

    /** What the first property would say of evaluators with a mistake each. */
    @Example
    void mistakes_would_show() {
        profiles = Arbitraries.defaultFor(CustomerProfile.class)
                .sampleStream()
                .limit(100)
                .toList();
        metrics = Questions.aggregates().sampleStream().limit(300).toList();
        assertThat(differences((metric, profile) -> metric.of(profile))).isZero();
        assertThat(differences((metric, profile) -> metric.in(Window.EVER).of(profile)))
                .as("windows left out")
                .isPositive();
        assertThat(differences((metric, profile) -> Aggregates.of(
                        metric,
                        profile.allEvents()
                                .ofType(metric.type())
                                .within(metric.window(), profile.seen())
                                .passing(metric.where(), profile.zone()),
                        profile.seen(),
                        profile.currency())))
                .as("first and last events before filters")
                .isPositive();
        assertThat(differences((metric, profile) ->
                        Aggregates.of(metric, Aggregates.passing(metric, profile), profile.seen(), profile.currency())))
                .as("events to come counted")
                .isPositive();
        assertThat(differences((metric, profile) ->
                        metric.of(profile.asOf(profile.asOf().minusNanos(1_000)))))
                .as("the instant itself left out")
                .isPositive();
    }

    private int differences(BiFunction<Metric.Aggregate, CustomerProfile, Value> evaluator) {
        int differences = 0;
        for (CustomerProfile profile : profiles) {
            for (Metric.Aggregate metric : metrics) {
                Optional<Value> answer = answer(() -> evaluator.apply(metric, profile));
                if (!answer.equals(answer(() -> ObviousAggregates.of(metric, profile)))) {
                    differences++;
                }
            }
        }
        return differences;
    }

    private static Optional<Value> answer(java.util.function.Supplier<Value> answer) {
        try {
            return Optional.of(answer.get());
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Window> windows() {
        return Questions.windows();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.oneOf(
                Parts.zones(), Arbitraries.of("America/St_Johns", "Asia/Tehran").map(ZoneId::of));
    }

    /** Near edges, about the hours in which clocks go back to the day before, and at the ends of what is kept. */
    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.oneOf(
                Parts.instants(),
                Arbitraries.longs()
                        .between(-300 * 60, 300 * 60)
                        .map(second -> Instant.parse("2010-11-07T02:31:00Z").plusSeconds(second)),
                Arbitraries.longs()
                        .between(-172_800, 172_800)
                        .flatMap(second -> Arbitraries.of("1900-01-01T00:00:00Z", "2200-01-01T00:00:00Z")
                                .map(edge -> Instant.parse(edge).plusSeconds(second))),
                Arbitraries.longs()
                        .between(
                                TimeRange.EVER.from().getEpochSecond() + 86_400,
                                TimeRange.EVER.until().getEpochSecond() - 86_400)
                        .map(Instant::ofEpochSecond));
    }
}
