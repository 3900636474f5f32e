package org.clientela.profile;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decimal numbers by row: whole numbers with one scale for all, exact. Numbers that need more than 63 bits at the scale of the
 * finest make the column {@linkplain #isWide() wide}; then only {@link #number} answers.
 */
final class DecimalColumn {
    /** All rows are missing. */
    static final DecimalColumn NONE =
            new DecimalColumn(0, Codes.NONE, new long[] {Decimals.MISSING}, new int[0], new long[0], new BigDecimal[0]);

    private static final int MISSING_INT = Integer.MIN_VALUE;

    private final int scale;
    private final Codes codes;
    private final long[] byCode;
    private final int[] ints;
    private final long[] longs;
    private final @Nullable BigDecimal[] exact;
    private final long largest;
    private final boolean complete;

    private DecimalColumn(
            int scale, Codes codes, long[] byCode, int[] ints, long[] longs, @Nullable BigDecimal[] exact) {
        this.scale = scale;
        this.codes = codes;
        this.byCode = byCode;
        this.ints = ints;
        this.longs = longs;
        this.exact = exact;
        this.largest = exact.length > 0 ? Long.MAX_VALUE : largest();
        this.complete = exact.length == 0 && byCode.length == 0 && !hasGap();
    }

    private long largest() {
        long most = 0;
        for (int number : ints) {
            most = Math.max(most, number == MISSING_INT ? 0 : Math.abs(number));
        }
        for (long number : longs) {
            most = Math.max(most, number == Decimals.MISSING ? 0 : Math.abs(number));
        }
        for (long number : byCode) {
            most = Math.max(most, number == Decimals.MISSING ? 0 : Math.abs(number));
        }
        return most;
    }

    private boolean hasGap() {
        boolean missing = false;
        for (int number : ints) {
            missing |= number == MISSING_INT;
        }
        for (long number : longs) {
            missing |= number == Decimals.MISSING;
        }
        return missing;
    }

    /** The numbers of rows, in a given order. */
    static DecimalColumn of(LongList unscaled, int scale, int[] order) {
        boolean small = true;
        for (int i = 0; i < order.length; i++) {
            long number = unscaled.get(i);
            small &= number == Decimals.MISSING || (number > MISSING_INT && number <= Integer.MAX_VALUE);
        }
        int[] ints = new int[small ? order.length : 0];
        long[] longs = new long[small ? 0 : order.length];
        for (int i = 0; i < order.length; i++) {
            long number = unscaled.get(order[i]);
            if (small) {
                ints[i] = number == Decimals.MISSING ? MISSING_INT : (int) number;
            } else {
                longs[i] = number;
            }
        }
        return new DecimalColumn(scale, Codes.NONE, new long[0], ints, longs, new BigDecimal[0]);
    }

    /** Numbers of any length, null for a missing one. */
    static DecimalColumn ofWide(@Nullable BigDecimal[] exact) {
        return new DecimalColumn(0, Codes.NONE, new long[0], new int[0], new long[0], exact);
    }

    /** The numbers that codes stand for. */
    static DecimalColumn ofCodes(Codes codes, long[] byCode, int scale) {
        return new DecimalColumn(scale, codes, byCode, new int[0], new long[0], new BigDecimal[0]);
    }

    /** How many decimals all whole numbers have. */
    int scale() {
        return scale;
    }

    boolean isWide() {
        return exact.length > 0;
    }

    /** The number of a row without its point, or {@link Decimals#MISSING}. Not for a wide column. */
    long unscaled(int row) {
        if (ints.length > 0) {
            int number = ints[row];
            return number == MISSING_INT ? Decimals.MISSING : number;
        }
        return longs.length > 0 ? longs[row] : byCode[codes.get(row)];
    }

    /** The number of a row. */
    @Nullable BigDecimal number(int row) {
        if (isWide()) {
            return exact[row];
        }
        long unscaled = unscaled(row);
        return unscaled == Decimals.MISSING ? null : BigDecimal.valueOf(unscaled, scale);
    }

    /** No number without its point is larger, of either sign. Not for a wide column. */
    long largestUnscaled() {
        return largest;
    }

    /** Whether no row is missing for certain. */
    boolean isComplete() {
        return complete;
    }

    /** Writes, for each of the first {@code count} rows and behind them, the sum of the numbers before. Not for a wide column. */
    void addUp(int[] rows, int count, long[] sums) {
        long sum = 0;
        if (ints.length > 0 && complete) {
            for (int i = 0; i < count; i++) {
                sums[i] = sum;
                sum += ints[rows[i]];
            }
        } else {
            for (int i = 0; i < count; i++) {
                sums[i] = sum;
                long number = unscaled(rows[i]);
                sum += number == Decimals.MISSING ? 0 : number;
            }
        }
        sums[count] = sum;
    }

    /** Writes, for each of the first {@code count} rows and behind them, how many before are not missing. */
    void countUp(int[] rows, int count, int[] counts) {
        int present = 0;
        for (int i = 0; i < count; i++) {
            counts[i] = present;
            present += unscaled(rows[i]) == Decimals.MISSING ? 0 : 1;
        }
        counts[count] = present;
    }

    /** The largest of some rows, or {@link Decimals#MISSING}, which is the smallest of all. Not for a wide column. */
    long most(int[] rows, int from, int until) {
        if (ints.length > 0) {
            int most = MISSING_INT;
            for (int i = from; i < until; i++) {
                most = Math.max(most, ints[rows[i]]);
            }
            return most == MISSING_INT ? Decimals.MISSING : most;
        }
        long most = Decimals.MISSING;
        for (int i = from; i < until; i++) {
            most = Math.max(most, unscaled(rows[i]));
        }
        return most;
    }

    /** The smallest of some rows that is not missing, or {@link Decimals#MISSING}. Not for a wide column. */
    long least(int[] rows, int from, int until) {
        long least = Decimals.MISSING;
        for (int i = from; i < until; i++) {
            long number = unscaled(rows[i]);
            boolean less = number != Decimals.MISSING && (least == Decimals.MISSING || number < least);
            least = less ? number : least;
        }
        return least;
    }

    /** Heap held, in bytes; of wide numbers a guess. */
    long bytes() {
        return 4L * ints.length
                + 8L * longs.length
                + Arrays.stream(exact).filter(Objects::nonNull).count() * 72
                + 4L * exact.length;
    }
}
