package org.clientela.profile;

import java.math.BigInteger;
import org.clientela.attribute.ValueType;

/** What the events of a range come down to, as whole numbers. */
final class RangeColumns {
    /** What a set of codes has room for if it is to be the bits of one number. */
    private static final int FEW_CODES = Long.SIZE;

    private final EventRange range;
    private final Block block;

    RangeColumns(EventRange range) {
        this.range = range;
        this.block = range.block();
    }

    LongColumn count() {
        return new LongColumn(block, ValueType.NUMBER, 0, mostEvents(), true) {
            @Override
            void fill(long[] numbers, int size) {
                subtract(range.until(), range.from(), numbers, size);
            }
        };
    }

    /** How many of the numbers of a column there are. */
    LongColumn count(DecimalColumn column, RunningSums running) {
        if (column.isComplete()) {
            return count();
        }
        return new LongColumn(block, ValueType.NUMBER, 0, mostEvents(), true) {
            @Override
            void fill(long[] numbers, int size) {
                int[] counts = running.counts();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = (long) counts[until[i]] - counts[from[i]];
                }
            }
        };
    }

    /** The sum of the numbers of a column, of which {@link #largestSum} fits. */
    LongColumn sum(DecimalColumn column, ValueType type, RunningSums running) {
        return new LongColumn(block, type, column.scale(), largestSum(column), true) {
            @Override
            void fill(long[] numbers, int size) {
                long[] sums = running.sums();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = sums[until[i]] - sums[from[i]];
                }
            }
        };
    }

    BigInteger largestSum(DecimalColumn column) {
        return BigInteger.valueOf(column.largestUnscaled()).multiply(mostEvents());
    }

    LongColumn most(DecimalColumn column, ValueType type) {
        return new LongColumn(block, type, column.scale(), BigInteger.valueOf(column.largestUnscaled()), false) {
            @Override
            void fill(long[] numbers, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = column.most(rows, from[i], until[i]);
                }
            }
        };
    }

    LongColumn least(DecimalColumn column, ValueType type) {
        return new LongColumn(block, type, column.scale(), BigInteger.valueOf(column.largestUnscaled()), false) {
            @Override
            void fill(long[] numbers, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = column.least(rows, from[i], until[i]);
                }
            }
        };
    }

    /** The number of the first or last event. */
    LongColumn edge(DecimalColumn column, ValueType type, boolean last) {
        return new LongColumn(block, type, column.scale(), BigInteger.valueOf(column.largestUnscaled()), false) {
            @Override
            void fill(long[] numbers, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = from[i] == until[i]
                            ? Decimals.MISSING
                            : column.unscaled(rows[last ? until[i] - 1 : from[i]]);
                }
            }
        };
    }

    /** When the first or last event happened. */
    LongColumn time(boolean last) {
        return new LongColumn(block, ValueType.TIME, 0, BigInteger.valueOf(Micros.LARGEST), false) {
            @Override
            void fill(long[] numbers, int size) {
                Columns columns = block.columns();
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] =
                            from[i] == until[i] ? Decimals.MISSING : columns.time(rows[last ? until[i] - 1 : from[i]]);
                }
            }
        };
    }

    /** How many different values of a column there are. */
    LongColumn distinct(CodeColumn column) {
        return column.cardinality() <= FEW_CODES ? distinctOfFew(column.codes()) : distinctOfMany(column);
    }

    private LongColumn distinctOfFew(Codes codes) {
        return new LongColumn(block, ValueType.NUMBER, 0, mostEvents(), true) {
            @Override
            void fill(long[] numbers, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    numbers[i] = Long.bitCount(codes.setOf(rows, from[i], until[i]));
                }
            }
        };
    }

    private LongColumn distinctOfMany(CodeColumn column) {
        LongReduction distinct = LongReduction.distinctCodes(column);
        return new LongColumn(block, ValueType.NUMBER, 0, mostEvents(), true) {
            private int[] events = new int[0];

            @Override
            void fill(long[] numbers, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    int count = until[i] - from[i];
                    events = atLeast(count, events);
                    System.arraycopy(rows, from[i], events, 0, count);
                    numbers[i] = distinct.of(events, count);
                }
            }
        };
    }

    /** The code of the first or last event. */
    CodePick edge(CodeColumn column, boolean last) {
        return new CodePick(block) {
            @Override
            void fill(int[] codes, int size) {
                int[] rows = range.of().rows();
                int[] from = range.from();
                int[] until = range.until();
                for (int i = 0; i < size; i++) {
                    codes[i] = from[i] == until[i] ? 0 : column.codes().get(rows[last ? until[i] - 1 : from[i]]);
                }
            }
        };
    }

    private BigInteger mostEvents() {
        return BigInteger.valueOf(block.columns().mostEvents());
    }

    private static void subtract(int[] from, int[] what, long[] numbers, int size) {
        for (int i = 0; i < size; i++) {
            numbers[i] = (long) from[i] - what[i];
        }
    }
}
