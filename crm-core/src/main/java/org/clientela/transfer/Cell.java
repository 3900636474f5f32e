package org.clientela.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.ValueType;
import org.clientela.transfer.Problem.Kind;

/** What a cell of a spreadsheet holds, and how that stands in JSON. */
enum Cell {
    TEXT,
    NUMBER,
    FLAG,
    /** Several texts with a bar between two; a bar or a backslash within one has a backslash before it. */
    LIST,
    /** JSON as it stands in JSON Lines. */
    JSON,
    MONEY("money"),
    DATE("date"),
    TIME("time");

    private static final int MAX_DIGITS = 200;
    private static final int MAX_SCALE = 100;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String tag;

    Cell() {
        this("");
    }

    Cell(String tag) {
        this.tag = tag;
    }

    static Cell of(ValueType type) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case TEXT -> TEXT;
            case TEXTS -> LIST;
            case FLAG -> FLAG;
            case MONEY -> MONEY;
            case DATE -> DATE;
            case TIME -> TIME;
        };
    }

    /** What a cell says; {@code text} is without the apostrophe of {@link Inert}. */
    JsonNode read(String field, String text) {
        return switch (this) {
            case TEXT -> TextNode.valueOf(text);
            case NUMBER -> number(number(field, text));
            case FLAG -> flag(field, text);
            case LIST -> list(text);
            case JSON -> Trees.parse(field, text);
            case MONEY, DATE, TIME -> tagged(text);
        };
    }

    /** What a cell is to say; empty if there is nothing to say, or this is not the kind of cell for it. */
    Optional<String> write(JsonNode node) {
        return switch (this) {
            case TEXT -> Optional.ofNullable(node.textValue());
            case NUMBER -> node.isNumber() ? Optional.of(node.decimalValue().toPlainString()) : Optional.empty();
            case FLAG -> node.isBoolean() ? Optional.of(node.asText()) : Optional.empty();
            case LIST -> joined(node);
            case JSON -> node.isEmpty() ? Optional.empty() : Optional.of(Trees.text(node));
            case MONEY, DATE, TIME -> Optional.ofNullable(node.path(tag).textValue());
        };
    }

    private static BigDecimal number(String field, String text) {
        try {
            if (text.length() <= MAX_DIGITS) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= MAX_SCALE) {
                    return number;
                }
            }
        } catch (NumberFormatException notANumber) {
            // as one that is too long
        }
        throw new RejectedException(Kind.INVALID, field, "expected a number, as in -1234.5");
    }

    /** As JSON tells them apart: where a whole number belongs, no other is taken. */
    private static JsonNode number(BigDecimal number) {
        return number.scale() == 0 ? BigIntegerNode.valueOf(number.unscaledValue()) : DecimalNode.valueOf(number);
    }

    private static JsonNode flag(String field, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new RejectedException(Kind.INVALID, field, "expected true or false");
        }
        return BooleanNode.valueOf(text.equals("true"));
    }

    private JsonNode tagged(String text) {
        ObjectNode node = NODES.objectNode();
        node.put(tag, text);
        return node;
    }

    private static JsonNode list(String text) {
        ArrayNode list = NODES.arrayNode();
        StringBuilder next = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                next.append(text.charAt(++i));
            } else if (c == '|') {
                list.add(next.toString());
                next.setLength(0);
            } else {
                next.append(c);
            }
        }
        return list.add(next.toString());
    }

    private static Optional<String> joined(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText().replace("\\", "\\\\").replace("|", "\\|")));
        return Optional.of(String.join("|", texts));
    }
}
