package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Truth;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;

/** What a verdict says beside yes and no: why, what is missing to a yes, and until when it holds. */
@Domain(SegmentationDomain.class)
@Domain(VerdictProperties.Moments.class)
class VerdictProperties {
    /** Rules that time changes, and the instants to ask at. */
    static final class Moments extends net.jqwik.api.domains.DomainContextBase {
        private static final List<String> TIMED = List.of(
                "count(purchase, last 24 hours) >= 1",
                "count(event, previous 36 hours) >= 1",
                "sum(purchase.amount, last 72 hours) > 0 EUR",
                "count(event, this day) >= 1",
                "count(event, this week) >= 1",
                "count(purchase, previous month) >= 1",
                "count(purchase, this quarter) = 0",
                "count(event, previous year) >= 1",
                "days since(purchase) between 3 and 40",
                "days since(event) < 2",
                "days to anniversary(renewal) <= 14",
                "years since(renewal) >= 1",
                "days since(renewal) >= 100",
                "years since(first(event)) >= 1",
                "count(contact then purchase within 48 hours, last 60 days) >= 1",
                "least weekly count(event, last 3 weeks) >= 1",
                "count(purchase, from 2026-03-20 until 2026-04-20) >= 1",
                "count(event, before last 30 days) >= 1",
                "sum(purchase.amount, last 30 days) > sum(purchase.amount, previous 30 days)",
                "count(event, last 30 days) / count(event, last 90 days) >= 0.5",
                "sum(purchase.quantity, last 2 events) >= 3",
                "renewal > 2026-01-01");

        @Provide
        Arbitrary<Timed> timed() {
            Arbitrary<Rule> leaf = Arbitraries.of(TIMED).map(text -> Rule.parse(text, SegmentationDomain.VOCABULARY));
            Arbitrary<Rule> several = leaf.list()
                    .ofMinSize(2)
                    .ofMaxSize(3)
                    .map(rules -> rules.get(0)
                            .negated()
                            .or(Rule.allOf(rules.subList(1, rules.size()).toArray(new Rule[0]))));
            Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 60 * 24 * 40);
            return Combinators.combine(Arbitraries.oneOf(leaf, several), minutes)
                    .as((rule, later) -> new Timed(rule, Duration.ofMinutes(later)))
                    .withoutEdgeCases();
        }
    }

    /** A rule, and how long after the usual instant to ask. */
    record Timed(Rule rule, Duration later) {}

    @Property(tries = 400)
    void it_holds_until_it_may_change_as_a_scan_of_all_instants_says(
            @ForAll Timed timed, @ForAll CustomerProfile profile) {
        assertHolds(
                "rules about time",
                75,
                timed.rule(),
                profile.asOf(profile.asOf().plus(timed.later())));
    }

    @Property(tries = 200)
    void so_it_does_of_any_rule(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        assertHolds("rules of all kinds", 85, rule, profile);
    }

    private static void assertHolds(String kind, double exactShare, Rule rule, CustomerProfile profile) {
        Truth truth = rule.test(profile);
        Instant until = rule.verdict(profile).validUntil();
        assertThat(until).isAfter(profile.asOf());
        for (Instant candidate : candidates(profile)) {
            if (candidate.isBefore(until)) {
                assertThat(rule.test(profile.asOf(candidate)))
                        .as("%s at %s, valid until %s", rule, candidate, until)
                        .isEqualTo(truth);
            }
        }
        boolean exact = until.equals(Instant.MAX) || rule.test(profile.asOf(until)) != truth;
        if (!until.equals(Instant.MAX)) {
            assertThat(rule.test(profile.asOf(until.minusNanos(1)))).isEqualTo(truth);
        }
        Statistics.label("valid until is exact, " + kind)
                .collect(exact)
                .coverage(coverage -> coverage.check(true).percentage(share -> share >= exactShare));
    }

    /**
     * All instants at which an answer can change: midnights, the time of day of events on each of the next days, whole hours
     * after events, and when clocks are set; and a moment before and after. Midnights only when it becomes far.
     */
    private static TreeSet<Instant> candidates(CustomerProfile profile) {
        TreeSet<Instant> all = new TreeSet<>();
        ZoneId zone = profile.zone();
        LocalDate today = LocalDate.ofInstant(profile.asOf(), zone);
        TreeSet<LocalTime> times = new TreeSet<>();
        for (Event event : profile.asOf(Instant.parse("2030-01-01T00:00:00Z")).events()) {
            times.add(event.occurredAt().atZone(zone).toLocalTime());
            around(event.occurredAt(), all);
            for (int hours : new int[] {24, 36, 48, 72}) {
                around(event.occurredAt().plus(Duration.ofHours(hours)), all);
            }
        }
        for (int day = 0; day < 800; day++) {
            around(today.plusDays(day).atStartOfDay(zone).toInstant(), all);
            if (day < 45) {
                for (LocalTime time : times) {
                    around(today.plusDays(day).atTime(time).atZone(zone).toInstant(), all);
                }
            }
        }
        ZoneOffsetTransition set = zone.getRules().nextTransition(profile.asOf());
        around(set.getInstant(), all);
        around(zone.getRules().nextTransition(set.getInstant()).getInstant(), all);
        return new TreeSet<>(all.tailSet(profile.asOf(), false));
    }

    private static void around(Instant instant, TreeSet<Instant> all) {
        all.addAll(List.of(
                instant.minusNanos(1_000),
                instant.minusNanos(999),
                instant.minusNanos(1),
                instant,
                instant.plusNanos(1)));
    }

    @Property
    void the_nearest_miss_is_the_smallest_set_of_tests_that_could_make_it_hold(
            @ForAll Rule rule, @ForAll CustomerProfile profile) {
        Verdict verdict = rule.verdict(profile);
        List<Explanation> tests = new ArrayList<>();
        collect(verdict.explanation(), tests);
        Assume.that(tests.size() <= 7);
        List<Explanation> nearest = verdict.nearestMiss();
        assertThat(nearest).hasSize(Math.max(0, fewest(verdict.explanation(), tests)));
        if (!nearest.isEmpty()) {
            assertThat(couldHold(verdict.explanation(), nearest)).isTrue();
        }
        Statistics.label("size of the nearest miss").collect(nearest.size());
    }

    @Property(tries = 300)
    void verdicts_travel_as_json(@ForAll Rule rule, @ForAll Rule definition, @ForAll CustomerProfile profile) {
        Rule bound = rule.and(new InSegment("other")).bind(name -> definition, SegmentationDomain.VOCABULARY);
        Verdict verdict = bound.verdict(profile);
        Verdict read = Json.read(Json.write(verdict), Verdict.class);
        assertThat(read).isEqualTo(verdict);
        assertThat(read).hasToString(verdict.toString());
        assertThat(read.nearestMiss()).isEqualTo(verdict.nearestMiss());
    }

    private static void collect(Explanation part, List<Explanation> tests) {
        if (part.ofTest()) {
            tests.add(part);
        }
        part.parts().forEach(inner -> collect(inner, tests));
    }

    /** The size of the smallest set of tests that could make it hold, by trying all; -1 if none can. */
    private static int fewest(Explanation explanation, List<Explanation> tests) {
        int fewest = -1;
        for (int set = 0; set < 1 << tests.size(); set++) {
            int size = Integer.bitCount(set);
            if (fewest >= 0 && size >= fewest) {
                continue;
            }
            List<Explanation> chosen = new ArrayList<>();
            for (int i = 0; i < tests.size(); i++) {
                if ((set & 1 << i) != 0) {
                    chosen.add(tests.get(i));
                }
            }
            if (couldHold(explanation, chosen)) {
                fewest = size;
            }
        }
        return fewest;
    }

    /** Whether some outcome of the chosen tests makes it hold, the others staying as they are. */
    private static boolean couldHold(Explanation explanation, List<Explanation> chosen) {
        int outcomes = (int) Math.pow(3, chosen.size());
        for (int outcome = 0; outcome < outcomes; outcome++) {
            Map<Explanation, Truth> changed = new IdentityHashMap<>();
            int rest = outcome;
            for (Explanation test : chosen) {
                changed.put(test, Truth.values()[rest % 3]);
                rest /= 3;
            }
            if (truth(explanation, changed) == Truth.TRUE) {
                return true;
            }
        }
        return false;
    }

    private static Truth truth(Explanation part, Map<Explanation, Truth> changed) {
        if (part.ofTest()) {
            return changed.getOrDefault(part, part.truth());
        }
        List<Truth> parts =
                part.parts().stream().map(inner -> truth(inner, changed)).toList();
        return switch (part.subject()) {
            case "not" -> parts.get(0).not();
            case "any of" -> parts.isEmpty() ? Truth.FALSE : Collections.max(parts);
            default -> parts.isEmpty() ? Truth.TRUE : Collections.min(parts);
        };
    }
}
