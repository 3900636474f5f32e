package org.clientela.insight;

import java.util.Arrays;

/**
 * Which groups are too small to be reported. A group of fewer customers than the threshold is hidden, and with it the next
 * smallest group of the same breakdown, so that nobody computes the hidden one from the total. Both look the same: who knows
 * this rule still cannot tell which of them is the small one.
 *
 * <p>It protects one breakdown whose total is known. Two breakdowns that differ by one person, held against each other, are
 * beyond it. An empty group shows as 0: it has nobody to protect. Source: Hundepool and others (2012), Statistical Disclosure
 * Control, chapter 4 (threshold rule and secondary suppression).
 *
 * @param threshold the smallest group that is reported, at least 3; or 1, which hides nothing
 */
public record Suppression(int threshold) {
    /** What is hidden unless the caller says otherwise: groups of fewer than five. */
    public static final Suppression STANDARD = new Suppression(5);

    /** Hides nothing, for eyes that may see everything. */
    public static final Suppression NONE = new Suppression(1);

    /** Checks the threshold. */
    public Suppression {
        if (threshold < 1 || threshold == 2) {
            throw new IllegalArgumentException(
                    "The threshold (%d) hides nothing, since fewer than two customers are one.%nMaybe 5, or Suppression.NONE?"
                            .formatted(threshold));
        }
    }

    /**
     * Hides groups of fewer customers.
     *
     * @param threshold the smallest group that is reported, at least 3
     * @return the rule
     */
    public static Suppression below(int threshold) {
        return new Suppression(threshold);
    }

    /**
     * Whether a group is too small to be reported.
     *
     * @param customers its size
     * @return false for an empty group
     */
    public boolean hides(long customers) {
        return customers > 0 && customers < threshold;
    }

    /**
     * What of a breakdown is reported.
     *
     * @param counts the sizes of its groups, which share no customer
     * @return the same groups, some of them hidden
     * @throws IllegalArgumentException if a count is negative
     */
    public Breakdown of(long... counts) {
        boolean[] hidden = new boolean[counts.length];
        long secondSmallest = Long.MAX_VALUE;
        boolean any = false;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "The count (%d) is negative.%nMaybe a difference was taken for a size?".formatted(counts[i]));
            }
            hidden[i] = hides(counts[i]);
            any |= hidden[i];
            if (counts[i] >= threshold) {
                secondSmallest = Math.min(secondSmallest, counts[i]);
            }
        }
        // where there are only small groups, nothing hides them but to hide their total: five groups of five customers
        // are ones
        boolean hidesTotal = any && secondSmallest == Long.MAX_VALUE;
        for (int i = 0; i < counts.length; i++) {
            // all that are as small as the next smallest, since a choice among them would tell something
            hidden[i] |= any && counts[i] == secondSmallest;
        }
        return new Breakdown(threshold, counts.clone(), hidden, hidesTotal);
    }

    /** The groups of a breakdown, some of them hidden. Immutable. */
    public static final class Breakdown {
        private final int threshold;
        private final long[] counts;
        private final boolean[] hidden;
        private final boolean hidesTotal;

        private Breakdown(int threshold, long[] counts, boolean[] hidden, boolean hidesTotal) {
            this.threshold = threshold;
            this.counts = counts;
            this.hidden = hidden;
            this.hidesTotal = hidesTotal;
        }

        /**
         * How many groups.
         *
         * @return hidden ones included
         */
        public int size() {
            return counts.length;
        }

        /**
         * Whether a group is hidden.
         *
         * @param group in [0, size)
         * @return true for a small one and for those hidden with it
         */
        public boolean isHidden(int group) {
            return hidden[group];
        }

        /**
         * Whether anything is hidden.
         *
         * @return true if a group is small
         */
        public boolean hidesAny() {
            for (boolean each : hidden) {
                if (each) {
                    return true;
                }
            }
            return false;
        }

        /**
         * The size of a group as it is reported.
         *
         * @param group in [0, size)
         * @return a number, or {@code <5*} if it is hidden
         */
        public String text(int group) {
            return hidden[group] ? mark() : Long.toString(counts[group]);
        }

        /**
         * The total as it is reported.
         *
         * @return a number, or {@code <5*} if all groups are small, and it could give them away
         */
        public String total() {
            return hidesTotal ? mark() : Long.toString(Arrays.stream(counts).sum());
        }

        /**
         * What the star means.
         *
         * @return a note for below the table
         */
        public String note() {
            return "* fewer than %d customers, or hidden so that such a group cannot be computed".formatted(threshold);
        }

        private String mark() {
            return "<" + threshold + "*";
        }

        /**
         * The sizes as they are reported.
         *
         * @return for example {@code [120, <5*, <5*]}
         */
        @Override
        public String toString() {
            String[] texts = new String[counts.length];
            Arrays.setAll(texts, this::text);
            return Arrays.toString(texts);
        }
    }
}
