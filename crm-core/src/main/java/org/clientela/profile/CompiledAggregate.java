package org.clientela.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;

/** A {@link Metric.Aggregate} made ready for the columns of a population: is given the events of each customer in turn. Not thread-safe. */
interface CompiledAggregate extends Answers {
    /** Takes the first {@code count} of the given events, in order of time, which are those of the customer that matter. */
    void add(int customer, int[] events, int count);

    /**
     * The metric made ready.
     *
     * @param size how many answers to keep
     */
    static CompiledAggregate of(Metric.Aggregate metric, ColumnValues values, Instant asOf, int size) {
        Aggregation aggregation = metric.aggregation();
        if (aggregation == Aggregation.COUNT) {
            return LongAggregate.ofNumbers(size, (events, count) -> count);
        }
        if (aggregation == Aggregation.DAYS_SINCE) {
            Columns columns = values.columns();
            return new LongAggregate(
                    size,
                    LongReduction.lastTime(columns),
                    time -> Aggregates.daysSince(Micros.instant(time), asOf, values.zone()),
                    LongAggregate.NOT_A_NUMBER);
        }
        EventColumn column = metric.column() == null ? EventColumn.TIME : metric.column();
        if (column.equals(EventColumn.TIME)) {
            return ofTimes(aggregation, values, size);
        }
        return ColumnValues.isDecimal(column)
                ? ofDecimals(aggregation, column, values, size)
                : ofCodes(aggregation, column, values, size);
    }

    private static CompiledAggregate ofTimes(Aggregation aggregation, ColumnValues values, int size) {
        Columns columns = values.columns();
        LongFunction<Value> value = time -> Value.of(Micros.instant(time));
        return switch (aggregation) {
            case DISTINCT -> LongAggregate.ofNumbers(size, LongReduction.distinctTimes(columns));
            case FIRST, MIN ->
                new LongAggregate(size, LongReduction.firstTime(columns), value, LongAggregate.NOT_A_NUMBER);
            case LAST, MAX ->
                new LongAggregate(size, LongReduction.lastTime(columns), value, LongAggregate.NOT_A_NUMBER);
            default -> general(aggregation, EventColumn.TIME, values, size);
        };
    }

    private static CompiledAggregate ofDecimals(
            Aggregation aggregation, EventColumn column, ColumnValues values, int size) {
        DecimalColumn decimals = values.columns().decimals(column);
        boolean money = ColumnValues.isMoney(column);
        if (decimals.isWide()) {
            return general(aggregation, column, values, size);
        }
        return switch (aggregation) {
            case SUM, AVG -> new SumAggregate(size, aggregation == Aggregation.AVG, decimals, values, money, money);
            case DISTINCT -> LongAggregate.ofNumbers(size, LongReduction.distinctNumbers(decimals));
            case FIRST -> LongAggregate.ofDecimals(size, LongReduction.firstNumber(decimals), values, decimals, money);
            case LAST -> LongAggregate.ofDecimals(size, LongReduction.lastNumber(decimals), values, decimals, money);
            case MIN -> LongAggregate.ofDecimals(size, LongReduction.leastNumber(decimals), values, decimals, money);
            case MAX -> LongAggregate.ofDecimals(size, LongReduction.mostNumber(decimals), values, decimals, money);
            default -> general(aggregation, column, values, size);
        };
    }

    private static CompiledAggregate ofCodes(
            Aggregation aggregation, EventColumn column, ColumnValues values, int size) {
        CodeColumn coded = values.columns().coded(column);
        return switch (aggregation) {
            case DISTINCT -> LongAggregate.ofNumbers(size, LongReduction.distinctCodes(coded));
            case FIRST -> LongAggregate.ofCodes(size, LongReduction.firstCode(coded), coded);
            case LAST -> LongAggregate.ofCodes(size, LongReduction.lastCode(coded), coded);
            case MIN, MAX ->
                coded.ranks()
                        .<CompiledAggregate>map(ranks -> LongAggregate.ofCodes(
                                size,
                                aggregation == Aggregation.MIN
                                        ? LongReduction.leastCode(coded, ranks)
                                        : LongReduction.mostCode(coded, ranks),
                                coded))
                        .orElseGet(() -> general(aggregation, column, values, size));
            default -> {
                Optional<DecimalColumn> decimals = coded.decimals();
                boolean amounts = coded.entry(coded.cardinality() - 1) instanceof Value.Amount;
                yield decimals.isEmpty()
                        ? general(aggregation, column, values, size)
                        : new SumAggregate(
                                size, aggregation == Aggregation.AVG, decimals.get(), values, amounts, false);
            }
        };
    }

    /** The slow, obvious way, for what neither numbers nor codes can do exactly. */
    private static CompiledAggregate general(
            Aggregation aggregation, EventColumn column, ColumnValues values, int size) {
        IntFunction<Value> reader = values.reader(column);
        return new ValueAggregate(size, aggregation, column, values, reader);
    }
}
