package org.clientela.profile;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;
import org.clientela.money.Money;

/**
 * What the columns of a population stand for.
 *
 * @param columns the columns
 * @param zone in which days begin
 * @param currency of all amounts
 */
record ColumnValues(Columns columns, ZoneId zone, Currency currency) {
    /** Whether a column is one of decimal numbers or amounts. */
    static boolean isDecimal(EventColumn column) {
        return column.standardType()
                .filter(type -> type == ValueType.NUMBER || type == ValueType.MONEY)
                .isPresent();
    }

    /** Whether a column is one of amounts, not of plain numbers. */
    static boolean isMoney(EventColumn column) {
        return column.standardType().equals(Optional.of(ValueType.MONEY));
    }

    /** The values of a column by event. */
    IntFunction<Value> reader(EventColumn column) {
        if (column.equals(EventColumn.TIME)) {
            return event -> Value.of(Micros.instant(columns.time(event)));
        }
        if (!isDecimal(column)) {
            CodeColumn coded = columns.coded(column);
            return coded::value;
        }
        DecimalColumn decimals = columns.decimals(column);
        boolean money = isMoney(column);
        return event -> {
            BigDecimal number = decimals.number(event);
            return number == null ? Value.missing() : value(number, money);
        };
    }

    /** A number, as money or not. */
    Value value(BigDecimal number, boolean money) {
        return money ? Value.of(Money.of(currency, number)) : Value.of(number);
    }
}
