package org.clientela.profile;

import java.util.Arrays;

/** Codes by row, in as few bytes each as the largest of them needs. Code 0 stands for what is missing. */
final class Codes {
    /** All rows are missing. */
    static final Codes NONE = new Codes(0, new byte[0], new short[0], new int[0]);

    private static final int MAX_BYTE = 0xff;
    private static final int MAX_SHORT = 0xffff;

    private final int width;
    private final byte[] bytes;
    private final short[] shorts;
    private final int[] ints;

    private Codes(int width, byte[] bytes, short[] shorts, int[] ints) {
        this.width = width;
        this.bytes = bytes;
        this.shorts = shorts;
        this.ints = ints;
    }

    /** The codes of rows, in a given order. */
    static Codes of(IntList codes, int[] order, int largest) {
        byte[] bytes = new byte[largest > 0 && largest <= MAX_BYTE ? order.length : 0];
        short[] shorts = new short[largest > MAX_BYTE && largest <= MAX_SHORT ? order.length : 0];
        int[] ints = new int[largest > MAX_SHORT ? order.length : 0];
        for (int i = 0; i < order.length && largest > 0; i++) {
            int code = codes.get(order[i]);
            if (bytes.length > 0) {
                bytes[i] = (byte) code;
            } else if (shorts.length > 0) {
                shorts[i] = (short) code;
            } else {
                ints[i] = code;
            }
        }
        int width = largest == 0 ? 0 : largest <= MAX_BYTE ? 1 : largest <= MAX_SHORT ? 2 : 4;
        return new Codes(width, bytes, shorts, ints);
    }

    int get(int row) {
        return switch (width) {
            case 1 -> bytes[row] & MAX_BYTE;
            case 2 -> shorts[row] & MAX_SHORT;
            case 4 -> ints[row];
            default -> 0;
        };
    }

    /** Writes the rows in [from, until) that have a code, and returns how many they are. */
    int select(int code, int from, int until, int[] selected) {
        int count = 0;
        if (width == 1) {
            byte wanted = (byte) code;
            for (int row = from; row < until; row++) {
                selected[count] = row;
                count += isSame(bytes[row], wanted);
            }
            return count;
        }
        for (int row = from; row < until; row++) {
            if (get(row) == code) {
                selected[count++] = row;
            }
        }
        return count;
    }

    /** Whether each code is a byte. */
    boolean isNarrow() {
        return width == 1;
    }

    /** The codes as bytes without a sign, by row, not to be changed. Only of those that are narrow. */
    byte[] narrow() {
        return bytes;
    }

    /** No code is larger. */
    int most() {
        return width == 4 ? Arrays.stream(ints).max().orElse(0) : width == 2 ? MAX_SHORT : MAX_BYTE;
    }

    /** 1 or 0. Without a branch, since types of events come in no order that a processor could guess. */
    private static int isSame(byte a, byte b) {
        return (((a ^ b) & MAX_BYTE) - 1) >>> (Integer.SIZE - 1);
    }

    /** Copies the codes of {@code count} rows. */
    void copy(int from, int count, int[] to) {
        switch (width) {
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = bytes[from + i] & MAX_BYTE;
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    to[i] = shorts[from + i] & MAX_SHORT;
                }
            }
            case 4 -> System.arraycopy(ints, from, to, 0, count);
            default -> Arrays.fill(to, 0, count, 0);
        }
    }

    /** The set of the codes of some rows, as bits; that of what is missing is left out. For codes below 64. */
    long setOf(int[] rows, int from, int until) {
        long set = 0;
        for (int i = from; i < until; i++) {
            set |= 1L << get(rows[i]);
        }
        return set & ~1L;
    }

    /** Heap held, in bytes. */
    long bytes() {
        return bytes.length + 2L * shorts.length + 4L * ints.length;
    }
}
