package org.clientela.insight;

import java.util.Objects;

/**
 * What makes some customers different from others in one attribute. Both kinds have an effect on one scale, that of Cohen's d:
 * 0.2 is small, 0.5 medium, 0.8 large. Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, sections
 * 2.2 and 6.2.
 */
public sealed interface Difference {
    /**
     * The attribute.
     *
     * @return the name of the column
     */
    String column();

    /**
     * What it is that one group has more of.
     *
     * @return the attribute, or the attribute and one of its categories
     */
    String subject();

    /**
     * How large the difference is, in standard deviations or what corresponds to them.
     *
     * @return positive if these have more of it than those
     */
    double effect();

    /**
     * How probable this difference, or a larger one, is between two groups drawn at random from the same customers.
     *
     * @return the natural logarithm of the p-value, at most 0
     */
    double lnP();

    /**
     * The effect in a word.
     *
     * @return negligible, small, medium or large
     */
    default String magnitude() {
        double size = Math.abs(effect());
        return size < 0.2 ? "negligible" : size < 0.5 ? "small" : size < 0.8 ? "medium" : "large";
    }

    /**
     * In an attribute that is a number. The difference is one of ranks: how often one of these has more than one of those. Unlike
     * the difference of means, a few large customers do not decide it, and it is the same for an amount and its logarithm.
     *
     * <p>Source: Cliff (1993), Psychological Bulletin 114(3), 494-509, for delta; Mann and Whitney (1947), Annals of Mathematical
     * Statistics 18(1), 50-60, for its test, by the normal approximation with corrections for ties and continuity, which wants
     * eight customers and more in each group; Ruscio (2008), Psychological Methods 13(1), 19-30, for the effect.
     *
     * @param column the name
     * @param these the one group
     * @param those the other
     * @param cliffsDelta the probability that one of these has more than one of those, less that of the reverse, in [-1, 1]
     * @param lnP the natural logarithm of the p-value
     */
    record OfNumbers(String column, Typical these, Typical those, double cliffsDelta, double lnP)
            implements Difference {
        /** Checks that they are there. */
        public OfNumbers {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(these, "these");
            Objects.requireNonNull(those, "those");
        }

        @Override
        public String subject() {
            return column;
        }

        /**
         * The area under the curve: the probability that one of these has more than one of those, ties counted half.
         *
         * @return in [0, 1]; 0.5 is no difference
         */
        public double auc() {
            return (cliffsDelta + 1) / 2;
        }

        /**
         * The Cohen's d of two normal distributions that overlap as much: √2 times the normal quantile of the {@link #auc()},
         * which is kept half a pair away from 0 and 1.
         *
         * @return finite
         */
        @Override
        public double effect() {
            return effect(cliffsDelta, these.customers(), those.customers());
        }

        static double effect(double cliffsDelta, double these, double those) {
            double halfPair = 0.5 / (these * those);
            double probability = Math.max(halfPair, Math.min(1 - halfPair, (cliffsDelta + 1) / 2));
            return Math.sqrt(2) * Tail.normalQuantile(probability);
        }

        /**
         * Hedges' g, the difference of means in standard deviations, corrected for small groups: for attributes without long
         * tails. Source: Hedges (1981), Journal of Educational Statistics 6(2), 107-128.
         *
         * @return NaN if nothing varies within the groups
         */
        public double hedgesG() {
            double freedom = these.customers() + those.customers() - 2.0;
            double pooled = Math.sqrt(((these.customers() - 1) * these.deviation() * these.deviation()
                            + (those.customers() - 1) * those.deviation() * those.deviation())
                    / freedom);
            return pooled > 0 ? (these.mean() - those.mean()) / pooled * (1 - 3 / (4 * freedom - 1)) : Double.NaN;
        }
    }

    /**
     * In how many belong to one category of an attribute. The effect is Cohen's h, the difference of shares on the scale of their
     * arcsines: from 1 % to 6 % is more than from 50 % to 55 %.
     *
     * <p>Source: Cohen (1988), section 6.2, for h; Pearson's chi-squared with one degree of freedom for the test, or Fisher's exact
     * test where an expected count is below five (Cochran 1954, Biometrics 10(4), 417-451).
     *
     * @param column the name
     * @param category one of its labels
     * @param these the one group
     * @param those the other
     * @param lnP the natural logarithm of the p-value
     */
    record OfShares(String column, String category, Share these, Share those, double lnP) implements Difference {
        /** Checks that they are there. */
        public OfShares {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(these, "these");
            Objects.requireNonNull(those, "those");
        }

        @Override
        public String subject() {
            return column + " = " + category;
        }

        /**
         * Cohen's h: 2 asin √share of these - 2 asin √share of those.
         *
         * @return in [-π, π]
         */
        @Override
        public double effect() {
            return 2 * Math.asin(Math.sqrt(these.share())) - 2 * Math.asin(Math.sqrt(those.share()));
        }

        /**
         * How many times as frequent it is among these as among those.
         *
         * @return zero or more; infinite if none of those has it
         */
        public double lift() {
            return these.share() / those.share();
        }
    }

    /**
     * What is typical of the numbers of a group.
     *
     * @param customers of whom a number is known
     * @param median half have more, half have less
     * @param mean sum divided by size
     * @param deviation the standard deviation of the sample; NaN for one customer
     */
    record Typical(int customers, double median, double mean, double deviation) {}

    /**
     * How many of a group belong to a category.
     *
     * @param customers who belong to it
     * @param of those of whom it is known whether
     */
    record Share(int customers, int of) {
        /**
         * The share.
         *
         * @return in [0, 1]
         */
        public double share() {
            return (double) customers / of;
        }
    }
}
