package org.clientela.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Operator;
import org.clientela.attribute.ValueType;

/**
 * One column divided by another: a mean, or a {@link Calculation}. Kept apart, since it is no whole number.
 *
 * @param dividend divided
 * @param divisor by this; by 0 the quotient is missing
 * @param type number or money
 */
record Quotient(LongColumn dividend, LongColumn divisor, ValueType type) {
    /** A quotient is rounded to 12 decimals, so those that differ by more than half a unit of the last never meet. */
    private static final BigInteger TWICE_ONE = BigInteger.TWO.multiply(BigInteger.TEN.pow(Aggregates.MEAN_DECIMALS));

    /**
     * Where the quotient must lie: {@code lowest * divisor <= factor * dividend <= highest * divisor}, all of which is sure to fit.
     *
     * @param factor of the dividend
     * @param lowest of the divisor, below
     * @param openBelow whether there is no lowest
     * @param highest of the divisor, above
     * @param openAbove whether there is no highest
     * @param negated whether it must not lie there
     */
    record Range(long factor, long lowest, boolean openBelow, long highest, boolean openAbove, boolean negated) {}

    /** The range that an operator and operands ask for; empty if it is none, if it may not fit, or if rounding might matter. */
    Optional<Range> range(Operator operator, List<BigDecimal> operands) {
        return switch (operator) {
            case EQUAL -> range(operands.get(0), operands.get(0), false, false, false);
            case NOT_EQUAL -> range(operands.get(0), operands.get(0), false, false, true);
            case AT_LEAST -> range(operands.get(0), BigDecimal.ZERO, false, true, false);
            case LESS -> range(operands.get(0), BigDecimal.ZERO, false, true, true);
            case AT_MOST -> range(BigDecimal.ZERO, operands.get(0), true, false, false);
            case GREATER -> range(BigDecimal.ZERO, operands.get(0), true, false, true);
            case BETWEEN -> range(operands.get(0), operands.get(1), false, false, false);
            default -> Optional.empty();
        };
    }

    private Optional<Range> range(
            BigDecimal from, BigDecimal to, boolean openBelow, boolean openAbove, boolean negated) {
        int scale = Math.max(0, Math.max(from.scale(), to.scale()));
        int ofDividend = divisor.scale() + scale;
        int ofDivisor = dividend.scale();
        int common = Math.min(ofDividend, ofDivisor);
        BigInteger factor = BigInteger.TEN.pow(ofDividend - common);
        BigInteger unit = BigInteger.TEN.pow(ofDivisor - common);
        BigInteger lowest = unscaled(from, scale).multiply(unit);
        BigInteger highest = unscaled(to, scale).multiply(unit);
        BigInteger denominator =
                divisor.largest().multiply(BigInteger.TEN.pow(scale + Math.max(0, dividend.scale() - divisor.scale())));
        boolean fits = LongColumn.fits(factor)
                && LongColumn.fits(lowest)
                && LongColumn.fits(highest)
                && LongColumn.fits(dividend.largest().multiply(factor))
                && LongColumn.fits(divisor.largest().multiply(lowest.abs().max(highest.abs())));
        return fits && denominator.compareTo(TWICE_ONE) < 0
                ? Optional.of(new Range(
                        factor.longValueExact(),
                        lowest.longValueExact(),
                        openBelow,
                        highest.longValueExact(),
                        openAbove,
                        negated))
                : Optional.empty();
    }

    private static BigInteger unscaled(BigDecimal number, int scale) {
        return number.setScale(scale).unscaledValue();
    }
}
