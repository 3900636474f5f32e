package org.clientela.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Decimal numbers as a whole number and a scale: 12.30 is 1230 with scale 2. Exact, or not at all. */
final class Decimals {
    /** What stands for a number that is missing. */
    static final long MISSING = Long.MIN_VALUE;

    private static final int MAX_POWER = 18;
    private static final long[] POWERS = powers();

    private Decimals() {}

    /** 10 to the exponent, which is in [0, 18]. */
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /** The unscaled number at a finer scale, or {@link #MISSING} if it does not fit. */
    static long rescaled(long unscaled, int scale, int finer) {
        if (scale == finer || unscaled == 0) {
            return unscaled;
        }
        int digits = finer - scale;
        if (digits > MAX_POWER) {
            return MISSING;
        }
        return product(unscaled, POWERS[digits]);
    }

    /** The unscaled number of a decimal one at a scale, or {@link #MISSING} if it does not fit. */
    static long unscaled(BigDecimal number, int scale) {
        if (number.scale() > scale || (long) number.precision() - number.scale() + scale > MAX_POWER + 1) {
            return MISSING;
        }
        BigInteger unscaled = number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
        return unscaled.bitLength() < Long.SIZE ? unscaled.longValue() : MISSING;
    }

    /** The product, or {@link #MISSING} if it does not fit. */
    static long product(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> (Long.SIZE - 1) ? low : MISSING;
    }

    private static long[] powers() {
        long[] powers = new long[MAX_POWER + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
