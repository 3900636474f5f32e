package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.profile.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    private static final Rule FREQUENT = Rule.where(
            Metric.count(EventType.PURCHASE).in(Window.last(12, Window.Unit.MONTH)), Criterion.parse(">= 3"));
    private static final Rule GERMAN = Rule.where(Metric.attribute("country"), Criterion.parse("= \"DE\""));
    private static final Rule TAGGED = Rule.where(Metric.attribute("tags"), Criterion.parse("contains any (\"vip\")"));

    @Test
    void readsTextsAndWritesThemWithNoMoreParenthesesThanNeeded() {
        Rule rule = Rule.parse(
                "COUNT(purchase, last 12 months) >= 3 and ((sum(purchase.amount, last 12 months) >= 1000 EUR)) and not (country in (\"DE\", \"FR\"))");
        assertThat(rule)
                .hasToString(
                        "count(purchase, last 12 months) >= 3 and sum(purchase.amount, last 12 months) >= EUR 1000.00 and not country in (\"DE\", \"FR\")");
        assertThat(rule.metrics()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "a = 1 or b = 2 and c = 3; a = 1 or b = 2 and c = 3",
                "a = 1 or (b = 2 and c = 3); a = 1 or b = 2 and c = 3",
                "(a = 1 or b = 2) and c = 3; (a = 1 or b = 2) and c = 3",
                "not (a = 1 and b = 2); not (a = 1 and b = 2)",
                "not a = 1 and b = 2; not a = 1 and b = 2",
                "(not a = 1) and b = 2; not a = 1 and b = 2",
                "not not (a = 1); not not a = 1",
                "a between 1 and 5 and b = 2; a between 1 and 5 and b = 2",
                "(a = 1 or b = 2) or c = 3; a = 1 or b = 2 or c = 3",
                "true; true",
                "not false; not false",
                "true and a = 1; true and a = 1",
                "`and` = 1 or `true` is missing; `and` = 1 or `true` is missing",
            })
    void bindsNotBeforeAndBeforeOr(String text, String written) {
        assertThat(Rule.parse(text, Vocabulary.open())).hasToString(written);
    }

    @Test
    void composesInCode() {
        assertThat(FREQUENT.and(GERMAN).and(TAGGED)).isEqualTo(Rule.allOf(FREQUENT, GERMAN, TAGGED));
        assertThat(FREQUENT.or(GERMAN.negated()))
                .hasToString("count(purchase, last 12 months) >= 3 or not country = \"DE\"");
        assertThat(Rule.allOf(GERMAN)).isSameAs(GERMAN);
        assertThat(Rule.everyone().and(GERMAN)).isEqualTo(GERMAN);
        assertThat(Rule.nobody().or(GERMAN)).isEqualTo(GERMAN);
    }

    @Test
    void theEmptyConjunctionHoldsForEveryoneAndTheEmptyDisjunctionForNobody() {
        CustomerProfile anyone = profile(customer("c-1").build());
        assertThat(Rule.everyone().matches(anyone)).isTrue();
        assertThat(Rule.nobody().matches(anyone)).isFalse();
        assertThat(Rule.parse("true")).isEqualTo(Rule.everyone());
        assertThat(Rule.parse("false")).isEqualTo(Rule.nobody());
    }

    @Test
    void whatIsMissingIsUnknownAndMatchesNeitherWay() {
        CustomerProfile nowhere = profile(customer("c-1").build());
        assertThat(GERMAN.test(nowhere)).isEqualTo(Truth.UNKNOWN);
        assertThat(GERMAN.matches(nowhere)).isFalse();
        assertThat(GERMAN.negated().matches(nowhere)).isFalse();
        assertThat(Rule.parse("country is missing").matches(nowhere)).isTrue();
    }

    @Test
    void explainsAsATreeWithTicksActualAndExpected() {
        Rule rule = Rule.parse(
                "count(purchase, last 12 months) >= 2 and sum(purchase.amount, last 12 months) >= 1000 EUR and not country in (\"DE\", \"FR\")");
        Verdict verdict = rule.verdict(
                profile(customer("c-1").build(), purchase("c-1", 10, "EUR 800"), purchase("c-1", 40, "EUR 12.50")));
        assertThat(verdict).hasToString("""
                        ✗ all of
                          ✓ count(purchase, last 12 months): 2, expected >= 2
                          ✗ sum(purchase.amount, last 12 months): EUR 812.50, expected >= EUR 1000.00
                          ? not
                            ? country: missing, expected in ("DE", "FR")""");
        assertThat(verdict.matches()).isFalse();
        assertThat(verdict.truth()).isEqualTo(Truth.FALSE);
        assertThat(verdict.asOf()).isEqualTo(SegmentationDomain.AS_OF);
    }

    @Test
    void aTypingErrorShowsTheCaretAndTheNearestName() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Rule.parse("count(purchse, last 90 days) >= 3"))
                .withMessage("""
                        There is no event type (purchse).
                          count(purchse, last 90 days) >= 3
                                ^
                        Maybe you meant (purchase)?""");
    }

    @Test
    void moneyNeedsACurrency() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Rule.parse("sum(purchase.amount) >= 1000"))
                .withMessage("""
                        An amount of money cannot be compared with a number.
                          sum(purchase.amount) >= 1000
                                               ^
                        Maybe write 1000 EUR?""");
    }

    @Test
    void everythingThatIsWrongIsReportedTogether() {
        RuleException e = catchThrowableOfType(
                RuleException.class,
                () -> Rule.parse(
                        "count(purchse) >= 3 and (since >= 5 EUR or contry between \"A\" and \"B\") and tags = \"a\" and country = DE or count(purchase) > \"2\""));
        assertThat(e.problems())
                .extracting(RuleProblem::problem)
                .containsExactly(
                        "There is no event type (purchse).",
                        "A date cannot be compared with an amount of money.",
                        "There is no attribute (contry).",
                        "A list of texts cannot be tested with (=).",
                        "There should be a value here.",
                        "A number cannot be compared with a text.");
        assertThat(e.problems()).extracting(RuleProblem::position).isSorted();
        assertThat(e).hasMessageStartingWith("The rule has 6 problems.\nThere is no event type (purchse).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "and",
                "(country = \"DE\"",
                "country = \"DE",
                "country",
                "country = \"DE\" country = \"FR\"",
                "not",
                "count(purchase >= 3",
                "sum(purchase.amount) between EUR 1 and",
                "`country = 1",
                "country = \"DE\")",
            })
    void halfAnAnswerIsRefusedWithOneProblem(String text) {
        RuleException e = catchThrowableOfType(RuleException.class, () -> Rule.parse(text));
        assertThat(e.problems()).hasSize(1);
        assertThat(e.getMessage()).contains("^");
    }

    @Test
    void aTextOfEndlessLengthIsRefused() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Rule.parse("x".repeat(200_000)))
                .withMessageContaining("at most 100000 are read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "employees = 5 EUR; Maybe write 5.00, without a currency?",
                "employees = \"5\"; Maybe write a number, without quotes?",
                "credit > true; Maybe write an amount, such as 1000 EUR?",
                "renewal > 5; Maybe write a date, such as 2026-03-01?",
                "vip = 1; Maybe write true or false?",
                "vip > true; Maybe use =, != or in?",
                "country > \"DE\"; Maybe use =, != or in?",
                "country contains any (\"DE\"); Maybe use =, != or in?",
                "country = 5; Maybe write it in double quotes?",
                "tags contains any (5); Maybe write it in double quotes?",
                "tags in (\"a\"); Maybe use contains any, contains all or contains none?",
            })
    void aTypeErrorComesWithARemedy(String text, String hint) {
        RuleException e =
                catchThrowableOfType(RuleException.class, () -> Rule.parse(text, SegmentationDomain.VOCABULARY));
        assertThat(e.problems()).extracting(RuleProblem::hint).containsExactly(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "country = DE; There should be a value here.; Maybe write \"DE\", in double quotes?",
                "industry = heavy machinery and vip = true; There should be a value here.; Maybe write \"heavy machinery\", in double quotes?",
                "country in (\"DE\", FR); There should be a value here.; Maybe write \"FR\", in double quotes?",
                "country = 'DE'; There should be a value here.; Maybe a number (3), an amount (1000 EUR), a date (2026-03-01) or a text in double quotes (\"DE\")?",
                "country = and vip = true; There should be a value here.; Maybe a number (3), an amount (1000 EUR), a date (2026-03-01) or a text in double quotes (\"DE\")?",
                "country = industri; There is no attribute (industri).; Maybe you meant (industry), or the text \"industri\" in double quotes?",
                "employees > cont(purchase); There is no aggregation (cont).; Maybe you meant (count)?",
                "employees > `emplyees`; There is no attribute (emplyees).; Maybe you meant (employees)?",
            })
    void aTextWithoutItsQuotesIsTakenForOne(String text, String problem, String hint) {
        RuleException e =
                catchThrowableOfType(RuleException.class, () -> Rule.parse(text, SegmentationDomain.VOCABULARY));
        assertThat(e.problems()).extracting(RuleProblem::problem).containsExactly(problem);
        assertThat(e.problems()).extracting(RuleProblem::hint).containsExactly(hint);
    }

    @Test
    void inCodeATypeErrorIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Rule.where(Metric.sum(EventType.PURCHASE, EventColumn.AMOUNT), Criterion.parse(">= 1000")))
                .withMessage("An amount of money cannot be compared with a number.%nMaybe write 1000 EUR?".formatted());
    }

    @Test
    void aRuleFromElsewhereIsCheckedAgainstTheVocabulary() {
        Rule rule = Rule.parse("employes > 5 and vip = 3 and count(visit) > 1 and employes > 5", Vocabulary.open());
        assertThat(rule.check(SegmentationDomain.VOCABULARY))
                .extracting(RuleProblem::toString)
                .containsExactly("""
                        There is no attribute (employes).
                          employes > 5
                          ^
                        Maybe you meant (employees)?""", """
                        A flag cannot be compared with a number.
                          vip = 3
                              ^
                        Maybe write true or false?""", """
                        There is no event type (visit).
                          count(visit) > 1
                                ^
                        Maybe one of [adjustment, contact, feedback, purchase, return, stage-entered]?""");
        assertThat(rule.check(Vocabulary.open())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "not ", "not("})
    void tenThousandDeepIsRefusedInBoundedTime(String opening) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatExceptionOfType(RuleTooComplexException.class)
                        .isThrownBy(() -> Rule.parse(opening.repeat(10_000) + "country = \"DE\""))
                        .withMessageContaining("The rule nests more than (100) deep."));
    }

    @Test
    void namesTheNearestKind() {
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Rule.parse("count(purchase) >= 1 and kind in (\"CONSUMER\", \"industrial\")"))
                .withMessageContaining("There is no kind (industrial).")
                .withMessageContaining("Maybe you meant (INDUSTRIAL)?");
        assertThat(Rule.parse("kind = \"CONSUMER\"").check(Vocabulary.standard()))
                .isEmpty();
    }

    @Test
    void depthIsBoundedInCodeAndInJsonToo() {
        Rule deep = GERMAN;
        for (int i = 1; i < Rule.MAX_DEPTH; i++) {
            deep = i % 2 == 0 ? deep.negated() : FREQUENT.and(deep);
        }
        Rule deepest = deep;
        assertThat(Rule.parse(deepest.toString())).isEqualTo(deepest);
        assertThat(Json.read(Json.write(deepest), Rule.class)).isEqualTo(deepest);
        Explanation explanation = deepest.explain(profile(customer("c-1").build()));
        assertThat(Json.read(Json.write(explanation), Explanation.class)).isEqualTo(explanation);
        assertThatExceptionOfType(RuleTooComplexException.class).isThrownBy(deepest::negated);
        String json = "{\"rule\":\"not\",\"inner\":".repeat(100) + Json.write(GERMAN) + "}".repeat(100);
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(json, Rule.class))
                .withMessageContaining("The rule nests more than (100) deep.");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read("{\"rule\":\"not\",\"inner\":".repeat(10_000), Rule.class));
    }

    @Test
    void tenThousandTestsAreEnough() {
        List<Rule> most = Collections.nCopies(Rule.MAX_TESTS, GERMAN);
        assertThat(new Rule.AnyOf(most).rules()).hasSize(10_000);
        assertThatExceptionOfType(RuleTooComplexException.class)
                .isThrownBy(() -> new Rule.AnyOf(most).or(FREQUENT.and(GERMAN)))
                .withMessageContaining("The rule has (10002) tests; at most 10000 are allowed.");
        String text = IntStream.range(0, 12_000).mapToObj(i -> "a=1").collect(Collectors.joining(" or "));
        assertThatExceptionOfType(RuleTooComplexException.class).isThrownBy(() -> Rule.parse(text, Vocabulary.open()));
    }

    @Test
    void theJsonIsPlain() {
        assertThat(Json.write(FREQUENT.and(GERMAN.negated())))
                .isEqualTo(
                        "{\"rule\":\"all-of\",\"rules\":[{\"rule\":\"test\",\"metric\":{\"metric\":\"aggregate\",\"aggregation\":\"count\",\"type\":\"purchase\",\"window\":\"last 12 months\"},\"criterion\":{\"operator\":\">=\",\"operands\":[3]}},{\"rule\":\"not\",\"inner\":{\"rule\":\"test\",\"metric\":{\"metric\":\"attribute\",\"name\":\"country\"},\"criterion\":{\"operator\":\"=\",\"operands\":[\"DE\"]}}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rule\":\"all-of\",\"ruels\":[]}",
                "{\"rule\":\"all-of\",\"rules\":[null]}",
                "{\"rule\":\"not\"}",
                "{\"rule\":\"script\",\"code\":\"exit()\"}",
                "{\"rule\":\"test\",\"metric\":{\"metric\":\"attribute\",\"name\":\"country\"}}",
                "{\"rule\":\"test\",\"metric\":{\"metric\":\"attribute\",\"name\":\"country\"},\"criterion\":{\"operator\":\">\",\"operands\":[3]}}",
            })
    void jsonThatIsNoRuleIsRefused(String json) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read(json, Rule.class));
    }

    @Test
    void aVerdictAgreesWithItsExplanation() {
        Explanation explanation = GERMAN.explain(profile(customer("c-1").build()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Verdict(true, Truth.TRUE, explanation, SegmentationDomain.AS_OF, Instant.MAX))
                .withMessageContaining("The verdict is (true, TRUE) and its explanation (UNKNOWN).");
    }
}
