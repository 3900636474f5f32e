package org.clientela.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How well customers lie in their clusters: for each (b - a) / max(a, b), with a its mean distance to the others of its cluster
 * and b that to the customers of the nearest other one; 0 for one who is alone in its cluster. Near 1 the clusters lie apart, near
 * 0 they touch, below 0 customers lie in the wrong ones. Above 0.5 is commonly taken for a reasonable structure.
 *
 * <p>Source: Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65.
 *
 * @param mean over all customers looked at, in [-1, 1]
 * @param byCluster the mean over those of each cluster; NaN for a cluster of which none was looked at
 * @param customers how many were looked at
 * @param isExact whether these were all; else they are a sample
 */
public record Silhouette(double mean, List<Double> byCluster, int customers, boolean isExact) {
    static final int DEFAULT_LIMIT = 10_000;

    /** Copies the list. */
    public Silhouette {
        byCluster = List.copyOf(byCluster);
    }

    static Silhouette of(Points points, int[] assignment, int clusters, int limit, SplittableRandom random) {
        if (clusters < 2) {
            throw new IllegalStateException(
                    "One cluster has no silhouette, since there is no other.%nMaybe ask for two or more?".formatted());
        }
        if (limit < 2) {
            throw new IllegalArgumentException(
                    "The limit (%d) leaves no distances to measure.%nMaybe 10000?".formatted(limit));
        }
        boolean isExact = points.size() <= limit;
        int[] looked = isExact ? IntStream.range(0, points.size()).toArray() : sample(points.size(), limit, random);
        int[] sizes = new int[clusters];
        Arrays.stream(looked).forEach(i -> sizes[assignment[i]]++);
        double[] sums = new double[clusters];
        for (int i : looked) {
            sums[assignment[i]] += width(points, assignment, looked, sizes, i);
        }
        List<Double> byCluster = new ArrayList<>();
        for (int cluster = 0; cluster < clusters; cluster++) {
            byCluster.add(sums[cluster] / sizes[cluster]);
        }
        return new Silhouette(Arrays.stream(sums).sum() / looked.length, byCluster, looked.length, isExact);
    }

    private static double width(Points points, int[] assignment, int[] looked, int[] sizes, int i) {
        int own = assignment[i];
        if (sizes[own] < 2) {
            return 0;
        }
        double[] distances = new double[sizes.length];
        for (int j : looked) {
            distances[assignment[j]] += points.distance(i, j);
        }
        double within = distances[own] / (sizes[own] - 1);
        double nearest = Double.POSITIVE_INFINITY;
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            if (cluster != own && sizes[cluster] > 0) {
                nearest = Math.min(nearest, distances[cluster] / sizes[cluster]);
            }
        }
        double larger = Math.max(within, nearest);
        return larger > 0 && !Double.isInfinite(larger) ? (nearest - within) / larger : 0;
    }

    /** Different indexes, the first of a shuffle. */
    private static int[] sample(int size, int limit, SplittableRandom random) {
        int[] indexes = IntStream.range(0, size).toArray();
        for (int i = 0; i < limit; i++) {
            int j = i + random.nextInt(size - i);
            int swapped = indexes[i];
            indexes[i] = indexes[j];
            indexes[j] = swapped;
        }
        return Arrays.copyOf(indexes, limit);
    }

    /**
     * The mean, and what it is drawn from.
     *
     * @return for example {@code 0.412 (exact, 4338 customers)}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%s, %d customers)", mean, isExact ? "exact" : "sampled", customers);
    }
}
