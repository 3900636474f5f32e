package org.clientela.profile;

import org.clientela.attribute.Operator;

/** Whether a whole number passes a test. */
final class NumberLeaf extends Leaf {
    private final LongColumn column;
    private final LongTest test;
    private final Operator operator;

    NumberLeaf(LongColumn column, LongTest test, Operator operator) {
        super(column.block(), MODERATE);
        this.column = column;
        this.test = test;
        this.operator = operator;
    }

    @Override
    void run() {
        long[] numbers = column.values();
        for (int word = 0; word < words(); word++) {
            int from = word * Long.SIZE;
            int until = Math.min(from + Long.SIZE, block().size());
            long missing = column.isComplete() ? 0 : missing(numbers, from, until);
            long inside = test.isRange()
                    ? inside(numbers, from, until, test.lowest(), test.highest())
                    : passing(numbers, from, until);
            set(word, inside, missing);
        }
    }

    private void set(int word, long inside, long missing) {
        long present = everyone(word) & ~missing;
        switch (operator) {
            case PRESENT -> {
                holds()[word] = present;
                fails()[word] = missing;
            }
            case MISSING -> {
                holds()[word] = missing;
                fails()[word] = present;
            }
            default -> {
                boolean wanted = !test.isRange() || !test.isNegated();
                holds()[word] = present & (wanted ? inside : ~inside);
                fails()[word] = present & (wanted ? ~inside : inside);
            }
        }
    }

    private long passing(long[] numbers, int from, int until) {
        long passing = 0;
        for (int i = from; i < until; i++) {
            passing |= test.passes(numbers[i]) ? 1L << i : 0;
        }
        return passing;
    }

    private static long inside(long[] numbers, int from, int until, long lowest, long highest) {
        return ~(lowest == Long.MIN_VALUE + 1 ? 0 : less(numbers, from, until, lowest))
                & (highest == Long.MAX_VALUE ? -1L : less(numbers, from, until, highest + 1));
    }

    /** The numbers below a limit. Without a branch, since no processor could guess them. */
    private static long less(long[] numbers, int from, int until, long limit) {
        long less = 0;
        for (int i = from; i < until; i++) {
            less |= ((numbers[i] - limit) >>> (Long.SIZE - 1)) << i;
        }
        return less;
    }

    static long missing(long[] numbers, int from, int until) {
        long missing = 0;
        for (int i = from; i < until; i++) {
            missing |= (numbers[i] == Decimals.MISSING ? 1L : 0L) << i;
        }
        return missing;
    }
}
