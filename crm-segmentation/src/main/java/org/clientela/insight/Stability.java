package org.clientela.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How much clusters depend on which customers happened to be there: clusters found in samples of the customers, drawn with
 * replacement, against those found in all of them. 1 is complete agreement, 0 what chance would give; below about 0.7 the same
 * work on next month's customers may well find others.
 *
 * <p>Source: Hubert and Arabie (1985), Journal of Classification 2, 193-218, for the adjusted Rand index; Hennig (2007),
 * Computational Statistics and Data Analysis 52(1), 258-271, for the bootstrap.
 *
 * @param agreements the adjusted Rand index of each sample, over all customers, each in the cluster of its nearest centre; 0 for a
 *     sample with fewer different customers than clusters
 */
public record Stability(List<Double> agreements) {
    /** Copies the list. */
    public Stability {
        agreements = List.copyOf(agreements);
    }

    static Stability of(KMeans method, Points points, int[] assignment, int rounds, SplittableRandom random) {
        if (rounds < 1) {
            throw new IllegalArgumentException("There cannot be (%d) rounds.%nMaybe 20?".formatted(rounds));
        }
        List<Double> agreements = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int[] drawn = IntStream.range(0, points.size())
                    .map(i -> random.nextInt(points.size()))
                    .toArray();
            KMeansRun run = method.best(points.pick(drawn), random);
            agreements.add(
                    run == null
                            ? 0
                            : AdjustedRand.index(
                                    assignment, new KMeansRun(points, run.centres()).assignment(), method.clusters()));
        }
        return new Stability(agreements);
    }

    /**
     * The mean agreement.
     *
     * @return at most 1
     */
    public double mean() {
        return agreements.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /**
     * The smallest agreement.
     *
     * @return at most 1
     */
    public double lowest() {
        return agreements.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /**
     * Mean and lowest agreement.
     *
     * @return for example {@code 0.953 (lowest 0.914 of 20 samples)}
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (lowest %.3f of %d samples)", mean(), lowest(), agreements.size());
    }
}
