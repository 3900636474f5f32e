package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class KMeansProperties {
    /** Two columns of few different numbers, so that points coincide, clusters empty and distances tie. */
    @Provide
    Arbitrary<List<Column.Numbers>> columns() {
        return Arbitraries.integers()
                .between(8, 60)
                .flatMap(size -> Combinators.combine(
                                Arbitraries.integers().between(0, 12).list().ofSize(size),
                                Arbitraries.integers().between(0, 12).list().ofSize(size))
                        .as((x, y) -> List.of(column("x", x), column("y", y))));
    }

    private static Column.Numbers column(String name, List<Integer> values) {
        return Column.numbers(name, values.stream().mapToDouble(v -> v).toArray());
    }

    @Property
    void inertia_never_rises_within_a_run(
            @ForAll("columns") List<Column.Numbers> columns,
            @ForAll @IntRange(min = 1, max = 7) int k,
            @ForAll long seed) {
        Points points = Points.of(columns, false);
        double[] start = KMeansStart.choose(points, k, new SplittableRandom(seed));
        if (start.length > 0) {
            KMeansRun run = new KMeansRun(points, start);
            double before = run.inertia();
            int steps = 0;
            while (run.step()) {
                assertThat(run.inertia()).isLessThanOrEqualTo(before * (1 + 1e-12));
                before = run.inertia();
                assertThat(++steps).isLessThan(300);
            }
        }
    }

    /** Lloyd without bounds, from the same start: every distance, every time. */
    @Property
    void bounds_leave_out_nothing_that_matters(
            @ForAll("columns") List<Column.Numbers> columns,
            @ForAll @IntRange(min = 1, max = 7) int k,
            @ForAll long seed) {
        Points points = Points.of(columns, true);
        double[] start = KMeansStart.choose(points, k, new SplittableRandom(seed));
        if (start.length > 0) {
            KMeansRun run = new KMeansRun(points, start);
            int guard = 0;
            while (run.step() && guard++ < 300) {
                // to the end
            }
            int[] assignment = run.assignment();
            for (int i = 0; i < points.size(); i++) {
                double own = points.squaredDistance(i, run.centres(), assignment[i]);
                for (int centre = 0; centre < k; centre++) {
                    assertThat(own).isLessThanOrEqualTo(points.squaredDistance(i, run.centres(), centre) + 1e-9);
                }
            }
            assertThat(Arrays.stream(assignment).distinct().count()).isEqualTo(k);
        }
    }

    @Property
    void clusters_partition_the_customers_the_largest_first(
            @ForAll("columns") List<Column.Numbers> columns,
            @ForAll @IntRange(min = 1, max = 3) int k,
            @ForAll long seed) {
        Points points = Points.of(columns, false);
        if (KMeansStart.choose(points, k, new SplittableRandom(seed)).length > 0) {
            Clusters clusters = KMeans.into(k).withRestarts(2).fit(columns, new SplittableRandom(seed));
            int[] sizes = new int[k];
            for (int i = 0; i < points.size(); i++) {
                sizes[clusters.of(i)]++;
            }
            for (int cluster = 0; cluster < k; cluster++) {
                assertThat(sizes[cluster])
                        .isEqualTo(clusters.customers(cluster))
                        .isPositive();
                assertThat(cluster == 0 || sizes[cluster] <= sizes[cluster - 1]).isTrue();
            }
            assertThat(clusters.names()).doesNotHaveDuplicates().hasSize(k);
        }
    }

    @Property
    void silhouettes_stay_between_minus_one_and_one(
            @ForAll("columns") List<Column.Numbers> columns,
            @ForAll @IntRange(min = 3, max = 70) int limit,
            @ForAll long seed) {
        Points points = Points.of(columns, false);
        if (KMeansStart.choose(points, 2, new SplittableRandom(seed)).length > 0) {
            Clusters clusters = KMeans.into(2).withRestarts(2).fit(columns, new SplittableRandom(seed));
            Silhouette silhouette = clusters.silhouette(limit, new SplittableRandom(seed));
            assertThat(silhouette.mean()).isBetween(-1.0, 1.0);
            assertThat(silhouette.isExact()).isEqualTo(points.size() <= limit);
            if (silhouette.isExact()) {
                assertThat(silhouette.mean()).isCloseTo(slowSilhouette(columns, clusters), within(1e-9));
            }
        }
    }

    /** Straight from the definition, for two clusters, on z-scores computed here. */
    private static double slowSilhouette(List<Column.Numbers> columns, Clusters clusters) {
        int n = columns.get(0).size();
        double[][] z = columns.stream().map(KMeansProperties::scores).toArray(double[][]::new);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            List<Double> own = new ArrayList<>();
            List<Double> other = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    (clusters.of(i) == clusters.of(j) ? own : other)
                            .add(Math.hypot(z[0][i] - z[0][j], z[1][i] - z[1][j]));
                }
            }
            if (!own.isEmpty()) {
                double a = own.stream().mapToDouble(d -> d).average().orElseThrow();
                double b = other.stream().mapToDouble(d -> d).average().orElseThrow();
                sum += (b - a) / Math.max(a, b);
            }
        }
        return sum / n;
    }

    private static double[] scores(Column.Numbers column) {
        double[] values = new double[column.size()];
        Arrays.setAll(values, column::value);
        double mean = Arrays.stream(values).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
        return Arrays.stream(values).map(v -> sd > 0 ? (v - mean) / sd : 0).toArray();
    }

    /** All pairs of customers, one by one. */
    @Property
    void the_adjusted_rand_index_counts_pairs(
            @ForAll @Size(min = 2, max = 25) List<@IntRange(max = 3) Integer> first,
            @ForAll @LongRange(min = 0) long seed) {
        int n = first.size();
        int[] one = first.stream().mapToInt(Integer::intValue).toArray();
        int[] other = new SplittableRandom(seed).ints(n, 0, 4).toArray();
        double both = 0;
        double inOne = 0;
        double inOther = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                both += one[i] == one[j] && other[i] == other[j] ? 1 : 0;
                inOne += one[i] == one[j] ? 1 : 0;
                inOther += other[i] == other[j] ? 1 : 0;
            }
        }
        double expected = inOne * inOther / (n * (n - 1) / 2.0);
        double largest = (inOne + inOther) / 2;
        double index = largest == expected ? 1 : (both - expected) / (largest - expected);
        assertThat(AdjustedRand.index(one, other, 4))
                .isCloseTo(index, within(1e-12))
                .isLessThanOrEqualTo(1 + 1e-12);
        assertThat(AdjustedRand.index(other, one, 4)).isCloseTo(index, within(1e-12));
        assertThat(AdjustedRand.index(one, one, 4)).isEqualTo(1);
    }
}
