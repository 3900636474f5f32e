package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.querybuilder.QueryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody means well: a clear error, at once, whatever its size. */
class HostileRuleTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TEST =
            "{\"rule\":\"test\",\"metric\":{\"metric\":\"attribute\",\"name\":\"x\"},\"criterion\":{\"operator\":\"is present\"}}";

    static Stream<String> deepTexts() {
        return Stream.of(10_000, 1_000_000)
                .flatMap(depth -> Stream.of(
                                "(",
                                "not ",
                                "not (",
                                "x > (",
                                "1 + (",
                                "days since(",
                                "x = 1 and (x = 1 or (",
                                "count(")
                        .map(opening -> opening.repeat(depth)));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("deepTexts")
    void textThatNestsDeep(String text) {
        refusedSoon(() -> Rule.parse(text, Vocabulary.open()), RuleException.class, RuleTooComplexException.class);
    }

    static Stream<String> deepJson() {
        return Stream.of(10_000, 1_000_000)
                .flatMap(depth -> Stream.of(
                                "{\"rule\":\"not\",\"inner\":",
                                "{\"rule\":\"all-of\",\"rules\":[",
                                "{\"rule\":\"test\",\"metric\":{\"metric\":\"elapsed\",\"measure\":\"days since\",\"of\":",
                                "{\"schema\":1,\"rule\":",
                                "{\"combinator\":\"and\",\"rules\":[",
                                "{\"rules\":[",
                                "[")
                        .map(opening -> opening.repeat(depth)));
    }

    @ParameterizedTest(name = "[{index}]")
    @MethodSource("deepJson")
    void jsonThatNestsDeep(String json) {
        refusedSoon(() -> Json.read(json, Rule.class), JsonException.class);
        refusedSoon(() -> Json.read(json, RuleDocument.class), JsonException.class);
        refusedSoon(
                () -> QueryBuilder.read(json, Vocabulary.open()), JsonException.class, RuleTooComplexException.class);
        refusedSoon(() -> RuleLimits.STANDARD.read(json), JsonException.class, RuleTooComplexException.class);
    }

    @Test
    void jsonIsRefusedWithAllThatIsWrong() {
        String json = """
                {"schema": 1, "rule": {"rule": "all-of", "rules": [
                    {"rule": "in-segment", "segment": " "},
                    {"rule": "not", "inner": {"rule": "any-of", "rules": [{"rule": "oracle"}, null]}},
                    {"rule": "in-segment", "segment": "fine"},
                    {"rule": "test", "metric": {"metric": "attribute", "name": "country"},
                        "criterion": {"operator": "=", "operands": [{"money": "5 XYZZY"}]}}]}}""";
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(json, RuleDocument.class))
                .havingRootCause()
                .asInstanceOf(InstanceOfAssertFactories.type(RuleException.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(RuleProblem::text)
                        .containsExactly(
                                "rule.rules[0]",
                                "rule.rules[1].inner.rules[0]",
                                "rule.rules[1].inner.rules[1]",
                                "rule.rules[3].criterion.operands"));
    }

    @Test
    void closedDeepJsonIsRefusedToo() {
        for (int depth : new int[] {101, 140}) {
            refusedSoon(
                    () -> Json.read(
                            "{\"rule\":\"not\",\"inner\":".repeat(depth) + TEST + "}".repeat(depth),
                            RuleDocument.class),
                    JsonException.class);
            refusedSoon(
                    () -> QueryBuilder.read(
                            "{\"not\":true,\"rules\":[".repeat(depth)
                                    + "{\"field\":\"x\",\"operator\":\"null\",\"value\":\"\"}"
                                    + "]}".repeat(depth),
                            Vocabulary.open()),
                    RuleTooComplexException.class);
        }
    }

    @Test
    void aListOfAMillionValues() {
        String values = "[" + "1,".repeat(999_999) + "1]";
        refusedSoon(() -> Rule.parse("x in (" + "1,".repeat(999_999) + "1)", Vocabulary.open()), RuleException.class);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(
                        () -> Json.read(TEST.replace("\"is present\"", "\"in\",\"operands\":" + values), Rule.class))
                .withMessageContaining("There are more than (10000) operands.");
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> QueryBuilder.read(
                        "{\"combinator\":\"and\",\"rules\":[{\"field\":\"x\",\"operator\":\"in\",\"value\":" + values
                                + "}]}",
                        Vocabulary.open()))
                .withMessageContaining("There are (1000000) values or more; at most 10000 fit.");
        refusedSoon(
                () -> QueryBuilder.read(
                        "{\"combinator\":\"and\",\"rules\":[{\"field\":\"x\",\"operator\":\"in\",\"value\":\""
                                + "1,".repeat(1_000_000) + "\"}]}",
                        Vocabulary.open()),
                RuleException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Criterion(Operator.IN, Collections.nCopies(1_000_000, Value.of(1))))
                .withMessageContaining("cannot take 1000000 operands");
    }

    @Test
    void aTextOfTenMegabytes() {
        String ten = "x".repeat(10_000_000);
        for (String text : List.of(ten, "\"" + ten, "`" + ten + "`", "x = \"" + ten + "\"", " ".repeat(10_000_000))) {
            refusedSoon(() -> Rule.parse(text, Vocabulary.open()), RuleException.class);
        }
        for (String place : List.of("x", "attribute", "is present", "test", "metric")) {
            refusedSoon(
                    () -> Json.read(TEST.replace("\"" + place + "\"", "\"" + ten + "\""), Rule.class),
                    JsonException.class);
        }
        refusedSoon(() -> RuleLimits.STANDARD.read("\"" + ten + "\""), RuleTooComplexException.class);
        refusedSoon(() -> QueryBuilder.read("\"" + ten + "\"", Vocabulary.open()), RuleTooComplexException.class);
        String five = "x".repeat(4_000_000);
        for (String query : List.of(
                "{\"combinator\":\"" + five + "\",\"rules\":[1]}",
                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"" + five + "\",\"operator\":\"=\"}]}",
                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"x\",\"operator\":\"" + five + "\"}]}",
                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"since\",\"operator\":\"=\",\"value\":\"" + five
                        + "\"}]}",
                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"x\",\"operator\":\"=\",\"value\":\"" + five
                        + "\"}]}")) {
            refusedSoon(() -> QueryBuilder.read(query, Vocabulary.open()), RuleException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`c\u202Eountry` = \"DE\"",
                "c\u200Bountry = \"DE\"",
                "`\uD800` = 1",
                "\uD800 = 1",
                "country = \"\uDC00\"",
                "country = \"a\u0000b\"",
                "\u0000",
                "country\u0000 = 1",
                "country = \u201CDE\u201D",
                "count(purchase where `\u2066x` = 1) > 1",
                "count(`\u202E`) > 1",
                "`e\u0301` = 1",
                "in segment \"\u200E\"",
                "kind = \"\u202ECONSUMER\"",
                "x = \"1\" \uFEFF and",
                "score(\"\u0000\") > 1",
                "\u2028\u2029\u0085 x",
                "x\u00A0= 1",
            })
    void whatDoesNotShowBreaksNoMessage(String text) {
        for (Vocabulary vocabulary : List.of(Vocabulary.open(), AnyRules.VOCABULARY)) {
            RuleException e = catchThrowableOfType(RuleException.class, () -> Rule.parse(text, vocabulary));
            if (e != null) {
                assertVisible(String.valueOf(e.getMessage()));
                assertThat(e.problems()).allSatisfy(problem -> {
                    assertVisible(problem.problem());
                    assertVisible(problem.hint());
                    assertThat(problem.toString()).contains("^");
                });
            } else {
                assertThat(Rule.parse(Rule.parse(text, vocabulary).toString(), vocabulary))
                        .isEqualTo(Rule.parse(text, vocabulary));
            }
        }
    }

    @Test
    void aLookAlikeIsNotTheAttribute() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Rule.parse("\u0441ountry = \"DE\""))
                .withMessageContaining("There is no attribute (\u0441ountry).")
                .withMessageContaining("Maybe you meant (country)?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "script::exit() = 1; 0",
                "${jndi:ldap://x} = 1; 0",
                "#{T(java.lang.Runtime).getRuntime()} = 1; 0",
                "java.lang.Runtime = 1; 0",
                "country = ${x}; 10",
                "country = T(java.lang.Runtime); 10",
                "~country = \"DE\"; drop table customers~; 14",
                "country matches \".*\"; 8",
                "country =~ \"a\"; 9",
                "country == \"DE\"; 9",
                "country ? 1 : 2; 8",
                "eval(\"1\") = 1; 0",
            })
    void whatOtherLanguagesRunIsASyntaxErrorWithItsPlace(String text, int position) {
        RuleException e = catchThrowableOfType(RuleException.class, () -> Rule.parse(text));
        assertThat(e).as(text).isNotNull();
        assertThat(e.problems().get(0).position()).as(e.getMessage()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rule\":\"test\",\"rule\":\"not\",\"inner\":{}}",
                "{\"rule\":\"in-segment\",\"segment\":\"a\",\"segment\":\"b\"}",
                "{\"@class\":\"java.lang.Runtime\"}",
                "{\"@class\":\"org.clientela.rule.InSegment\",\"segment\":\"a\"}",
                "{\"rule\":\"org.clientela.rule.InSegment\",\"segment\":\"a\"}",
                "[\"java.lang.Runtime\",{}]",
                "{\"rule\":\"in-segment\",\"segment\":5}",
                "{\"rule\":\"in-segment\",\"segment\":\"a\"} x",
                "{\"rule\":\"in-segment\",\"segment\":\"a\\u0000\"}",
                "{\"rule\":\"in-segment\",\"segment\":\"\\uD800\"}",
                "{'rule':'in-segment','segment':'a'}",
                "// \n{\"rule\":\"in-segment\",\"segment\":\"a\"}",
                "",
                "null",
                "5",
                "NaN",
                "{\"schema\":2,\"rule\":{}}",
                "{\"schema\":1.5,\"rule\":{\"rule\":\"in-segment\",\"segment\":\"a\"}}",
                "{\"schema\":99999999999999999999,\"rule\":{\"rule\":\"in-segment\",\"segment\":\"a\"}}",
                "{\"schema\":\"1\",\"rule\":{\"rule\":\"in-segment\",\"segment\":\"a\"}}",
                "{\"rule\":{\"rule\":\"in-segment\",\"segment\":\"a\"}}",
                "{\"schema\":1}",
            })
    void jsonThatIsNotPlainlyARuleIsRefused(String json) {
        refusedSoon(() -> Json.read(json, RuleDocument.class), JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1e1000000",
                "-1e1000000",
                "1e-1000000",
                "1E2147483647",
                "9e99999999999",
                "0x10"
            })
    void aNumberIsRefusedBeforeItGrows(String number) {
        String json = TEST.replace("\"is present\"", "\"=\",\"operands\":[" + number + "]");
        refusedSoon(() -> Json.read(json, Rule.class), JsonException.class);
        String query =
                "{\"combinator\":\"and\",\"rules\":[{\"field\":\"x\",\"operator\":\"=\",\"value\":" + number + "}]}";
        refusedSoon(() -> QueryBuilder.read(query, AnyRules.VOCABULARY), JsonException.class, RuleException.class);
        String quoted = query.replace(number, "\"" + number + "\"").replace("\"x\"", "\"employees\"");
        refusedSoon(() -> QueryBuilder.read(quoted, AnyRules.VOCABULARY), RuleException.class);
        refusedSoon(() -> Rule.parse("x = " + number, AnyRules.VOCABULARY), RuleException.class);
        refusedSoon(() -> Rule.parse("x * " + number + " > 1", AnyRules.VOCABULARY), RuleException.class);
        String within = "{\"metric\":\"sequence\",\"first\":{},\"next\":{},\"within\":" + number + ",\"unit\":\"DAY\"}";
        refusedSoon(() -> Json.read(within, Metric.class), JsonException.class);
    }

    /** Attributes may hold any date there is; windows only those of the calendar. */
    @Test
    void datesAtTheEndsOfTheCalendar() {
        for (LocalDate date : List.of(
                LocalDate.MIN,
                LocalDate.of(0, 1, 1),
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.MAX)) {
            Rule rule = Rule.where(Metric.attribute("renewal"), Criterion.of(Operator.AT_LEAST, Value.of(date)));
            assertThat(Rule.parse(rule.toString(), AnyRules.VOCABULARY)).isEqualTo(rule);
            assertThat(Json.read(Json.write(RuleDocument.of(rule)), RuleDocument.class)
                            .rule())
                    .isEqualTo(rule);
            assertThat(QueryBuilder.read(QueryBuilder.write(rule, AnyRules.VOCABULARY), AnyRules.VOCABULARY))
                    .isEqualTo(rule);
            for (Value value : List.of(Value.of(Instant.MIN), Value.of(Instant.MAX), Value.of(date))) {
                var extreme = profile(customer("c-1")
                        .attributes(Attributes.none().with("renewal", value))
                        .build());
                assertThat(rule.test(extreme)).isNotEqualTo(Truth.UNKNOWN);
                assertThat(rule.validUntil(extreme)).isEqualTo(Instant.MAX);
                for (String metric :
                        List.of("years since(renewal)", "days since(renewal)", "days to anniversary(renewal)")) {
                    Rule elapsed = Rule.parse(metric + " > 1", AnyRules.VOCABULARY);
                    assertThat(elapsed.verdict(extreme).validUntil()).isAfter(extreme.asOf());
                }
            }
        }
        for (String window : List.of(
                "from 0001-01-01 until 0001-01-02",
                "from +999999999-12-30 until +999999999-12-31",
                "from 9999-12-30 until 9999-12-31",
                "from 2026-02-30 until 2026-03-01",
                "last 1000000 days",
                "last 0 days",
                "previous 999999999999 years")) {
            refusedSoon(() -> Rule.parse("count(purchase, " + window + ") > 1"), RuleException.class);
        }
        Rule ages = Rule.parse("count(purchase, last 999999 years) = 0 and count(purchase, previous 999999 years) = 0");
        for (Instant end : List.of(Instant.parse("0001-01-03T00:00:00Z"), Instant.parse("9999-12-28T00:00:00Z"))) {
            assertThat(ages.verdict(profile(customer("c-1").build()).asOf(end)).matches())
                    .isTrue();
        }
    }

    @Test
    void limitsAreThoseOfTheHost() {
        RuleLimits modest =
                RuleLimits.STANDARD.withDepth(3).withTests(2).withValues(2).withLength(60);
        Vocabulary open = Vocabulary.open();
        assertThat(modest.parse("not (a = 1 and b in (1, 2))", open)).hasToString("not (a = 1 and b in (1, 2))");
        assertTooComplex(() -> modest.parse("not not not a = 1", open), "nests more than (3) deep");
        assertTooComplex(() -> modest.parse("a = 1 or a = 2 or a = 3", open), "has (3) tests; at most 2");
        assertTooComplex(() -> modest.parse("a in (1, 2, 3)", open), "has (3) values; at most 2");
        assertTooComplex(
                () -> modest.parse("count(purchase where x in (1, 2, 3)) > 1", open), "has (3) values; at most 2");
        assertTooComplex(
                () -> modest.parse("1 + least daily count(event where x in (1,2,3), last 2 days) > 1", open),
                "at most 60 are read");
        assertTooComplex(() -> modest.parse("a = 1" + " ".repeat(60), open), "has (65) characters; at most 60");
        assertTooComplex(() -> modest.read(" ".repeat(3_001)), "has (3001) characters; at most 3000");
        Rule three = Rule.parse("a = 1 or a = 2 or a = 3", open);
        assertTooComplex(() -> modest.read(Json.write(three)), "has (3) tests; at most 2");
        assertTooComplex(() -> modest.read(Json.write(RuleDocument.of(three))), "has (3) tests; at most 2");
        assertThat(RuleLimits.STANDARD.read(Json.write(RuleDocument.of(three)))).isEqualTo(three);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleLimits.STANDARD.withDepth(101))
                .withMessageContaining("The limit (101) of the depth is not between 1 and 100.");
        assertThatIllegalArgumentException().isThrownBy(() -> modest.withTests(0));
    }

    private static void assertTooComplex(Runnable reading, String message) {
        assertThatExceptionOfType(RuleTooComplexException.class)
                .isThrownBy(reading::run)
                .withMessageContaining(message)
                .withMessageContaining("Maybe");
    }

    private static void refusedSoon(Runnable reading, Class<?>... as) {
        Throwable thrown = assertTimeoutPreemptively(SOON, () -> catchThrowable(reading::run));
        assertThat(thrown).isInstanceOfAny(as);
        assertThat(String.valueOf(thrown.getMessage()).length()).isLessThan(10_000);
    }

    private static void assertVisible(String message) {
        Consumer<Integer> visible = c -> assertThat(Character.getType(c))
                .as("U+%04X", c)
                .isNotIn((int) Character.FORMAT, (int) Character.SURROGATE, (int) Character.LINE_SEPARATOR, (int)
                        Character.PARAGRAPH_SEPARATOR);
        message.codePoints().forEach(c -> {
            visible.accept(c);
            assertThat(c == '\n' || !Character.isISOControl(c)).as("U+%04X", c).isTrue();
        });
    }
}
