package org.clientela.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.clientela.attribute.Value;

/** The sum, or the mean, of a column of numbers for each customer. Sums that do not fit into 64 bits are kept apart. */
final class SumAggregate implements CompiledAggregate {
    private final boolean mean;
    private final DecimalColumn column;
    private final ColumnValues values;
    private final boolean money;
    private final boolean moneyOfNothing;
    private final long[] sums;
    private final int[] counts;
    private final Map<Integer, BigInteger> large = new HashMap<>();

    /**
     * A sum or mean.
     *
     * @param money whether the column is of amounts
     * @param moneyOfNothing whether the sum of nothing is an amount too
     */
    SumAggregate(
            int size, boolean mean, DecimalColumn column, ColumnValues values, boolean money, boolean moneyOfNothing) {
        this.mean = mean;
        this.column = column;
        this.values = values;
        this.money = money;
        this.moneyOfNothing = moneyOfNothing;
        this.sums = new long[size];
        this.counts = new int[size];
    }

    @Override
    public void add(int customer, int[] events, int count) {
        long sum = 0;
        long overflow = 0;
        int present = 0;
        for (int i = 0; i < count; i++) {
            long number = column.unscaled(events[i]);
            if (number != Decimals.MISSING) {
                long next = sum + number;
                overflow |= (sum ^ next) & (number ^ next);
                sum = next;
                present++;
            }
        }
        sums[customer] = sum;
        counts[customer] = present;
        if (overflow < 0) {
            large.put(customer, exactSum(events, count));
        } else if (!large.isEmpty()) {
            large.remove(customer);
        }
    }

    private BigInteger exactSum(int[] events, int count) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            long number = column.unscaled(events[i]);
            if (number != Decimals.MISSING) {
                sum = sum.add(BigInteger.valueOf(number));
            }
        }
        return sum;
    }

    @Override
    public int size() {
        return sums.length;
    }

    @Override
    public Value get(int index) {
        int count = counts[Objects.checkIndex(index, counts.length)];
        if (mean && count == 0) {
            return Value.missing();
        }
        BigInteger exact = large.get(index);
        BigDecimal sum =
                exact == null ? BigDecimal.valueOf(sums[index], column.scale()) : new BigDecimal(exact, column.scale());
        return values.value(mean ? Aggregates.mean(sum, count) : sum, count == 0 ? moneyOfNothing : money);
    }
}
