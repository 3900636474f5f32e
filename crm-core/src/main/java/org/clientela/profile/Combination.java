package org.clientela.profile;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.clientela.attribute.ValueType;
import org.clientela.profile.Calculation.Operation;
import org.jspecify.annotations.Nullable;

/** Two columns added, subtracted or multiplied, where the results are sure to fit. */
final class Combination {
    private Combination() {}

    /** The sum, difference or product as {@link Arithmetic} has it; empty if it may not fit, or if it is not for whole numbers. */
    static Optional<LongColumn> of(LongColumn left, Operation operation, LongColumn right) {
        return switch (operation) {
            case PLUS -> sum(left, 1, right);
            case MINUS -> sum(left, -1, right);
            case TIMES -> product(left, right);
            case DIVIDED_BY -> Optional.empty();
        };
    }

    private static Optional<LongColumn> sum(LongColumn left, int sign, LongColumn right) {
        int scale = Math.max(left.scale(), right.scale());
        BigInteger leftFactor = BigInteger.TEN.pow(scale - left.scale());
        BigInteger rightFactor = BigInteger.TEN.pow(scale - right.scale());
        BigInteger largest =
                left.largest().multiply(leftFactor).add(right.largest().multiply(rightFactor));
        boolean fits = LongColumn.fits(leftFactor) && LongColumn.fits(rightFactor) && LongColumn.fits(largest);
        if (left.type() != right.type() || !fits) {
            return Optional.empty();
        }
        long times = leftFactor.longValueExact();
        long otherTimes = sign * rightFactor.longValueExact();
        boolean complete = left.isComplete() && right.isComplete();
        return Optional.of(new LongColumn(left.block(), left.type(), scale, largest, complete) {
            @Override
            void fill(long[] numbers, int size) {
                long[] a = left.values();
                long[] b = right.values();
                for (int i = 0; i < size; i++) {
                    numbers[i] = times * a[i] + otherTimes * b[i];
                }
                keepMissing(complete, a, b, numbers, size);
            }
        });
    }

    private static Optional<LongColumn> product(LongColumn left, LongColumn right) {
        BigInteger largest = left.largest().multiply(right.largest());
        int scale = left.scale() + right.scale();
        @Nullable ValueType type = left.type() == ValueType.TIME || right.type() != ValueType.NUMBER ? null : left.type();
        if (type == null || !LongColumn.fits(largest) || scale > Aggregates.MEAN_DECIMALS) {
            return Optional.empty();
        }
        boolean complete = left.isComplete() && right.isComplete();
        return Optional.of(new LongColumn(left.block(), type, scale, largest, complete) {
            @Override
            void fill(long[] numbers, int size) {
                long[] a = left.values();
                long[] b = right.values();
                for (int i = 0; i < size; i++) {
                    numbers[i] = a[i] * b[i];
                }
                keepMissing(complete, a, b, numbers, size);
            }
        });
    }

    /** The same number for everyone. */
    static LongColumn constant(Block block, ValueType type, long unscaled, int scale) {
        return new LongColumn(block, type, scale, BigInteger.valueOf(unscaled).abs(), true) {
            @Override
            void fill(long[] numbers, int size) {
                Arrays.fill(numbers, 0, size, unscaled);
            }
        };
    }

    /** The smaller of two of one type and scale. */
    static LongColumn least(LongColumn left, LongColumn right) {
        boolean complete = left.isComplete() && right.isComplete();
        return new LongColumn(
                left.block(), left.type(), left.scale(), left.largest().max(right.largest()), complete) {
            @Override
            void fill(long[] numbers, int size) {
                long[] a = left.values();
                long[] b = right.values();
                for (int i = 0; i < size; i++) {
                    numbers[i] = Math.min(a[i], b[i]); // what is missing is the smallest of all
                }
            }
        };
    }

    private static void keepMissing(boolean complete, long[] a, long[] b, long[] numbers, int size) {
        for (int i = 0; i < size && !complete; i++) {
            if (a[i] == Decimals.MISSING || b[i] == Decimals.MISSING) {
                numbers[i] = Decimals.MISSING;
            }
        }
    }
}
