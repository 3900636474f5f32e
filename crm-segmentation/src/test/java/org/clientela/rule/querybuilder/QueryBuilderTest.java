package org.clientela.rule.querybuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Truth;
import org.clientela.customer.Country;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.AnyRules;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.clientela.rule.RuleLimits;
import org.clientela.rule.RuleProblem;
import org.clientela.rule.RuleTooComplexException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryBuilderTest {
    private static final Vocabulary WORDS = AnyRules.VOCABULARY;

    /** As the demo of react-querybuilder 7 gives it, with our fields. */
    @Test
    void readsAQueryAsTheEditorGivesIt() {
        assertThat(read("""
                        {"id":"g1","combinator":"and","not":false,"rules":[
                          {"id":"r1","field":"country","operator":"beginsWith","valueSource":"value","value":"D"},
                          {"id":"r2","field":"employees","operator":">","value":"28"},
                          {"id":"g2","combinator":"OR","not":true,"rules":[
                            {"field":"vip","operator":"=","value":true,"disabled":true},
                            {"field":"tags","operator":"contains","value":"trial"},
                            {"field":"count(purchase, last 90 days)","operator":"between","value":"1, 5"}]},
                          {"field":"credit","operator":"<","value":"100 EUR","muted":true}]}"""))
                .hasToString(
                        "country starts with \"D\" and employees > 28 and not (vip = true or tags contains any (\"trial\") or count(purchase, last 90 days) between 1 and 5)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "employees; =; 5; employees = 5",
                "employees; !=; \"5\"; employees != 5",
                "employees; <; 5; employees < 5",
                "employees; <=; 5.50; employees <= 5.5",
                "employees; >; \" 5 \"; employees > 5",
                "employees; >=; 5; employees >= 5",
                "country; contains; \"E\"; country contains text \"E\"",
                "country; beginsWith; \"D\"; country starts with \"D\"",
                "country; endsWith; \"E\"; country ends with \"E\"",
                "country; doesNotContain; \"E\"; not country contains text \"E\"",
                "country; doesNotBeginWith; \"D\"; not country starts with \"D\"",
                "country; doesNotEndWith; \"E\"; not country ends with \"E\"",
                "country; null; \"\"; country is missing",
                "country; notNull; null; country is present",
                "country; in; \"DE, FR,,\"; country in (\"DE\", \"FR\")",
                "country; in; \"a\\\\,b,c\"; country in (\"a,b\", \"c\")",
                "country; notIn; [\"DE\",\"F R\"]; country not in (\"DE\", \"F R\")",
                "employees; in; [1,\"2\"]; employees in (1, 2)",
                "employees; between; [1,\"2\"]; employees between 1 and 2",
                "employees; notBetween; \"1,2\"; not employees between 1 and 2",
                "tags; containsAny; [\"a\",\"b\"]; tags contains any (\"a\", \"b\")",
                "tags; containsAll; \"a,b\"; tags contains all (\"a\", \"b\")",
                "tags; containsNone; [\"a\"]; tags contains none (\"a\")",
                "tags; doesNotContain; \"a\"; tags contains none (\"a\")",
                "credit; >; \"1000 EUR\"; credit > EUR 1000.00",
                "renewal; <; \"2026-03-01\"; renewal < 2026-03-01",
                "seen at; <; \"2026-03-01\"; `seen at` < 2026-03-01",
                "`seen at`; <; \"2026-03-01T10:00:00Z\"; `seen at` < 2026-03-01T10:00:00Z",
                "vip; =; \"true\"; vip = true",
                "in segment; =; \"loyal\"; in segment \"loyal\"",
                "in segment; !=; \"loyal\"; not in segment \"loyal\"",
                "score(\\\"rfm\\\") / 5; >=; 3; score(\"rfm\") / 5 >= 3",
            })
    void readsEveryOperator(String field, String operator, String value, String text) {
        assertThat(read(one(field, operator, value))).hasToString(text);
    }

    @Test
    void comparesFieldWithField() {
        assertThat(
                        read(
                                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"sum(purchase.amount, last 90 days)\",\"operator\":\">\",\"valueSource\":\"field\",\"value\":\"sum(purchase.amount, previous 90 days)\"}]}"))
                .hasToString("sum(purchase.amount, last 90 days) > sum(purchase.amount, previous 90 days)");
    }

    @Test
    void betweenIndependentCombinatorsAndBindsCloser() {
        String a = "{\"field\":\"vip\",\"operator\":\"=\",\"value\":true}";
        String b = "{\"field\":\"employees\",\"operator\":\">\",\"value\":5}";
        String c = "{\"rules\":[" + a + ",\"or\"," + b + "],\"not\":true}";
        assertThat(read("{\"rules\":[" + String.join(",", a, "\"or\"", b, "\"and\"", c, "\"or\"", a) + "]}"))
                .hasToString("vip = true or employees > 5 and not (vip = true or employees > 5) or vip = true");
        assertThat(read("{\"rules\":[" + a + "]}")).hasToString("vip = true");
        assertThat(read("{\"rules\":[]}")).isEqualTo(Rule.everyone());
    }

    @Test
    void aGroupWithoutRulesHoldsForEveryone() {
        assertThat(read("{\"combinator\":\"or\",\"rules\":[]}")).isEqualTo(Rule.everyone());
        assertThat(read("{\"combinator\":\"or\",\"not\":true,\"rules\":[]}")).isEqualTo(Rule.nobody());
    }

    @Test
    void refusesWhatItCannotSayByNameAndAllAtOnce() {
        RuleException e = catchThrowableOfType(RuleException.class, () -> read("""
                        {"combinator":"and","rules":[
                          {"field":"contry","operator":"=","value":"DE"},
                          {"field":"country","operator":"soundsLike","value":"DE"},
                          {"field":"country","operator":"=","value":5},
                          {"field":"employees","operator":"=","value":"many"},
                          {"field":"employees","operator":"=","value":[1,2]},
                          {"field":"credit","operator":">","value":"1000"},
                          {"field":"~","operator":"=","value":""},
                          {"field":"tags","operator":"=","value":"a"},
                          {"field":"tags","operator":"=","match":{"mode":"all"},"value":"a"},
                          {"field":"employees","operator":"=","valueSource":"secret","value":"a"},
                          {"field":"employees","operator":"between","valueSource":"field","value":["a","b"]},
                          {"field":"employees","operator":">","valueSource":"field","value":"credit"},
                          {"field":"in segment","operator":"in","value":"a,b"},
                          {"combinator":"xor","rules":[{"field":"vip","operator":"=","value":true}]},
                          {"combinator":"and"},
                          "and"]}"""));
        assertThat(e.problems())
                .extracting(RuleProblem::problem)
                .containsExactly(
                        "There is no attribute (contry).",
                        "There is no operator (soundsLike).",
                        "A text cannot be compared with a number.",
                        "The value is no number.",
                        "There should be one value, not a list or an object.",
                        "The text (1000) is not an amount of money.",
                        "The field or the operator has not been chosen.",
                        "A list of texts cannot be tested with (=).",
                        "There are no match modes.",
                        "There is no source of values (secret).",
                        "There should be one field here.",
                        "The answers to (employees) and (credit) cannot be compared: number and money.",
                        "A customer is in a segment or not: there is no (in) here, and the value is a name.",
                        "There is no combinator (xor).",
                        "There is no list of rules here.",
                        "There is no list of rules here.");
        assertThat(e.problems().get(0)).hasToString("""
                        There is no attribute (contry).
                          query.rules[0].field: contry
                                                ^
                        Maybe you meant (country)?""");
        assertThat(e.problems().get(13).text()).isEqualTo("query.rules[13]");
    }

    @Test
    void whatHasNoKnownTypeIsNotWritten() {
        Rule rule = Rule.parse("since > 2026-03-01 and opened > 2026-03-01 and size = 5", Vocabulary.open());
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> QueryBuilder.write(rule, Vocabulary.open()))
                .withMessageContaining("The type of (opened) is not known, so that (>) would read back as a text.");
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> QueryBuilder.write(rule, Vocabulary.standard()))
                .withMessageContaining("There is no attribute (opened).")
                .withMessageContaining("There is no attribute (size).");
    }

    /** As SQL's NOT LIKE of NULL is NULL: neither the test nor its negation matches who has no value. */
    @Test
    void whatIsMissingIsInNoNegation() {
        for (String operator : List.of("doesNotContain", "doesNotBeginWith", "doesNotEndWith", "!=", "notIn")) {
            Rule rule = read(one("country", operator, "\"F\""));
            assertThat(rule.test(profile(customer("c-1").build()))).as(operator).isEqualTo(Truth.UNKNOWN);
            assertThat(rule.matches(
                            profile(customer("c-1").country(Country.of("DE")).build())))
                    .as(operator)
                    .isTrue();
        }
        Rule notBetween = read(one("employees", "notBetween", "\"1,2\""));
        assertThat(notBetween.test(profile(customer("c-1").build()))).isEqualTo(Truth.UNKNOWN);
        assertThat(
                        read("{\"combinator\":\"or\",\"rules\":[{\"field\":\"country\",\"operator\":\"doesNotContain\",\"value\":\"F\"},{\"field\":\"country\",\"operator\":\"null\",\"value\":\"\"}]}")
                                .matches(profile(customer("c-1")
                                        .attributes(Attributes.none())
                                        .build())))
                .isTrue();
    }

    @Test
    void theEditorOffersWhatCanBeRead() {
        JsonNode fields = Json.read(
                QueryBuilder.fields(
                        WORDS, List.of(Metric.parse("count(return) / count(purchase)")), List.of("loyal", "new")),
                JsonNode.class);
        List<String> names = new ArrayList<>();
        for (JsonNode field : fields) {
            String name = field.path("name").textValue();
            names.add(name);
            assertThat(field.path("label").textValue()).isNotBlank();
            for (JsonNode operator : field.path("operators")) {
                JsonNode sample = sample(field);
                boolean list = Set.of("between", "notBetween")
                        .contains(operator.path("name").textValue());
                String query = Json.write(Map.of(
                        "combinator",
                        "and",
                        "rules",
                        List.of(Map.of(
                                "field",
                                name,
                                "operator",
                                operator.path("name").textValue(),
                                "value",
                                list ? List.of(sample, sample) : sample))));
                assertThat(read(query).check(WORDS)).as(query).isEmpty();
            }
            assertThat(field.path("operators")).isNotEmpty();
        }
        assertThat(names)
                .contains("country", "`seen at`", "stage", "count(return) / count(purchase)", "in segment")
                .doesNotHaveDuplicates();
        assertThat(Json.read(QueryBuilder.fields(WORDS), JsonNode.class).findValuesAsText("name"))
                .contains("count(purchase, last 90 days)", "days since(site-visit)");
    }

    @Test
    void theFieldsOfTheEditorArePlain() {
        assertThat(QueryBuilder.fields(Vocabulary.standard(), List.of(), List.of()))
                .contains(
                        "{\"name\":\"birth-date\",\"label\":\"birth-date\",\"type\":\"date\",\"operators\":[{\"name\":\"=\",\"label\":\"=\"}")
                .contains("\"valueSources\":[\"value\",\"field\"],\"comparator\":\"type\",\"inputType\":\"date\"")
                .contains("{\"name\":\"null\",\"label\":\"is missing\",\"arity\":\"unary\"}")
                .contains(
                        "\"valueEditorType\":\"select\",\"values\":[{\"name\":\"INDUSTRIAL\",\"label\":\"INDUSTRIAL\"}");
    }

    @Test
    void keepsToLimits() {
        String query = one("employees", "in", "[1,2,3]");
        assertThatExceptionOfType(RuleTooComplexException.class)
                .isThrownBy(() -> QueryBuilder.read(query, WORDS, RuleLimits.STANDARD.withValues(2)))
                .withMessageContaining("A list of the rule has (3) values; at most 2 are allowed.");
        assertThatExceptionOfType(RuleTooComplexException.class)
                .isThrownBy(() -> QueryBuilder.read(query, WORDS, RuleLimits.STANDARD.withLength(1)))
                .withMessageContaining("at most 50 are read");
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> read("{\"combinator\":"));
    }

    private static JsonNode sample(JsonNode field) {
        String sample = field.has("values")
                ? field.path("values").get(0).path("name").toString()
                : switch (field.path("type").textValue()) {
                    case "number" -> "\"5\"";
                    case "money" -> field.path("placeholder").toString();
                    case "date", "time" -> "\"2026-03-01\"";
                    case "flag" -> "true";
                    default -> "\"a\"";
                };
        return Json.read(sample, JsonNode.class);
    }

    private static Rule read(String query) {
        return QueryBuilder.read(query, WORDS);
    }

    private static String one(String field, String operator, String value) {
        return "{\"combinator\":\"and\",\"rules\":[{\"field\":\"%s\",\"operator\":\"%s\",\"value\":%s}]}"
                .formatted(field, operator, value);
    }
}
