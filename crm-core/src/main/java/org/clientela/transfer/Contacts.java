package org.clientela.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The short columns "email" and "phone", which hand-made files have in place of contact points in JSON. */
final class Contacts {
    private static final String CONTACT_POINTS = "contactPoints";

    private Contacts() {}

    /** Adds those that are not there yet. */
    static void add(ObjectNode row, String type, @Nullable JsonNode values) {
        if (values == null) {
            return;
        }
        String field = type.equals("email") ? "address" : "number";
        ArrayNode points = row.withArray("/" + CONTACT_POINTS);
        for (JsonNode value : values) {
            if (!isThere(points, field, value.asText())) {
                points.addObject().put("type", type).put(field, value.asText());
            }
        }
    }

    private static boolean isThere(ArrayNode points, String field, String value) {
        for (JsonNode point : points) {
            if (value.equals(point.path(field).asText(null))) {
                return true;
            }
        }
        return false;
    }
}
