package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.testing.ClientelaDomain;
import org.clientela.testing.Parts;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class SweepProperties {
    private static final List<Operator> OF_ONE = List.of(
            Operator.EQUAL,
            Operator.NOT_EQUAL,
            Operator.LESS,
            Operator.AT_MOST,
            Operator.GREATER,
            Operator.AT_LEAST,
            Operator.IN,
            Operator.NOT_IN);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_test_says_what_it_says_of_each_profile(
            @ForAll("profiles") List<CustomerProfile> profiles, @ForAll Metric metric, @ForAll Criterion criterion) {
        assertSame(profiles, sweep -> sweep.test(metric, criterion), profile -> tested(metric, criterion, profile));
    }

    /** Most tests of anything are unknown or far from the values there are; these lie where the answer changes. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_test_against_an_answer_that_is_there_says_what_it_says_of_each_profile(
            @ForAll("profiles") List<CustomerProfile> profiles,
            @ForAll Metric metric,
            @ForAll @IntRange(max = 2) int of) {
        for (Criterion criterion : near(profiles, metric, of)) {
            assertSame(profiles, sweep -> sweep.test(metric, criterion), profile -> tested(metric, criterion, profile));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_comparison_says_what_it_says_of_each_profile(
            @ForAll("profiles") List<CustomerProfile> profiles,
            @ForAll @Size(2) List<Metric> metrics,
            @ForAll("comparisons") Operator operator) {
        for (Metric left : metrics) {
            for (Metric right : metrics) {
                assertSame(
                        profiles,
                        sweep -> sweep.compare(left, operator, right),
                        profile -> compared(left, operator, right, profile));
            }
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void many_blocks_say_what_the_profiles_say(
            @ForAll("profiles") List<CustomerProfile> profiles,
            @ForAll @Size(max = 4) List<Metric> metrics,
            @ForAll @IntRange(min = 1, max = 3 * Sweep.BLOCK) int size) {
        List<CustomerProfile> many = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            many.add(renamed(profiles.get(i % profiles.size()), CustomerId.of("c-%05d".formatted(i))));
        }
        Population population = Population.of(many);
        Sweep sweep = Sweep.over(population);
        Map<Integer, List<Truth>> expected = new TreeMap<>();
        for (Metric metric : metrics) {
            for (Criterion criterion : near(profiles, metric, 0)) {
                List<Truth> said = many.stream()
                        .flatMap(profile -> tested(metric, criterion, profile).stream())
                        .toList();
                if (said.size() == size) {
                    expected.put(sweep.test(metric, criterion), said);
                }
            }
        }
        expected.forEach((test, said) -> assertThat(truths(sweep, test, size)).isEqualTo(said));
    }

    @Property(tries = 1)
    void all_tests_are_added_first(
            @ForAll CustomerProfile profile, @ForAll Metric metric, @ForAll Criterion criterion) {
        Sweep sweep = Sweep.over(Population.of(List.of(profile)));
        sweep.test(metric, criterion);
        sweep.moveTo(0);
        assertThatThrownBy(() -> sweep.test(metric, criterion)).hasMessageContaining("since the sweep has begun");
        assertThatThrownBy(() -> sweep.compare(metric, Operator.LESS, metric))
                .hasMessageContaining("Maybe add all tests before the first block?");
    }

    private static void assertSame(
            List<CustomerProfile> profiles,
            Function<Sweep, Integer> question,
            Function<CustomerProfile, Optional<Truth>> expected) {
        if (profiles.stream().map(expected).anyMatch(Optional::isEmpty)) {
            return;
        }
        Population population = Population.of(profiles);
        Sweep sweep = Sweep.over(population);
        List<Truth> truths = truths(sweep, question.apply(sweep), population.size());
        for (CustomerProfile profile : profiles) {
            assertThat(truths.get(population.indexOf(profile.id())))
                    .as("%s in %s", profile, profile.zone())
                    .isEqualTo(expected.apply(profile).get());
        }
    }

    /** What a test says of each customer of a population. */
    static List<Truth> truths(Sweep sweep, int test, int size) {
        long[] everyone = new long[Sweep.BLOCK / Long.SIZE];
        long[] holds = new long[everyone.length];
        long[] fails = new long[everyone.length];
        List<Truth> truths = new ArrayList<>();
        for (int block = 0; block < sweep.blocks(); block++) {
            int here = sweep.moveTo(block);
            for (int i = 0; i < here; i++) {
                everyone[i / Long.SIZE] |= 1L << i;
            }
            sweep.ask(test, everyone, holds, fails);
            for (int i = 0; i < here; i++) {
                boolean holding = (holds[i / Long.SIZE] >> i & 1) == 1;
                boolean failing = (fails[i / Long.SIZE] >> i & 1) == 1;
                assertThat(holding && failing).isFalse();
                truths.add(holding ? Truth.TRUE : failing ? Truth.FALSE : Truth.UNKNOWN);
            }
        }
        assertThat(truths).hasSize(size);
        return truths;
    }

    /** Empty where the answer does not fit money or a number, for then it fits nowhere. */
    private static Optional<Value> answer(Metric metric, CustomerProfile profile) {
        try {
            return Optional.of(metric.of(profile));
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<Truth> tested(Metric metric, Criterion criterion, CustomerProfile profile) {
        return answer(metric, profile).map(value -> criterion.test(value, profile.zone()));
    }

    private static Optional<Truth> compared(Metric left, Operator operator, Metric right, CustomerProfile profile) {
        Optional<Value> one = answer(left, profile);
        Optional<Value> other = answer(right, profile);
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        boolean known = !one.get().isMissing() && !isNoOperand(other.get());
        return other.get() instanceof Value.Texts
                ? Optional.empty()
                : Optional.of(
                        known ? Criterion.of(operator, other.get()).test(one.get(), profile.zone()) : Truth.UNKNOWN);
    }

    private static boolean isNoOperand(Value value) {
        return value.isMissing() || value instanceof Value.Texts;
    }

    private static List<Criterion> near(List<CustomerProfile> profiles, Metric metric, int of) {
        List<Criterion> criteria =
                new ArrayList<>(List.of(Criterion.parse("is present"), Criterion.parse("is missing")));
        Optional<Value> value =
                answer(metric, profiles.get(of % profiles.size())).filter(v -> !isNoOperand(v));
        Optional<Value> other =
                answer(metric, profiles.get((of + 1) % profiles.size())).filter(v -> !isNoOperand(v));
        value.ifPresent(v -> OF_ONE.forEach(operator -> criteria.add(Criterion.of(operator, v))));
        if (value.isPresent()
                && other.isPresent()
                && value.get().getClass() == other.get().getClass()) {
            criteria.add(Criterion.of(Operator.IN, value.get(), other.get()));
            made(Operator.BETWEEN, value.get(), other.get()).ifPresent(criteria::add);
            made(Operator.BETWEEN, other.get(), value.get()).ifPresent(criteria::add);
        }
        return criteria;
    }

    private static Optional<Criterion> made(Operator operator, Value from, Value to) {
        try {
            return Optional.of(Criterion.of(operator, from, to));
        } catch (IllegalArgumentException swapped) {
            return Optional.empty();
        }
    }

    private static CustomerProfile renamed(CustomerProfile profile, CustomerId id) {
        return CustomerProfile.of(
                profile.customer().withId(id),
                profile.allEvents().stream()
                        .map(event -> event.withCustomer(id))
                        .toList(),
                profile.asOf(),
                profile.zone(),
                profile.currency());
    }

    @Provide
    Arbitrary<Operator> comparisons() {
        return Arbitraries.of(OF_ONE.subList(0, 6));
    }

    @Provide
    Arbitrary<List<CustomerProfile>> profiles() {
        return Combinators.combine(
                        Parts.instants(),
                        Parts.zones(),
                        Arbitraries.of("c-1", "c-2", "c-10", "Z", "é")
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3))
                .as((asOf, zone, ids) -> new ArrayList<>(ids)
                        .stream()
                                .map(id -> ClientelaDomain.profile(CustomerId.of(id), asOf, zone))
                                .toList())
                .flatMap(profiles -> Combinators.combine(profiles).as(list -> list));
    }
}
