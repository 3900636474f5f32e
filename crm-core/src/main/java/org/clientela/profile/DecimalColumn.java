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

    private DecimalColumn(
            int scale, Codes codes, long[] byCode, int[] ints, long[] longs, @Nullable BigDecimal[] exact) {
        this.scale = scale;
        this.codes = codes;
        this.byCode = byCode;
        this.ints = ints;
        this.longs = longs;
        this.exact = exact;
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

    /** Whether sums over any number of rows fit. */
    boolean isSmall() {
        return ints.length > 0;
    }

    /** Heap held, in bytes; of wide numbers a guess. */
    long bytes() {
        return 4L * ints.length
                + 8L * longs.length
                + Arrays.stream(exact).filter(Objects::nonNull).count() * 72
                + 4L * exact.length;
    }
}
