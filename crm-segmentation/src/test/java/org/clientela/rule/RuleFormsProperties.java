package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;

/** The forms of a rule: text, JSON and code say the same, and the published schema says which JSON is one. */
@Domain(AnyRules.class)
class RuleFormsProperties {
    private static final ObjectMapper MAPPER = Json.mapper();
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("../docs/schema/rule-1.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Property
    void text_reads_back_as_the_rule_it_was_written_from(@ForAll Rule rule) {
        Rule read = Rule.parse(rule.toString(), AnyRules.VOCABULARY);
        assertThat(read).isEqualTo(rule);
        assertThat(read).hasToString(rule.toString());
    }

    @Property
    void a_metric_reads_back_as_it_was_written(@ForAll Metric metric) {
        assertThat(Metric.parse(metric.toString(), AnyRules.VOCABULARY)).isEqualTo(metric);
    }

    @Property
    void json_reads_back_as_the_rule_it_was_written_from(@ForAll Rule rule) {
        RuleDocument document = RuleDocument.of(rule);
        assertThat(Json.read(Json.write(document), RuleDocument.class)).isEqualTo(document);
        assertThat(Json.read(Json.write(rule), RuleDocument.class)).isEqualTo(document);
        assertThat(Json.read(Json.write(rule), Rule.class)).isEqualTo(rule);
    }

    @Property
    void text_and_json_are_the_same_rule(@ForAll Rule rule) {
        Rule viaBoth = Json.read(
                        Json.write(RuleDocument.of(Rule.parse(rule.toString(), AnyRules.VOCABULARY))), RuleDocument.class)
                .rule();
        assertThat(viaBoth).isEqualTo(rule);
        assertThat(viaBoth).hasToString(rule.toString());
        assertThat(viaBoth.check(AnyRules.VOCABULARY)).isEmpty();
    }

    @Property
    void the_schema_takes_what_is_written(@ForAll Rule rule) throws IOException {
        assertThat(SCHEMA.validate(MAPPER.readTree(Json.write(RuleDocument.of(rule))))).isEmpty();
    }

    @Property(tries = 5_000)
    void what_the_schema_refuses_the_reader_refuses(@ForAll Rule rule, @ForAll Random random) throws IOException {
        JsonNode json = MAPPER.readTree(Json.write(RuleDocument.of(rule)));
        damage(json, random);
        boolean refused = !SCHEMA.validate(json).isEmpty();
        Statistics.label("refused by the schema").collect(refused);
        if (refused) {
            assertThat(reads(json.toString())).as(json.toString()).isFalse();
        }
    }

    private static boolean reads(String json) {
        try {
            Json.read(json, RuleDocument.class);
            return true;
        } catch (JsonException refused) {
            return false;
        }
    }

    /** Removes, replaces or adds something somewhere. */
    private static void damage(JsonNode json, Random random) {
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

    @Property(tries = 200)
    void a_vocabulary_that_takes_everything_reads_it_too(@ForAll Rule rule) {
        Rule read = Rule.parse(rule.toString(), Vocabulary.open().withDerived(AnyRules.VOCABULARY.derived().get("stage"))
                .withDerived(AnyRules.VOCABULARY.derived().get("next-visit")));
        assertThat(read).isEqualTo(rule);
    }

    @Property(tries = 50)
    void a_newer_version_is_refused_by_its_number(@ForAll Rule rule) {
        Map<String, Object> newer = Map.of("schema", 2, "rule", Map.of("rule", "oracle", "of", rule.toString()));
        assertThat(catchMessage(newer))
                .contains("The rule is kept in the form of version (2); those from 1 to 1 are known.");
    }

    private static String catchMessage(Object json) {
        try {
            Json.read(Json.write(json), RuleDocument.class);
            return "";
        } catch (JsonException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
