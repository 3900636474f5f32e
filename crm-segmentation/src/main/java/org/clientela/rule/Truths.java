package org.clientela.rule;

import java.util.BitSet;
import java.util.Objects;
import org.clientela.attribute.Truth;

/** What a rule says of every customer of a population, by index. Immutable; a quarter of a byte a customer. */
public final class Truths {
    private final int size;
    private final BitSet holds;
    private final BitSet fails;

    /** Owns the two sets from now on; no index is in both. */
    Truths(int size, BitSet holds, BitSet fails) {
        this.size = size;
        this.holds = holds;
        this.fails = fails;
    }

    /**
     * How many.
     *
     * @return the size of the population
     */
    public int size() {
        return size;
    }

    /**
     * The answer for a customer.
     *
     * @param index of the customer, in [0, size)
     * @return exactly what the rule says of its profile
     */
    public Truth get(int index) {
        Objects.checkIndex(index, size);
        if (holds.get(index)) {
            return Truth.TRUE;
        }
        return fails.get(index) ? Truth.FALSE : Truth.UNKNOWN;
    }

    /**
     * Of how many customers the answer is the given one.
     *
     * @param truth one of the three
     * @return in [0, size]
     */
    public int count(Truth truth) {
        return switch (truth) {
            case TRUE -> holds.cardinality();
            case FALSE -> fails.cardinality();
            case UNKNOWN -> size - holds.cardinality() - fails.cardinality();
        };
    }

    /**
     * The customers of whom the rule holds for certain.
     *
     * @return their indexes, a copy
     */
    public BitSet matching() {
        return (BitSet) holds.clone();
    }

    /**
     * The counts only.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Truths[%d true, %d false, %d unknown]"
                .formatted(count(Truth.TRUE), count(Truth.FALSE), count(Truth.UNKNOWN));
    }
}
