package org.clientela.profile;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.LongFunction;
import org.clientela.attribute.Value;

/** One whole number a customer, and what it stands for. */
final class LongAggregate implements CompiledAggregate {
    /** The scale of what is no number. */
    static final int NOT_A_NUMBER = -1;

    private static final long MAX_EXACT = 1L << 52;
    private static final int MAX_EXACT_SCALE = 18;

    private final LongReduction reduction;
    private final LongFunction<Value> value;
    private final int scale;
    private final long[] results;

    LongAggregate(int size, LongReduction reduction, LongFunction<Value> value, int scale) {
        this.reduction = reduction;
        this.value = value;
        this.scale = scale;
        this.results = new long[size];
    }

    /** Of whole numbers. */
    static LongAggregate ofNumbers(int size, LongReduction reduction) {
        return new LongAggregate(size, reduction, Value::of, 0);
    }

    /** Of numbers as a column has them. */
    static LongAggregate ofDecimals(
            int size, LongReduction reduction, ColumnValues values, DecimalColumn column, boolean money) {
        int scale = column.scale();
        return new LongAggregate(
                size, reduction, number -> values.value(BigDecimal.valueOf(number, scale), money), scale);
    }

    /** Of codes as a column has them. */
    static LongAggregate ofCodes(int size, LongReduction reduction, CodeColumn column) {
        return new LongAggregate(size, reduction, code -> column.entry((int) code), NOT_A_NUMBER);
    }

    @Override
    public void add(int customer, int[] events, int count) {
        results[customer] = reduction.of(events, count);
    }

    @Override
    public int size() {
        return results.length;
    }

    @Override
    public Value get(int index) {
        long result = results[Objects.checkIndex(index, results.length)];
        return result == Decimals.MISSING ? Value.missing() : value.apply(result);
    }

    @Override
    public double number(int index) {
        long result = results[Objects.checkIndex(index, results.length)];
        if (result == Decimals.MISSING) {
            return Double.NaN;
        }
        boolean exact = scale != NOT_A_NUMBER && scale <= MAX_EXACT_SCALE && Math.abs(result) < MAX_EXACT;
        return exact ? result / (double) Decimals.power(scale) : CompiledAggregate.super.number(index);
    }
}
