package org.clientela.profile;

import java.math.BigInteger;
import org.clientela.attribute.ValueType;

/** One whole number for each customer of a block: the exact answer to a metric, without its point. */
abstract class LongColumn extends Step {
    /** What the numbers stand for: numbers, amounts of the currency, or times in microseconds. */
    private final ValueType type;

    private final int scale;
    private final BigInteger largest;
    private final boolean complete;
    private final long[] values = new long[Block.SIZE];

    /**
     * A column to compute.
     *
     * @param type {@code NUMBER}, {@code MONEY} or {@code TIME}
     * @param scale how many of the last digits are decimals
     * @param largest no number is larger, of either sign; below 2^63
     * @param complete whether none is ever {@link Decimals#MISSING}
     */
    LongColumn(Block block, ValueType type, int scale, BigInteger largest, boolean complete) {
        super(block);
        this.type = type;
        this.scale = scale;
        this.largest = largest;
        this.complete = complete;
    }

    final ValueType type() {
        return type;
    }

    final int scale() {
        return scale;
    }

    final BigInteger largest() {
        return largest;
    }

    final boolean isComplete() {
        return complete;
    }

    @Override
    final void run() {
        fill(values, block().size());
    }

    /** Computes the numbers of the first {@code size} customers of the block. */
    abstract void fill(long[] numbers, int size);

    /** The numbers, or {@link Decimals#MISSING}. */
    final long[] values() {
        make();
        return values;
    }

    /** Whether any such number fits into 63 bits and a sign. */
    static boolean fits(BigInteger largest) {
        return largest.bitLength() < Long.SIZE;
    }
}
