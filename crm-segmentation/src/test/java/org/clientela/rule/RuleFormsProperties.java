package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        Json.write(RuleDocument.of(Rule.parse(rule.toString(), AnyRules.VOCABULARY))),
                        RuleDocument.class)
                .rule();
        assertThat(viaBoth).isEqualTo(rule);
        assertThat(viaBoth).hasToString(rule.toString());
        assertThat(viaBoth.check(AnyRules.VOCABULARY)).isEmpty();
    }

    @Property
    void the_schema_takes_what_is_written(@ForAll Rule rule) throws IOException {
        assertThat(SCHEMA.validate(MAPPER.readTree(Json.write(RuleDocument.of(rule)))))
                .isEmpty();
    }

    @Property(tries = 5_000)
    void what_the_schema_refuses_the_reader_refuses(@ForAll Rule rule, @ForAll Random random) throws IOException {
        JsonNode json = MAPPER.readTree(Json.write(RuleDocument.of(rule)));
        Damage.to(json, random);
        boolean refused = !SCHEMA.validate(json).isEmpty();
        Statistics.label("refused by the schema").collect(refused);
        if (refused) {
            assertThat(reads(json.toString())).as(json.toString()).isFalse();
        }
    }

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            " and ",
            " or ",
            "not ",
            "true",
            "false",
            "count(purchase)",
            "sum(purchase.amount",
            ", last 90 days)",
            "country",
            "`",
            "\"",
            "'",
            "=",
            "!=",
            ">",
            "<=",
            " in ",
            "between ",
            "is missing",
            "contains any ",
            "starts with ",
            "in segment ",
            "where ",
            "then ",
            "within ",
            "least monthly ",
            "days since(",
            "first ",
            "before ",
            "EUR ",
            "1000",
            "-5",
            "+",
            "-",
            "*",
            "/",
            "1e99",
            "2026-03-01",
            "T10:00:00Z",
            ",",
            ".",
            "\\",
            "\u202e",
            "\u0000",
            "\ud800",
            "\u00a0",
            "é",
            "日",
            "${x}",
            "::",
            " ");

    @Property
    void any_text_is_a_rule_or_is_refused_with_its_places(@ForAll Random dice) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.nextInt(25); i > 0; i--) {
            text.append(PIECES.get(dice.nextInt(PIECES.size())));
        }
        for (Vocabulary vocabulary : List.of(Vocabulary.open(), AnyRules.VOCABULARY)) {
            try {
                Rule rule = Rule.parse(text.toString(), vocabulary);
                assertThat(Rule.parse(rule.toString(), vocabulary)).isEqualTo(rule);
            } catch (RuleException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
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

    @Property(tries = 200)
    void a_vocabulary_that_takes_everything_reads_it_too(@ForAll Rule rule) {
        Rule read = Rule.parse(
                rule.toString(),
                Vocabulary.open()
                        .withDerived(AnyRules.VOCABULARY.derived().get("stage"))
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
