package org.clientela.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.jspecify.annotations.Nullable;

/**
 * Finds groups of customers that are alike in some numbers: k-means, begun many times from starting points that lie well apart,
 * of which the best end is kept. A value: it says how, and {@code fit} does it.
 *
 * <pre>{@code
 * Clusters clusters = KMeans.into(4).withLogarithms()
 *         .fit(population, List.of(recency, frequency, monetary), new SplittableRandom(42));
 * }</pre>
 *
 * <p>All randomness is the caller's: the same population and the same seed give the same groups. Numbers are scaled to a mean of
 * 0 and a standard deviation (of the population) of 1, so that none counts for more because of its unit. Customers of whom one
 * of the numbers is missing belong to no cluster.
 *
 * <p>Source: Lloyd (1982), IEEE Transactions on Information Theory 28(2), 129-137; Arthur and Vassilvitskii (2007), Proceedings
 * of SODA, 1027-1035, for the start (k-means++); Hamerly (2010), Proceedings of SDM, 130-140, for the bounds that leave out
 * most distances without changing the result.
 *
 * @param clusters how many groups, at least 1
 * @param logarithms whether of each number x it is log(1 + x) that is scaled: for amounts and counts, which have long tails
 * @param restarts how many times to begin, at least 1
 * @param maxIterations after which a run stops even if it still improves, at least 1
 */
public record KMeans(int clusters, boolean logarithms, int restarts, int maxIterations) {
    private static final int DEFAULT_RESTARTS = 20;
    private static final int DEFAULT_ITERATIONS = 300;

    /** Checks that all are positive. */
    public KMeans {
        if (clusters < 1 || restarts < 1 || maxIterations < 1) {
            throw new IllegalArgumentException(
                    "There cannot be (%d) clusters from (%d) restarts of (%d) iterations.%nMaybe at least one of each?"
                            .formatted(clusters, restarts, maxIterations));
        }
    }

    /**
     * As many groups, from 20 restarts of the plain numbers.
     *
     * @param clusters at least 1
     * @return how to cluster
     */
    public static KMeans into(int clusters) {
        return new KMeans(clusters, false, DEFAULT_RESTARTS, DEFAULT_ITERATIONS);
    }

    /**
     * The same, on log(1 + x) of each number x.
     *
     * @return the copy
     */
    public KMeans withLogarithms() {
        return new KMeans(clusters, true, restarts, maxIterations);
    }

    /**
     * The same, begun more or fewer times.
     *
     * @param newRestarts ten or more find the best there is in most data
     * @return the copy
     */
    public KMeans withRestarts(int newRestarts) {
        return new KMeans(clusters, logarithms, newRestarts, maxIterations);
    }

    /**
     * Groups the customers of a population.
     *
     * @param population of any size
     * @param metrics of numbers, money, dates or times
     * @param random decides where to begin
     * @return the groups
     * @throws IllegalArgumentException if a metric has no numbers, a number is -1 or less where its logarithm is asked for, or
     *     there are fewer different customers than clusters
     */
    public Clusters fit(Population population, List<? extends Metric> metrics, SplittableRandom random) {
        List<Column.Numbers> columns = new ArrayList<>();
        for (Metric metric : metrics) {
            if (!(Column.of(population, metric) instanceof Column.Numbers numbers)) {
                throw new IllegalArgumentException(
                        "The metric (%s) has no numbers to cluster by.%nMaybe count or sum something?"
                                .formatted(metric));
            }
            columns.add(numbers);
        }
        return fit(columns, random);
    }

    /**
     * Groups customers by columns of numbers.
     *
     * @param columns at least one, of the same customers
     * @param random decides where to begin
     * @return the groups
     * @throws IllegalArgumentException if a number is -1 or less where its logarithm is asked for, columns differ in size, or there
     *     are fewer different customers than clusters
     */
    public Clusters fit(List<Column.Numbers> columns, SplittableRandom random) {
        Points points = Points.of(columns, logarithms);
        KMeansRun best = best(points, random);
        if (best == null) {
            throw new IllegalArgumentException(
                    "There are fewer than (%d) different customers among (%d).%nMaybe ask for fewer clusters?"
                            .formatted(clusters, points.size()));
        }
        return new Clusters(this, columns, points, best.centres(), best.assignment(), best.inertia());
    }

    /** The best of all runs; null if there are fewer different points than clusters. */
    @Nullable KMeansRun best(Points points, SplittableRandom random) {
        KMeansRun best = null;
        for (int restart = 0; restart < restarts; restart++) {
            double[] start = KMeansStart.choose(points, clusters, random.split());
            if (start.length == 0) {
                return null;
            }
            KMeansRun run = new KMeansRun(points, start);
            for (int i = 0; i < maxIterations && run.step(); i++) {
                // goes on while it improves
            }
            if (best == null || run.inertia() < best.inertia()) {
                best = run;
            }
        }
        return best;
    }
}
