package org.clientela.profile;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;
import org.jspecify.annotations.Nullable;

/** An {@link EventFilter} made ready for the columns of a population. */
@FunctionalInterface
interface EventTest {
    /** Keeps those of the first {@code count} events that pass, in their order, and returns how many they are. */
    int keep(int[] events, int count);

    /** The test of a filter. What does not come down to whole numbers or codes is asked value by value, which is slow. */
    static EventTest of(EventFilter filter, ColumnValues values) {
        EventColumn column = filter.column();
        Criterion criterion = filter.criterion();
        if (column.equals(EventColumn.TIME)) {
            LongTest test = numeric(criterion, operand -> micros(operand));
            return test == null ? slow(criterion, values, column) : onTime(test, values.columns());
        }
        if (ColumnValues.isDecimal(column)) {
            DecimalColumn decimals = values.columns().decimals(column);
            LongTest test = decimals.isWide()
                    ? null
                    : numeric(criterion, operand -> unscaled(operand, decimals.scale(), values.currency()));
            return test == null ? slow(criterion, values, column) : onDecimals(test, decimals);
        }
        return onCodes(criterion, values.columns().coded(column), values.zone());
    }

    private static EventTest onTime(LongTest test, Columns columns) {
        return (events, count) -> {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int event = events[i];
                if (test.passes(columns.time(event))) {
                    events[kept++] = event;
                }
            }
            return kept;
        };
    }

    private static EventTest onDecimals(LongTest test, DecimalColumn decimals) {
        return (events, count) -> {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int event = events[i];
                if (test.passes(decimals.unscaled(event))) {
                    events[kept++] = event;
                }
            }
            return kept;
        };
    }

    /** Each value is asked once, before. */
    private static EventTest onCodes(Criterion criterion, CodeColumn column, ZoneId zone) {
        boolean[] passes = new boolean[column.cardinality()];
        for (int code = 0; code < passes.length; code++) {
            passes[code] = criterion.test(column.entry(code), zone) == Truth.TRUE;
        }
        Codes codes = column.codes();
        return (events, count) -> {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int event = events[i];
                if (passes[codes.get(event)]) {
                    events[kept++] = event;
                }
            }
            return kept;
        };
    }

    private static EventTest slow(Criterion criterion, ColumnValues values, EventColumn column) {
        IntFunction<Value> reader = values.reader(column);
        return (events, count) -> {
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int event = events[i];
                if (criterion.test(reader.apply(event), values.zone()) == Truth.TRUE) {
                    events[kept++] = event;
                }
            }
            return kept;
        };
    }

    private static @Nullable LongTest numeric(Criterion criterion, Function<Value, Optional<BigDecimal>> number) {
        List<BigDecimal> operands = new ArrayList<>();
        for (Value operand : criterion.operands()) {
            Optional<BigDecimal> read = number.apply(operand);
            if (read.isEmpty()) {
                return null;
            }
            operands.add(read.get());
        }
        return LongTest.of(criterion.operator(), operands);
    }

    private static Optional<BigDecimal> micros(Value operand) {
        return operand instanceof Value.Time time ? Optional.of(Micros.exact(time.time())) : Optional.empty();
    }

    private static Optional<BigDecimal> unscaled(Value operand, int scale, Currency currency) {
        if (operand instanceof Value.Decimal decimal) {
            return Optional.of(decimal.number().movePointRight(scale));
        }
        return operand instanceof Value.Amount amount
                        && amount.money().currency().equals(currency)
                ? Optional.of(amount.money().amount().movePointRight(scale))
                : Optional.empty();
    }
}
