package org.clientela.transfer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.clientela.json.Json;
import org.clientela.transfer.Problem.Kind;

/** From JSON to trees, from trees to facts, and back; what does not fit is said without its content. */
final class Trees {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1 << 17;
    private static final int MAX_NUMBER = 200;
    private static final int MAX_SCALE = 100;
    private static final ObjectMapper MAPPER = mapper();

    private Trees() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Json.mapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(MAX_NUMBER)
                        .build());
        return mapper;
    }

    static ObjectNode empty() {
        return MAPPER.createObjectNode();
    }

    /** A whole row, or the content of a cell. */
    static JsonNode parse(String field, String json) {
        requireWhole(field, json);
        JsonNode tree;
        try {
            tree = MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw new RejectedException(
                    Kind.TOO_LARGE,
                    field,
                    "lies deeper than %d, or has a text or number that is too long".formatted(MAX_DEPTH));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new RejectedException(
                    Kind.MALFORMED,
                    field,
                    "is no JSON, or has a field twice%s"
                            .formatted(place == null ? "" : ", at column " + place.getColumnNr()));
        }
        requireTexts(field, tree);
        return tree;
    }

    static <T> T bind(Content content, ObjectNode tree, Class<T> type) {
        for (String field : content.mandatory()) {
            if (!tree.hasNonNull(field)) {
                throw new RejectedException(Kind.MISSING, field, "is not there");
            }
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw new RejectedException(Kind.UNKNOWN_FIELD, field(content, e), "there is a field that nobody knows");
        } catch (JsonMappingException e) {
            String field = field(content, e);
            throw new RejectedException(
                    Kind.INVALID,
                    field,
                    field.isEmpty()
                            ? "two fields contradict each other, or one holds what it cannot hold"
                            : Columns.expectation(content, field));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RejectedException(Kind.INVALID, "", "a field holds what it cannot hold");
        }
    }

    static ObjectNode tree(Object fact) {
        return MAPPER.valueToTree(fact);
    }

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read from a storage cannot be written.", e);
        }
    }

    /** A character of which only half is there stands for what was not UTF-8, or never was a character. */
    static void requireWhole(String field, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new RejectedException(Kind.MALFORMED, field, "is not UTF-8, or holds half a character");
                }
                i++;
            }
        }
    }

    static void requireKeepable(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new RejectedException(Kind.INVALID, field, "holds a NUL");
        }
        requireWhole(field, text);
    }

    /** No NUL, no half character, no number of which only writing it out would be work. */
    private static void requireTexts(String field, JsonNode tree) {
        if (tree.isTextual()) {
            requireKeepable(field, tree.textValue());
        }
        if (tree.isNumber() && Math.abs((long) tree.decimalValue().scale()) > MAX_SCALE) {
            throw new RejectedException(Kind.INVALID, field, "a number has too many digits");
        }
        for (Map.Entry<String, JsonNode> each : tree.properties()) {
            String name = each.getKey();
            requireKeepable(field, name);
            requireTexts(field.isEmpty() && Columns.isField(name) ? name : field, each.getValue());
        }
        if (tree.isArray()) {
            tree.forEach(element -> requireTexts(field, element));
        }
    }

    /** The field at the top, if it is one of ours; another name may be anything. */
    private static String field(Content content, JsonMappingException e) {
        if (e.getPath().isEmpty()) {
            return "";
        }
        String name = e.getPath().get(0).getFieldName();
        return name != null && Columns.isField(content, name) ? name : "";
    }
}
