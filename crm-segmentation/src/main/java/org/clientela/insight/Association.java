package org.clientela.insight;

import java.util.Locale;
import java.util.Objects;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

/**
 * How much two attributes of customers have to do with each other. Not which of them brings about the other, if any does.
 *
 * <pre>{@code
 * Association.between(population, Metric.parse("contract"), Metric.parse("churn")).strength();     // 0.41
 * }</pre>
 *
 * <p>Customers of whom one of the two is missing are left out. Where there is nothing to compare (one of the two is the same
 * for all, or there are too few customers), the strength is 0 and p is 1; see {@link #isTestable()}.
 */
public sealed interface Association {
    /**
     * The name of the first attribute.
     *
     * @return as the column has it
     */
    String first();

    /**
     * The name of the second attribute.
     *
     * @return as the column has it
     */
    String second();

    /**
     * How many customers it is drawn from.
     *
     * @return those of whom both are known
     */
    long customers();

    /**
     * How strong it is, on a scale shared by all kinds of attributes: 0 is nothing, 1 is one determining the other. What chance alone
     * brings about is taken off. For two yes-or-no attributes all measures are, but for that, the correlation coefficient.
     *
     * @return in [0, 1]
     */
    double strength();

    /**
     * What the strength is called.
     *
     * @return for example "Cramér's V"
     */
    String measure();

    /**
     * How probable this, or a stronger one, is in a sample where the two have nothing to do with each other.
     *
     * @return the natural logarithm of the p-value, at most 0
     */
    double lnP();

    /**
     * Whether there was anything to compare.
     *
     * @return false if one attribute is the same for all, or there are too few customers
     */
    boolean isTestable();

    /**
     * The p-value.
     *
     * @return in [0, 1]; 0 if it is below the range of a double
     */
    default double p() {
        return Math.exp(lnP());
    }

    /**
     * Between two columns of the same customers.
     *
     * @param first of any kind
     * @param second of any kind
     * @return the association
     * @throws IllegalArgumentException if they differ in size, or have too many categories for a table
     */
    static Association between(Column first, Column second) {
        if (first instanceof Column.Numbers x) {
            return second instanceof Column.Numbers y
                    ? Correlation.between(x, y)
                    : CorrelationRatio.between(first, second, x, (Column.Categories) second);
        }
        Column.Categories categories = (Column.Categories) first;
        return second instanceof Column.Numbers y
                ? CorrelationRatio.between(first, second, y, categories)
                : new OfCategories(first.name(), second.name(), Contingency.of(categories, (Column.Categories) second));
    }

    /**
     * Between two metrics of a population.
     *
     * @param population of any size
     * @param first a metric
     * @param second a metric
     * @return the association
     * @throws IllegalArgumentException if one of them answers with several texts
     */
    static Association between(Population population, Metric first, Metric second) {
        return between(Column.of(population, first), Column.of(population, second));
    }

    /**
     * Between two attributes that are categories. The table has all measures.
     *
     * @param first down the table
     * @param second across the table
     * @param table how many customers fall into each pair
     */
    record OfCategories(String first, String second, Contingency table) implements Association {
        /** Checks that they are there. */
        public OfCategories {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
            Objects.requireNonNull(table, "table");
        }

        @Override
        public long customers() {
            return table.customers();
        }

        @Override
        public double strength() {
            return table.cramersVCorrected();
        }

        @Override
        public String measure() {
            return "Cramér's V";
        }

        @Override
        public double lnP() {
            return table.lnP();
        }

        @Override
        public boolean isTestable() {
            return table.degreesOfFreedom() > 0;
        }

        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * Between an attribute that is a category and one that is a number: how far the groups lie apart, compared with how far the
     * customers do within them.
     *
     * <p>Source: Fisher (1925), Statistical Methods for Research Workers, sections 40-45; Kelley (1935), Proceedings of the
     * National Academy of Sciences 21(9), 554-559, for the corrected ratio.
     *
     * @param first the name of one
     * @param second the name of the other
     * @param customers of whom both are known
     * @param groups how many categories occur
     * @param eta the correlation ratio: √(variation between groups / all variation), in [0, 1]
     * @param f the variance between groups / the variance within; infinite if there is none within
     */
    record OfGroups(String first, String second, long customers, int groups, double eta, double f)
            implements Association {
        /** Checks the names. */
        public OfGroups {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }

        /**
         * The correlation ratio without the part that chance alone brings about: √(1 - (1 - eta²)(n - 1)/(n - groups)).
         *
         * @return in [0, 1]
         */
        @Override
        public double strength() {
            return isTestable()
                    ? Math.sqrt(Math.max(0, 1 - (1 - eta * eta) * (customers - 1.0) / (customers - groups)))
                    : 0;
        }

        @Override
        public String measure() {
            return "eta";
        }

        @Override
        public double lnP() {
            return isTestable() ? Tail.f(f, groups - 1.0, customers - (double) groups) : 0;
        }

        @Override
        public boolean isTestable() {
            return groups > 1 && customers > groups && !Double.isNaN(f);
        }

        @Override
        public String toString() {
            return text(this);
        }
    }

    /**
     * Between two attributes that are numbers.
     *
     * <p>Source: Pearson (1896), Philosophical Transactions A 187, 253-318; Spearman (1904), American Journal of Psychology
     * 15(1), 72-101, as Pearson's correlation of ranks; both tested by t = r √((n - 2)/(1 - r²)) with n - 2 degrees of freedom
     * (Student 1908, Biometrika 6(2/3), 302-310), which for ranks is an approximation that wants ten customers and more.
     *
     * @param first the name of one
     * @param second the name of the other
     * @param customers of whom both are known
     * @param pearson the correlation of the numbers, in [-1, 1]; NaN if one is the same for all
     * @param spearman the correlation of their ranks, in [-1, 1]; NaN if one is the same for all
     */
    record OfNumbers(String first, String second, long customers, double pearson, double spearman)
            implements Association {
        /** Checks the names. */
        public OfNumbers {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(second, "second");
        }

        /**
         * The size of Spearman's correlation, since amounts and counts of customers have long tails, and a few large customers
         * would decide Pearson's.
         *
         * @return in [0, 1]
         */
        @Override
        public double strength() {
            return isTestable() ? Math.abs(spearman) : 0;
        }

        @Override
        public String measure() {
            return "Spearman";
        }

        @Override
        public double lnP() {
            return isTestable() ? lnP(spearman) : 0;
        }

        /**
         * As {@link #lnP()}, for Pearson's correlation.
         *
         * @return the natural logarithm of its p-value, at most 0
         */
        public double lnPPearson() {
            return isTestable() ? lnP(pearson) : 0;
        }

        @Override
        public boolean isTestable() {
            return customers > 2 && !Double.isNaN(pearson);
        }

        @Override
        public String toString() {
            return text(this);
        }

        private double lnP(double r) {
            return Tail.studentT(r * Math.sqrt((customers - 2) / ((1 - r) * (1 + r))), customers - 2.0);
        }
    }

    private static String text(Association association) {
        return String.format(
                Locale.ROOT,
                "%s and %s: %s %.3f, p %s, %d customers",
                association.first(),
                association.second(),
                association.measure(),
                association.strength(),
                Significance.text(association.lnP()),
                association.customers());
    }
}
