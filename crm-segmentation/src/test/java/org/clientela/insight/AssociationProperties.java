package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

class AssociationProperties {
    private static final Offset<Double> CLOSE = within(1e-9);

    /** For roots of what may be zero but for rounding. */
    private static final Offset<Double> ROOT = within(1e-6);

    /** Customers as codes of two attributes, a number, and -1 where they are missing. */
    record Sample(List<Integer> first, List<Integer> second, List<Integer> numbers) {
        Column.Categories one() {
            return Column.categories("one", List.of("a", "b", "c", "d"), ints(first));
        }

        Column.Categories other() {
            return Column.categories("other", List.of("x", "y", "z"), ints(second));
        }

        Column.Numbers number() {
            return Column.numbers(
                    "number",
                    numbers.stream()
                            .mapToDouble(n -> n < 0 ? Double.NaN : n * 0.1)
                            .toArray());
        }

        Contingency table() {
            return Contingency.of(one(), other());
        }

        Sample shuffled(Random random) {
            List<Integer> order = new ArrayList<>();
            first.forEach(each -> order.add(order.size()));
            Collections.shuffle(order, random);
            return new Sample(pick(first, order), pick(second, order), pick(numbers, order));
        }

        private static List<Integer> pick(List<Integer> values, List<Integer> order) {
            return order.stream().map(values::get).toList();
        }

        private static int[] ints(List<Integer> values) {
            return values.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Arbitraries.integers()
                .between(0, 60)
                .flatMap(size -> Combinators.combine(
                                Arbitraries.integers().between(-1, 3).list().ofSize(size),
                                Arbitraries.integers().between(-1, 2).list().ofSize(size),
                                Arbitraries.integers().between(-1, 9).list().ofSize(size))
                        .as(Sample::new));
    }

    @Property
    void measures_stay_between_nothing_and_everything(@ForAll("samples") Sample sample) {
        Contingency table = sample.table();
        for (double measure : new double[] {
            table.cramersV(),
            table.cramersVCorrected(),
            table.tschuprowsT(),
            table.normalizedMutualInformation(),
            table.theilsU(),
            Math.exp(table.lnP()),
            Association.between(sample.one(), sample.number()).strength(),
            Association.between(sample.one(), sample.number()).p()
        }) {
            assertThat(measure).isBetween(0.0, 1.0);
        }
        assertThat(table.mutualInformation()).isNotNegative();
        assertThat(table.cramersVCorrected()).isLessThanOrEqualTo(table.cramersV() + 1e-9);
    }

    @Property
    void symmetric_measures_do_not_mind_which_comes_first(@ForAll("samples") Sample sample) {
        Contingency table = sample.table();
        Contingency transposed = table.transposed();
        assertThat(transposed.chiSquared()).isCloseTo(table.chiSquared(), CLOSE);
        assertThat(transposed.cramersVCorrected()).isCloseTo(table.cramersVCorrected(), ROOT);
        assertThat(transposed.mutualInformation()).isCloseTo(table.mutualInformation(), CLOSE);
        assertThat(transposed.normalizedMutualInformation()).isCloseTo(table.normalizedMutualInformation(), CLOSE);
        assertThat(transposed.tschuprowsT()).isCloseTo(table.tschuprowsT(), ROOT);
        assertThat(transposed.transposed()).hasToString(table.toString());
    }

    @Property
    void the_order_of_customers_does_not_matter(@ForAll("samples") Sample sample, @ForAll Random random) {
        Sample shuffled = sample.shuffled(random);
        assertThat(shuffled.table().chiSquared()).isCloseTo(sample.table().chiSquared(), CLOSE);
        assertThat(shuffled.table().mutualInformation())
                .isCloseTo(sample.table().mutualInformation(), CLOSE);
        assertThat(Association.between(shuffled.one(), shuffled.number()).strength())
                .isCloseTo(Association.between(sample.one(), sample.number()).strength(), ROOT);
    }

    @Property
    void the_names_of_categories_do_not_matter(@ForAll("samples") Sample sample) {
        int[] renamed = sample.first().stream()
                .mapToInt(code -> code < 0 ? -1 : 3 - code)
                .toArray();
        Contingency table =
                Contingency.of(Column.categories("one", List.of("p", "q", "r", "s"), renamed), sample.other());
        assertThat(table.chiSquared()).isCloseTo(sample.table().chiSquared(), CLOSE);
        assertThat(table.theilsU()).isCloseTo(sample.table().theilsU(), CLOSE);
    }

    /** I = H(rows) + H(columns) - H(cells), with entropies counted one customer at a time. */
    @Property
    void mutual_information_is_what_entropies_leave(@ForAll("samples") Sample sample) {
        List<String> cells = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < sample.first().size(); i++) {
            if (sample.first().get(i) >= 0 && sample.second().get(i) >= 0) {
                rows.add("" + sample.first().get(i));
                columns.add("" + sample.second().get(i));
                cells.add(sample.first().get(i) + "|" + sample.second().get(i));
            }
        }
        assertThat(sample.table().mutualInformation())
                .isCloseTo(entropy(rows) + entropy(columns) - entropy(cells), CLOSE);
    }

    private static double entropy(List<String> values) {
        return values.stream()
                .mapToDouble(value ->
                        -Math.log((double) Collections.frequency(values, value) / values.size()) / values.size())
                .sum();
    }

    @Property
    void correlations_stay_between_minus_one_and_one(
            @ForAll @Size(min = 3, max = 30) List<@DoubleRange(min = -1e6, max = 1e6) Double> x,
            @ForAll Random random) {
        double[] first = x.stream().mapToDouble(Double::doubleValue).toArray();
        double[] second = x.stream()
                .mapToDouble(value -> value + random.nextGaussian() * 100)
                .toArray();
        Association.OfNumbers forth =
                (Association.OfNumbers) Association.between(Column.numbers("x", first), Column.numbers("y", second));
        Association.OfNumbers back =
                (Association.OfNumbers) Association.between(Column.numbers("y", second), Column.numbers("x", first));
        assertThat(forth.strength()).isBetween(0.0, 1.0);
        assertThat(forth.p()).isBetween(0.0, 1.0);
        if (forth.isTestable()) {
            assertThat(forth.pearson()).isBetween(-1.0, 1.0);
            assertThat(back.pearson()).isCloseTo(forth.pearson(), CLOSE);
            assertThat(back.spearman()).isCloseTo(forth.spearman(), CLOSE);
        }
    }

    /** The smallest place and the largest place a value could take, and their mean. */
    @Property
    void ranks_are_the_mean_of_the_places_of_equal_numbers(
            @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 9) Double> values) {
        double[] numbers = values.stream().mapToDouble(Math::rint).toArray();
        Ranks ranks = Ranks.of(numbers);
        for (int i = 0; i < numbers.length; i++) {
            double own = numbers[i];
            long below = Arrays.stream(numbers).filter(number -> number < own).count();
            long equal = Arrays.stream(numbers).filter(number -> number == own).count();
            assertThat(ranks.rank(i)).isEqualTo(below + (equal + 1) / 2.0);
        }
    }

    @Property
    void adjusted_significance_keeps_the_order_and_is_never_smaller(
            @ForAll @Size(max = 30) List<@DoubleRange(min = -800, max = 0) Double> lnP) {
        List<Significance> family = Significance.ofFamily(
                lnP.stream().mapToDouble(Double::doubleValue).toArray());
        for (int i = 0; i < lnP.size(); i++) {
            Significance each = family.get(i);
            assertThat(each.lnP()).isEqualTo(lnP.get(i));
            assertThat(each.lnBenjaminiHochberg()).isBetween(each.lnP(), 0.0);
            assertThat(each.lnHolm()).isBetween(each.lnBenjaminiHochberg() - 1e-12, 0.0);
            for (Significance other : family) {
                if (other.lnP() <= each.lnP()) {
                    assertThat(other.lnHolm()).isLessThanOrEqualTo(each.lnHolm());
                    assertThat(other.lnBenjaminiHochberg()).isLessThanOrEqualTo(each.lnBenjaminiHochberg());
                }
            }
        }
    }
}
