package org.clientela.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Operator;
import org.jspecify.annotations.Nullable;

/** A criterion on whole numbers: inside a range or among several, or not; what is missing fails unless it is asked for. */
final class LongTest {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE + 1);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final long lowest;
    private final long highest;
    private final long[] among;
    private final boolean negated;
    private final boolean missing;

    private LongTest(long lowest, long highest, long[] among, boolean negated, boolean missing) {
        this.lowest = lowest;
        this.highest = highest;
        this.among = among;
        this.negated = negated;
        this.missing = missing;
    }

    /** The test of an operator and operands in units of the column, perhaps finer; null if the operator is not for numbers. */
    static @Nullable LongTest of(Operator operator, List<BigDecimal> operands) {
        return switch (operator) {
            case PRESENT -> range(LEAST, MOST);
            case MISSING -> new LongTest(1, 0, new long[0], false, true);
            case EQUAL -> range(operands.get(0), operands.get(0));
            case NOT_EQUAL -> range(operands.get(0), operands.get(0)).negate();
            case LESS -> range(operands.get(0), MOST).negate();
            case AT_MOST -> range(LEAST, operands.get(0));
            case GREATER -> range(LEAST, operands.get(0)).negate();
            case AT_LEAST -> range(operands.get(0), MOST);
            case BETWEEN -> range(operands.get(0), operands.get(1));
            case IN -> among(operands);
            case NOT_IN -> among(operands).negate();
            default -> null;
        };
    }

    boolean passes(long number) {
        if (number == Decimals.MISSING) {
            return missing;
        }
        boolean inside = (number >= lowest && number <= highest)
                || (among.length > 0 && Arrays.binarySearch(among, number) >= 0);
        return !missing && inside != negated;
    }

    /** The first number inside; behind the last if the test is not of a range. */
    long lowest() {
        return lowest;
    }

    /** The last number inside. */
    long highest() {
        return highest;
    }

    /** Whether it is a range, or its complement. */
    boolean isRange() {
        return among.length == 0 && !missing;
    }

    /** Whether numbers pass that are not inside. */
    boolean isNegated() {
        return negated;
    }

    /** The same test of other numbers: inside are those of a range. */
    LongTest over(long newLowest, long newHighest) {
        return new LongTest(newLowest, newHighest, among, negated, missing);
    }

    private LongTest negate() {
        return new LongTest(lowest, highest, among, true, missing);
    }

    /** Whole numbers from one decimal number to another, both included. */
    private static LongTest range(BigDecimal from, BigDecimal to) {
        BigDecimal lowest = from.setScale(0, RoundingMode.CEILING).max(LEAST);
        BigDecimal highest = to.setScale(0, RoundingMode.FLOOR).min(MOST);
        return lowest.compareTo(highest) > 0
                ? new LongTest(1, 0, new long[0], false, false)
                : new LongTest(lowest.longValueExact(), highest.longValueExact(), new long[0], false, false);
    }

    private static LongTest among(List<BigDecimal> numbers) {
        long[] among = numbers.stream()
                .map(LongTest::exactLong)
                .filter(Objects::nonNull)
                .mapToLong(BigDecimal::longValueExact)
                .sorted()
                .toArray();
        return new LongTest(1, 0, among, false, false);
    }

    private static @Nullable BigDecimal exactLong(BigDecimal number) {
        boolean fits = number.compareTo(LEAST) >= 0
                && number.compareTo(MOST) <= 0
                && number.stripTrailingZeros().scale() <= 0;
        return fits ? number : null;
    }
}
