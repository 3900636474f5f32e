package org.clientela.attribute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.clientela.money.Money;

/** Reads what {@link Value#json()} gives; null is {@link Value#missing()} and not an absent Java object. */
final class ValueDeserializer extends StdDeserializer<Value> {
    private static final long serialVersionUID = 1L;

    ValueDeserializer() {
        super(Value.class);
    }

    @Override
    public Value deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode node = context.readTree(parser);
        try {
            return value(node);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Value getNullValue(DeserializationContext context) {
        return Value.missing();
    }

    private static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> Value.missing();
            case NUMBER -> Value.of(node.decimalValue());
            case STRING -> Value.of(node.textValue());
            case BOOLEAN -> Value.of(node.booleanValue());
            case ARRAY -> Value.of(texts(node));
            default -> tagged(node);
        };
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                throw notAValue("an array of (" + element.getNodeType() + ")");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    private static Value tagged(JsonNode object) {
        if (object.size() != 1 || !object.elements().next().isTextual()) {
            throw notAValue("an object that is not one of money, date, time");
        }
        String text = object.elements().next().textValue();
        try {
            return switch (object.fieldNames().next()) {
                case "money" -> Value.of(Money.parse(text));
                case "date" -> Value.of(LocalDate.parse(text));
                case "time" -> Value.of(Instant.parse(text));
                default -> throw notAValue("an object that is not one of money, date, time");
            };
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "A value is not a date or a time.%nMaybe write it as 2026-03-01 or 2026-03-01T10:00:00Z?"
                            .formatted(),
                    e);
        }
    }

    private static IllegalArgumentException notAValue(String what) {
        return new IllegalArgumentException(
                "A value cannot be %s.%nMaybe one of a number, text, flag, list of texts, {\"money\": …}, {\"date\": …}, {\"time\": …}?"
                        .formatted(what));
    }
}
