package org.clientela.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Optional;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.money.Money;
import org.clientela.profile.Calculation.Operation;
import org.jspecify.annotations.Nullable;

/** Calculating with values: exact, but for quotients and for money finer than money can be. */
final class Arithmetic {
    private Arithmetic() {}

    /** The type of a result; empty if there is none for operands of these types. */
    static Optional<ValueType> type(Operation operation, ValueType left, ValueType right) {
        boolean same = left == right && isCountable(left);
        boolean byNumber = isCountable(left) && right == ValueType.NUMBER;
        return switch (operation) {
            case PLUS, MINUS -> same ? Optional.of(left) : Optional.empty();
            case TIMES ->
                byNumber
                        ? Optional.of(left)
                        : Optional.of(right).filter(r -> left == ValueType.NUMBER && isCountable(r));
            case DIVIDED_BY ->
                byNumber ? Optional.of(left) : Optional.of(ValueType.NUMBER).filter(number -> same);
        };
    }

    /** The result; missing if an operand is, if they do not fit each other, or if it is larger than a value can be. */
    static Value of(Operation operation, Value left, Value right) {
        try {
            if (left instanceof Value.Decimal a && right instanceof Value.Decimal b) {
                BigDecimal result = calculated(operation, a.number(), b.number());
                return result == null ? Value.missing() : Value.of(result);
            }
            return ofAmounts(operation, left, right);
        } catch (IllegalArgumentException tooLarge) {
            return Value.missing();
        }
    }

    private static Value ofAmounts(Operation operation, Value left, Value right) {
        Value a = operation == Operation.TIMES ? left : inUnitOf(right, left);
        Value b = operation == Operation.PLUS || operation == Operation.MINUS ? inUnitOf(left, right) : right;
        Optional<ValueType> type = a.type().flatMap(l -> b.type().flatMap(r -> type(operation, l, r)));
        if (type.isEmpty() || isOtherCurrency(a, b)) {
            return Value.missing();
        }
        BigDecimal result = calculated(operation, number(a), number(b));
        if (result == null) {
            return Value.missing();
        }
        return type.get() == ValueType.MONEY ? money(result, a instanceof Value.Amount ? a : b) : Value.of(result);
    }

    /** The smaller one; missing if one is, or if they do not compare. */
    static Value least(Value left, Value right, ZoneId zone) {
        Value a = inUnitOf(right, left);
        Value b = inUnitOf(left, right);
        Truth atLeast = a.isAtLeast(b, zone);
        return atLeast == Truth.UNKNOWN ? Value.missing() : atLeast == Truth.TRUE ? b : a;
    }

    /** The sum of nothing is 0 where it is not known that it is one of money: beside an amount it is no amount. */
    private static Value inUnitOf(Value other, Value value) {
        boolean nothing =
                value instanceof Value.Decimal number && number.number().signum() == 0;
        return nothing && other instanceof Value.Amount amount
                ? Value.of(Money.zero(amount.money().currency()))
                : value;
    }

    private static Value money(BigDecimal result, Value unit) {
        BigDecimal kept = result.scale() > Money.MAX_DECIMALS
                ? result.setScale(Money.MAX_DECIMALS, RoundingMode.HALF_EVEN)
                : result;
        return Value.of(Money.of(((Value.Amount) unit).money().currency(), kept));
    }

    /** Null after a division by zero. */
    private static @Nullable BigDecimal calculated(Operation operation, BigDecimal a, BigDecimal b) {
        return switch (operation) {
            case PLUS -> a.add(b);
            case MINUS -> a.subtract(b);
            case TIMES -> a.multiply(b);
            case DIVIDED_BY -> b.signum() == 0 ? null : a.divide(b, Aggregates.MEAN_DECIMALS, RoundingMode.HALF_EVEN);
        };
    }

    private static boolean isCountable(ValueType type) {
        return type == ValueType.NUMBER || type == ValueType.MONEY;
    }

    private static boolean isOtherCurrency(Value a, Value b) {
        return a instanceof Value.Amount x
                && b instanceof Value.Amount y
                && !x.money().currency().equals(y.money().currency());
    }

    private static BigDecimal number(Value value) {
        return value instanceof Value.Amount amount ? amount.money().amount() : ((Value.Decimal) value).number();
    }
}
