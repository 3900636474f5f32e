package org.clientela.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Plants a mistake in JSON. */
public final class Damage {
    private Damage() {}

    /** Removes, replaces or adds something somewhere. */
    public static void to(JsonNode json, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(json, containers);
        JsonNode victim = containers.get(random.nextInt(containers.size()));
        if (victim instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (names.isEmpty()) {
                return;
            }
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, anything(random, json));
            }
        } else if (victim instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextInt(3) == 0) {
                array.add(anything(random, json));
            } else if (random.nextBoolean()) {
                array.remove(random.nextInt(array.size()));
            } else {
                array.set(random.nextInt(array.size()), anything(random, json));
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode anything(Random random, JsonNode json) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(14)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(random.nextInt(3));
            case 2 -> nodes.numberNode(1.5);
            case 3 -> nodes.textNode("");
            case 4 -> nodes.textNode("count");
            case 5 -> nodes.textNode("1");
            case 6 -> nodes.booleanNode(true);
            case 7 -> nodes.arrayNode();
            case 8 -> nodes.objectNode();
            case 9 -> nodes.textNode("is missing");
            case 10 -> nodes.textNode("x".repeat(300));
            case 11 -> nodes.objectNode().put("date", "tomorrow");
            case 12 -> nodes.objectNode().put("money", "5");
            default -> json.path("rule").deepCopy();
        };
    }
}
