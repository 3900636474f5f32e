package org.clientela.profile;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;

/** Values by row: a code each, and what the codes stand for. Code 0 is missing. */
final class CodeColumn {
    /** All rows are missing. */
    static final CodeColumn NONE = new CodeColumn(Codes.NONE, new Value[] {Value.missing()});

    private final Codes codes;
    private final Value[] entries;

    CodeColumn(Codes codes, Value[] entries) {
        this.codes = codes;
        this.entries = entries;
    }

    Codes codes() {
        return codes;
    }

    /** How many codes there are, that of what is missing included. */
    int cardinality() {
        return entries.length;
    }

    Value entry(int code) {
        return entries[code];
    }

    Value value(int row) {
        return entries[codes.get(row)];
    }

    /** The code of a value, 0 if no row has it. */
    int code(Value value) {
        for (int code = 1; code < entries.length; code++) {
            if (entries[code].equals(value)) {
                return code;
            }
        }
        return 0;
    }

    /** The type of all values, if it is one. */
    Optional<ValueType> type() {
        Optional<ValueType> type = entries.length > 1 ? entries[1].type() : Optional.empty();
        for (int code = 2; code < entries.length; code++) {
            if (!entries[code].type().equals(type)) {
                return Optional.empty();
            }
        }
        return type;
    }

    /** The type most values have, the first among equals; empty if there is no value. */
    Optional<ValueType> mostFrequentType() {
        Map<ValueType, Integer> frequencies = new EnumMap<>(ValueType.class);
        for (int code = 1; code < entries.length; code++) {
            entries[code].type().ifPresent(type -> frequencies.merge(type, 1, Integer::sum));
        }
        return frequencies.entrySet().stream()
                .max(Map.Entry.<ValueType, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** The numbers or amounts of all rows, if all values are numbers, or all are amounts, that fit into whole numbers of one scale. */
    Optional<DecimalColumn> decimals() {
        BigDecimal[] numbers = new BigDecimal[entries.length];
        int scale = 0;
        for (int code = 1; code < entries.length; code++) {
            Optional<BigDecimal> number = number(entries[code]);
            if (number.isEmpty() || entries[code].getClass() != entries[1].getClass()) {
                return Optional.empty();
            }
            numbers[code] = number.get();
            scale = Math.max(scale, number.get().scale());
        }
        long[] byCode = new long[entries.length];
        byCode[0] = Decimals.MISSING;
        for (int code = 1; code < entries.length; code++) {
            byCode[code] = Decimals.unscaled(numbers[code], scale);
            if (byCode[code] == Decimals.MISSING) {
                return Optional.empty();
            }
        }
        return Optional.of(DecimalColumn.ofCodes(codes, byCode, scale));
    }

    /** The place of each code among all in ascending order of values, if any two of them compare. */
    Optional<int[]> ranks() {
        if (type().filter(ValueType::isOrdered).isEmpty() && entries.length > 1) {
            return Optional.empty();
        }
        Integer[] ascending = new Integer[entries.length - 1];
        Arrays.setAll(ascending, i -> i + 1);
        Arrays.sort(ascending, (a, b) -> a.equals(b) ? 0 : isLess(entries[a], entries[b]) ? -1 : 1);
        int[] ranks = new int[entries.length];
        for (int rank = 0; rank < ascending.length; rank++) {
            ranks[ascending[rank]] = rank;
        }
        return Optional.of(ranks);
    }

    /** Heap held by the codes, in bytes. */
    long bytes() {
        return codes.bytes();
    }

    private static boolean isLess(Value a, Value b) {
        return a.isAtLeast(b, ZoneOffset.UTC) == Truth.FALSE;
    }

    private static Optional<BigDecimal> number(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return Optional.of(decimal.number());
        }
        return value instanceof Value.Amount amount ? Optional.of(amount.money().amount()) : Optional.empty();
    }
}
