package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.statistics.Statistics;
import org.clientela.attribute.Value;
import org.clientela.event.Event;
import org.clientela.testing.ClientelaDomain;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class NextChangeProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_answer_stays_until_the_next_change(
            @ForAll CustomerProfile profile,
            @ForAll Metric metric,
            @ForAll @Size(20) Set<@LongRange(min = 0, max = 20L * 365 * 86_400) Long> seconds) {
        Instant change = metric.nextChange(profile);
        assertThat(change).isAfter(profile.asOf());
        Optional<Value> answer = answer(metric, profile);
        for (Instant instant : probes(profile, change, seconds)) {
            assertThat(answer(metric, profile.asOf(instant)))
                    .as("%s of %s in %s at %s, before %s", metric, profile, profile.zone(), instant, change)
                    .isEqualTo(answer);
        }
        boolean never = change.equals(Instant.MAX);
        boolean exact = !never && !answer(metric, profile.asOf(change)).equals(answer);
        Statistics.label("next change").collect(never ? "never" : exact ? "exact" : "early");
        if (!never) {
            Statistics.label("finite next change")
                    .collect(exact ? "exact" : "early")
                    .coverage(coverage -> coverage.check("exact").percentage(percent -> percent > 90));
        }
    }

    /** Instants in [asOf, change): about each event and each of the next midnights, some at random, and those just before. */
    private static Set<Instant> probes(CustomerProfile profile, Instant change, Set<Long> seconds) {
        Set<Instant> centres = new TreeSet<>(Set.of(profile.asOf(), change));
        profile.allEvents().stream().map(Event::occurredAt).forEach(centres::add);
        seconds.forEach(second -> centres.add(profile.asOf().plusSeconds(second)));
        LocalDate today = LocalDate.ofInstant(profile.asOf(), profile.zone());
        for (int day = 1; day <= 45; day++) {
            centres.add(today.plusDays(day).atStartOfDay(profile.zone()).toInstant());
        }
        Set<Instant> probes = new TreeSet<>();
        for (Instant centre : centres) {
            for (Duration off : Set.of(
                    Duration.ZERO,
                    Duration.ofNanos(1),
                    Duration.ofNanos(1_000),
                    Duration.ofSeconds(1),
                    Duration.ofHours(1),
                    Duration.ofDays(1))) {
                probes.add(centre.equals(Instant.MAX) ? centre : centre.plus(off));
                probes.add(centre.minus(off));
            }
        }
        Instant end = change.isBefore(TimeRange.EVER.until()) ? change : TimeRange.EVER.until();
        probes.removeIf(instant -> instant.isBefore(profile.asOf()) || !instant.isBefore(end));
        return probes;
    }

    /** Empty where the answer does not fit money or a number. */
    private static Optional<Value> answer(Metric metric, CustomerProfile profile) {
        try {
            return Optional.of(metric.of(profile));
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void an_answer_rests_on_its_events(@ForAll CustomerProfile profile, @ForAll Metric.Aggregate metric) {
        int events = metric.events(profile).size();
        Value count = new Metric.Aggregate(Aggregation.COUNT, metric.type(), null, metric.where(), metric.window())
                .of(profile);
        switch (metric.aggregation()) {
            case COUNT, SUM, AVG, DISTINCT -> assertThat(count).isEqualTo(Value.of(events));
            case FIRST, LAST, DAYS_SINCE -> assertThat(events).isEqualTo(count.equals(Value.of(0)) ? 0 : 1);
            case MIN, MAX ->
                assertThat(events > 0).isEqualTo(!metric.of(profile).isMissing());
        }
    }
}
