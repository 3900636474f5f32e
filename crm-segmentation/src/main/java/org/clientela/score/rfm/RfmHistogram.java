package org.clientela.score.rfm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** Scored customers by recency and frequency, with their mean monetary score. Immutable. */
public final class RfmHistogram {
    private final int[][] counts;
    private final int[][] monetary;

    /** Owns the arrays from now on: by recency less 1, then frequency less 1. */
    RfmHistogram(int[][] counts, int[][] monetary) {
        this.counts = counts;
        this.monetary = monetary;
    }

    /**
     * How many groups each scale has.
     *
     * @return the highest score
     */
    public int groups() {
        return counts.length;
    }

    /**
     * How many customers have a recency and a frequency.
     *
     * @param recency in [1, groups]
     * @param frequency in [1, groups]
     * @return zero or more
     */
    public int count(int recency, int frequency) {
        return counts[Objects.checkIndex(recency - 1, groups())][Objects.checkIndex(frequency - 1, groups())];
    }

    /**
     * The mean monetary score of those customers.
     *
     * @param recency in [1, groups]
     * @param frequency in [1, groups]
     * @return in [1, groups], or NaN if there are none
     */
    public double meanMonetary(int recency, int frequency) {
        int count = count(recency, frequency);
        return count == 0 ? Double.NaN : (double) monetary[recency - 1][frequency - 1] / count;
    }

    /**
     * All scored customers.
     *
     * @return the sum of the counts
     */
    public int total() {
        return Arrays.stream(counts).mapToInt(row -> Arrays.stream(row).sum()).sum();
    }

    /**
     * The grid, recency down and frequency across, the best in the upper right; in brackets the mean monetary score.
     *
     * @return a line each; without a line break at the end
     */
    @Override
    public String toString() {
        StringBuilder grid = new StringBuilder("  ");
        for (int f = 1; f <= groups(); f++) {
            grid.append("%14s".formatted("F" + f));
        }
        for (int r = groups(); r >= 1; r--) {
            grid.append("\nR").append(r);
            for (int f = 1; f <= groups(); f++) {
                String mean = count(r, f) == 0 ? "" : String.format(Locale.ROOT, " (%.1f)", meanMonetary(r, f));
                grid.append("%14s".formatted(count(r, f) + mean));
            }
        }
        return grid.toString();
    }
}
