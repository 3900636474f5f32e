package org.clientela.insight;

import java.util.Arrays;

/**
 * Numbers by their place in order, from 1; equal numbers share the mean of their places. Source: Kendall (1945), Biometrika
 * 33(3), 239-251.
 */
final class Ranks {
    private final double[] ranks;
    private final double tieTerm;

    private Ranks(double[] ranks, double tieTerm) {
        this.ranks = ranks;
        this.tieTerm = tieTerm;
    }

    static Ranks of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (first(sorted, values[i], false) + first(sorted, values[i], true) + 1) / 2.0;
        }
        return new Ranks(ranks, tieTerm(sorted));
    }

    int size() {
        return ranks.length;
    }

    double rank(int index) {
        return ranks[index];
    }

    double[] toArray() {
        return ranks.clone();
    }

    /** The sum of t³ - t over all runs of t equal numbers. */
    double tieTerm() {
        return tieTerm;
    }

    /** How many are smaller, or smaller or equal. */
    private static int first(double[] sorted, double value, boolean above) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (above && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double tieTerm(double[] sorted) {
        double sum = 0;
        int start = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[start]) {
                double run = i - start;
                sum += run * run * run - run;
                start = i;
            }
        }
        return sum;
    }
}
