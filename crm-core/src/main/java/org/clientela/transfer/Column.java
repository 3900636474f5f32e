package org.clientela.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a CSV file, and where in the JSON of a row its content is.
 *
 * @param name its heading
 * @param within the field of an object that holds it, or empty for the row itself
 * @param field in that object
 * @param cell what it holds
 */
record Column(String name, String within, String field, Cell cell) {
    static final String ATTRIBUTE = "attribute.";

    /** A field of the row, or with a dot one of an object in the row. */
    static Column of(String name, Cell cell) {
        int dot = name.indexOf('.');
        return new Column(name, dot < 0 ? "" : name.substring(0, dot), name.substring(dot + 1), cell);
    }

    static Column attribute(String name, Cell cell) {
        return new Column(ATTRIBUTE + name, Columns.ATTRIBUTES, name, cell);
    }

    boolean isAttribute() {
        return within.equals(Columns.ATTRIBUTES);
    }

    /** The field of the row to name when something is wrong; the name of an attribute is the host's own. */
    String top() {
        return within.isEmpty() ? field : within;
    }

    Optional<String> read(ObjectNode row) {
        JsonNode object = within.isEmpty() ? row : row.path(within);
        JsonNode node = object.path(field);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : cell.write(node);
    }

    void write(ObjectNode row, @Nullable JsonNode value) {
        ObjectNode object = within.isEmpty() ? row : row.withObject("/" + within);
        if (value == null) {
            object.remove(field);
        } else {
            object.set(field, value);
        }
    }
}
