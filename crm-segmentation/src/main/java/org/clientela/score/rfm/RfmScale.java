package org.clientela.score.rfm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Value;
import org.clientela.profile.Metric;

/**
 * The groups into which the answers to one metric are cut. A value, exact.
 *
 * @param metric what is measured
 * @param cuts ascending; one less than there are groups
 */
public record RfmScale(Metric metric, List<BigDecimal> cuts) {
    /** Holds every amount of money and every whole number without rounding. */
    private static final MathContext PRECISION = new MathContext(100);

    /** Checks the order. */
    public RfmScale {
        Objects.requireNonNull(metric, "metric");
        cuts = cuts.stream().map(RfmScale::canonical).toList();
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i).compareTo(cuts.get(i - 1)) < 0) {
                throw new IllegalArgumentException(
                        "The cut points of (%s) are not in ascending order.%nMaybe sort them?".formatted(metric));
            }
        }
    }

    /**
     * Cuts values at their quantiles k/groups. With n values in ascending order, x[0] to x[n-1], and h = (n - 1) k / groups,
     * the quantile is x[⌊h⌋] + (h - ⌊h⌋) (x[⌊h⌋ + 1] - x[⌊h⌋]): type 7 of Hyndman and Fan (1996). Computed in fractions; rounded
     * only if the quotient has more than 100 digits.
     */
    static RfmScale quantiles(Metric metric, int groups, List<BigDecimal> values) {
        List<BigDecimal> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        List<BigDecimal> cuts = new ArrayList<>();
        for (int k = 1; k < groups; k++) {
            long h = (sorted.size() - 1L) * k;
            long weight = h % groups;
            BigDecimal low = sorted.get((int) (h / groups));
            BigDecimal high = weight == 0 ? low : sorted.get((int) (h / groups) + 1);
            BigDecimal sum =
                    low.multiply(BigDecimal.valueOf(groups - weight)).add(high.multiply(BigDecimal.valueOf(weight)));
            cuts.add(sum.divide(BigDecimal.valueOf(groups), PRECISION));
        }
        return new RfmScale(metric, cuts);
    }

    /**
     * How many groups.
     *
     * @return at least 1
     */
    public int groups() {
        return cuts.size() + 1;
    }

    /**
     * The group of a value: 1 + the number of cut points strictly below it.
     *
     * @param value an answer to the metric
     * @return in [1, groups]
     */
    public int group(BigDecimal value) {
        int group = 1;
        while (group <= cuts.size() && cuts.get(group - 1).compareTo(value) < 0) {
            group++;
        }
        return group;
    }

    /** What a value is and between which cut points it lies, for people. */
    String why(BigDecimal value) {
        int group = group(value);
        String above = group == 1 ? "" : "above " + text(cuts.get(group - 2));
        String atMost = group == groups() ? "" : "at most " + text(cuts.get(group - 1));
        String between = above + (above.isEmpty() || atMost.isEmpty() ? "" : ", ") + atMost;
        return "%s is %s: %s".formatted(metric, value.toPlainString(), between);
    }

    /** A count, days or an amount; what is neither is nothing. */
    static BigDecimal number(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        return value instanceof Value.Amount amount ? amount.money().amount() : BigDecimal.ZERO;
    }

    private static String text(BigDecimal cut) {
        return cut.round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }

    private static BigDecimal canonical(BigDecimal cut) {
        BigDecimal stripped = cut.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
