package org.clientela.rule.querybuilder;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.money.Money;

/** The values of a query: plain JSON, of which the type of the metric says what it means. */
final class QueryValues {
    private static final int MAX_NUMERAL = 200;

    private QueryValues() {}

    /** The values of an array, or of a text with commas. */
    static List<Value> list(JsonNode value, Optional<ValueType> type) {
        List<Value> values = new ArrayList<>();
        if (value.isArray()) {
            if (value.size() > Criterion.MAX_OPERANDS) {
                throw tooMany(value.size());
            }
            value.forEach(element -> values.add(one(element, type)));
        } else if (value.isTextual()) {
            for (String part : parts(value.textValue())) {
                values.add(of(part, type));
            }
        } else {
            values.add(one(value, type));
        }
        return values;
    }

    static Value one(JsonNode value, Optional<ValueType> type) {
        if (value.isNumber()) {
            return Value.of(value.decimalValue());
        }
        if (value.isBoolean()) {
            return Value.of(value.booleanValue());
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    "There should be one value, not %s.%nMaybe use the operator in for several?"
                            .formatted(value.isMissingNode() || value.isNull() ? "nothing" : "a list or an object"));
        }
        return of(value.textValue(), type);
    }

    /** What react-querybuilder has for a value; empty where that would not be read as the same. */
    static Optional<Object> json(Value value, Optional<ValueType> type) {
        if (value instanceof Value.Decimal number) {
            return Optional.of(number.number());
        }
        if (value instanceof Value.Flag flag) {
            return Optional.of(flag.flag());
        }
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        return type.map(known -> value.toString());
    }

    private static Value of(String text, Optional<ValueType> type) {
        try {
            return switch (type.orElse(ValueType.TEXT)) {
                case NUMBER -> Value.of(number(text));
                case MONEY -> Value.of(Money.parse(text));
                case DATE, TIME ->
                    text.indexOf('T') > 0 ? Value.of(Instant.parse(text)) : Value.of(LocalDate.parse(text.strip()));
                case FLAG -> Value.of(flag(text));
                case TEXT, TEXTS -> Value.of(text);
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The value is no %s.%nMaybe write 12.5, 2026-03-01 or 2026-03-01T10:00:00Z?"
                            .formatted(type.orElse(ValueType.TEXT)),
                    e);
        }
    }

    private static BigDecimal number(String text) {
        if (text.length() > MAX_NUMERAL) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text.strip());
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("The value is no flag.%nMaybe write true or false?".formatted());
        }
        return text.equals("true");
    }

    /** Split at commas, without the space around and what is empty; behind a backslash a comma is one of the text. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                if (!part.toString().isBlank()) {
                    parts.add(part.toString().strip());
                }
                part.setLength(0);
                if (parts.size() > Criterion.MAX_OPERANDS) {
                    throw tooMany(parts.size());
                }
            } else {
                boolean escape = text.charAt(i) == '\\' && text.startsWith(",", i + 1);
                part.append(text.charAt(escape ? ++i : i));
            }
        }
        return parts;
    }

    private static IllegalArgumentException tooMany(int size) {
        return new IllegalArgumentException(
                "There are (%d) values or more; at most %d fit.%nMaybe keep the answer as an attribute?"
                        .formatted(size, Criterion.MAX_OPERANDS));
    }
}
