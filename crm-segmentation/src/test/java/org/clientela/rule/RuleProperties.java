package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;

@Domain(SegmentationDomain.class)
class RuleProperties {
    @Property
    void parse_reads_what_toString_writes(@ForAll Rule rule) {
        assertThat(Rule.parse(rule.toString(), SegmentationDomain.VOCABULARY)).isEqualTo(rule);
        assertThat(Rule.parse(rule.toString(), Vocabulary.open())).isEqualTo(rule);
    }

    @Property
    void json_reads_what_json_writes(@ForAll Rule rule) {
        assertThat(Json.read(Json.write(rule), Rule.class)).isEqualTo(rule);
    }

    @Property
    void nothing_is_wrong_with_it_in_its_vocabulary(@ForAll Rule rule) {
        assertThat(rule.check(SegmentationDomain.VOCABULARY)).isEmpty();
    }

    @Property
    void a_rule_and_its_negation_never_both_match(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        assertThat(rule.matches(profile) && rule.negated().matches(profile)).isFalse();
        if (rule.test(profile) == Truth.UNKNOWN) {
            assertThat(rule.negated().test(profile)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @Property
    void double_negation_changes_nothing(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        assertThat(rule.negated().negated().test(profile)).isEqualTo(rule.test(profile));
    }

    @Property
    void de_morgan(@ForAll Rule a, @ForAll Rule b, @ForAll CustomerProfile profile) {
        assertThat(a.and(b).negated().test(profile))
                .isEqualTo(a.negated().or(b.negated()).test(profile));
        assertThat(a.or(b).negated().test(profile))
                .isEqualTo(a.negated().and(b.negated()).test(profile));
    }

    @Property
    void and_or_commute_associate_and_absorb(
            @ForAll Rule a, @ForAll Rule b, @ForAll Rule c, @ForAll CustomerProfile profile) {
        assertThat(a.and(b).test(profile)).isEqualTo(b.and(a).test(profile));
        assertThat(a.or(b).test(profile)).isEqualTo(b.or(a).test(profile));
        assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
        assertThat(a.or(b).or(c)).isEqualTo(a.or(b.or(c)));
        assertThat(a.and(a.or(b)).test(profile)).isEqualTo(a.test(profile));
    }

    @Property
    void the_slow_reference_says_the_same(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        assertThat(rule.test(profile)).isEqualTo(reference(rule, profile));
    }

    @Property
    void an_explanation_has_the_truth_and_the_shape_of_its_rule(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        Explanation explanation = rule.explain(profile);
        assertThat(explanation.truth()).isEqualTo(rule.test(profile));
        assertThat(leaves(explanation)).isEqualTo(tests(rule));
        assertThat(Json.read(Json.write(explanation), Explanation.class)).isEqualTo(explanation);
        Verdict verdict = rule.verdict(profile);
        assertThat(verdict.matches()).isEqualTo(rule.matches(profile));
        assertThat(Json.read(Json.write(verdict), Verdict.class)).isEqualTo(verdict);
    }

    @Property
    void a_population_answers_as_its_profiles_do(
            @ForAll Rule rule, @ForAll @Size(min = 1, max = 8) List<CustomerProfile> profiles) {
        Population population = Population.of(distinct(profiles));
        Truths truths = rule.test(population);
        assertThat(truths.size()).isEqualTo(population.size());
        for (CustomerProfile profile : distinct(profiles)) {
            int index = indexOf(population, profile);
            assertThat(truths.get(index)).isEqualTo(rule.test(profile));
            assertThat(truths.matching().get(index)).isEqualTo(rule.matches(profile));
        }
        assertThat(truths.count(Truth.TRUE) + truths.count(Truth.FALSE) + truths.count(Truth.UNKNOWN))
                .isEqualTo(population.size());
    }

    @Property
    void several_rules_at_once_say_what_each_says_alone(
            @ForAll @Size(max = 4) List<Rule> rules, @ForAll Population population) {
        List<Truths> together = Rule.test(rules, population);
        for (int r = 0; r < rules.size(); r++) {
            Truths alone = rules.get(r).test(population);
            for (int i = 0; i < population.size(); i++) {
                assertThat(together.get(r).get(i)).isEqualTo(alone.get(i));
            }
        }
    }

    @Property
    void the_answer_stays_until_it_may_change_and_not_longer(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        Instant until = rule.validUntil(profile);
        Truth truth = rule.test(profile);
        for (Instant instant : instantsAfter(profile)) {
            if (instant.isBefore(until)) {
                assertThat(rule.test(profile.asOf(instant))).isEqualTo(truth);
            }
        }
        boolean exact = until.equals(Instant.MAX) || rule.test(profile.asOf(until)) != truth;
        Statistics.label("valid until is exact").collect(exact);
    }

    /** Every hour of a fortnight, then every half day of two years, and what is around the events to come. */
    private static List<Instant> instantsAfter(CustomerProfile profile) {
        List<Instant> instants = new ArrayList<>();
        for (int hour = 1; hour <= 14 * 24; hour++) {
            instants.add(profile.asOf().plus(Duration.ofHours(hour)));
        }
        for (int half = 28; half < 2 * 2 * 365; half++) {
            instants.add(profile.asOf().plus(Duration.ofHours(12L * half - 1)));
        }
        return instants;
    }

    @Property
    void a_segment_that_is_bound_answers_as_its_definition_does(
            @ForAll Rule rule,
            @ForAll Rule definition,
            @ForAll Population population,
            @ForAll CustomerProfile profile) {
        Rule written = rule.and(new InSegment("other").negated());
        Rule bound = written.bind(name -> definition, SegmentationDomain.VOCABULARY);
        Rule inlined = rule.and(definition.negated());
        assertThat(bound.toString()).isEqualTo(written.toString());
        assertThat(written.segments()).containsExactly("other");
        assertThat(bound.segments()).isEqualTo(written.segments());
        assertThat(bound.test(profile)).isEqualTo(inlined.test(profile));
        assertThat(bound.explain(profile).truth()).isEqualTo(inlined.test(profile));
        assertThat(bound.validUntil(profile)).isEqualTo(inlined.validUntil(profile));
        assertThat(bound.test(population).matching())
                .isEqualTo(inlined.test(population).matching());
        assertThat(Rule.parse(written.toString(), SegmentationDomain.VOCABULARY))
                .isEqualTo(written);
        assertThat(Json.read(Json.write(written), Rule.class)).isEqualTo(written);
    }

    @Property
    void the_nearest_miss_would_make_it_hold(@ForAll Rule rule, @ForAll CustomerProfile profile) {
        Verdict verdict = rule.verdict(profile);
        List<Explanation> misses = verdict.nearestMiss();
        if (verdict.matches()) {
            assertThat(misses).isEmpty();
        } else if (!misses.isEmpty()) {
            assertThat(holds(verdict.explanation(), misses, true)).isTrue();
            assertThat(misses)
                    .hasSizeLessThanOrEqualTo(leaves(verdict.explanation()).size());
        }
    }

    /** Whether it would hold if some tests turned out as they should; a test below a negation should fail. */
    private static boolean holds(Explanation part, List<Explanation> changed, boolean wanted) {
        if (part.ofTest()) {
            boolean changes = changed.stream().anyMatch(change -> change == part);
            return changes || part.truth() == Truth.of(wanted);
        }
        if (part.subject().equals(Explanation.NOT)) {
            return holds(part.parts().get(0), changed, !wanted);
        }
        boolean every = part.subject().equals(Explanation.ALL_OF) == wanted;
        return every
                ? part.parts().stream().allMatch(inner -> holds(inner, changed, wanted))
                : part.parts().stream().anyMatch(inner -> holds(inner, changed, wanted));
    }

    private static int indexOf(Population population, CustomerProfile profile) {
        int index = 0;
        while (!population.customer(index).equals(profile.id())) {
            index++;
        }
        return index;
    }

    private static List<CustomerProfile> distinct(List<CustomerProfile> profiles) {
        List<CustomerProfile> distinct = new ArrayList<>();
        for (CustomerProfile profile : profiles) {
            if (distinct.stream().noneMatch(p -> p.id().equals(profile.id()))) {
                distinct.add(profile);
            }
        }
        return distinct;
    }

    /** Kleene's strong tables as numbers: false 0, unknown 1, true 2. */
    private static Truth reference(Rule rule, CustomerProfile profile) {
        return Truth.values()[number(rule, profile)];
    }

    private static int number(Rule rule, CustomerProfile profile) {
        if (rule instanceof Rule.Not not) {
            return 2 - number(not.inner(), profile);
        }
        if (rule instanceof Rule.AllOf all) {
            return all.rules().stream()
                    .mapToInt(part -> number(part, profile))
                    .min()
                    .orElse(2);
        }
        if (rule instanceof Rule.AnyOf any) {
            return any.rules().stream()
                    .mapToInt(part -> number(part, profile))
                    .max()
                    .orElse(0);
        }
        if (rule instanceof Compare compare) {
            Value right = profile.get(compare.right());
            return right.isMissing()
                    ? 1
                    : number(new Rule.Test(compare.left(), Criterion.of(compare.operator(), right)), profile);
        }
        Rule.Test test = (Rule.Test) rule;
        return test.criterion().test(test.metric().of(profile), profile.zone()).ordinal();
    }

    private static List<String> leaves(Explanation explanation) {
        List<String> leaves = new ArrayList<>();
        if (explanation.ofTest()) {
            leaves.add(explanation.subject() + " " + explanation.expected().replaceFirst(" \\(was .*\\)$", ""));
        }
        explanation.parts().forEach(part -> leaves.addAll(leaves(part)));
        return leaves;
    }

    private static List<String> tests(Rule rule) {
        List<String> tests = new ArrayList<>();
        if (rule instanceof Rule.Test || rule instanceof Compare) {
            tests.add(rule.toString());
        }
        rule.parts().forEach(part -> tests.addAll(tests(part)));
        return tests;
    }
}
