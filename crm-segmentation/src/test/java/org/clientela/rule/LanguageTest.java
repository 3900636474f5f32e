package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.customer.Party;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.ElapsedTime;
import org.clientela.profile.EventSequence;
import org.clientela.profile.Metric;
import org.clientela.profile.Regularity;
import org.clientela.profile.Window;
import org.clientela.profile.Window.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All that can be asked: each in text, in code and in JSON, and what it means at its edges. */
class LanguageTest {
    private static final EventType PURCHASE = EventType.PURCHASE;
    private static final Metric.Aggregate COUNT = Metric.count(PURCHASE);
    private static final Metric.Aggregate SPENT = Metric.sum(PURCHASE, EventColumn.AMOUNT);
    private static final Criterion ONE = Criterion.of(Operator.AT_LEAST, Value.of(1));
    private static final Behaviour BUY = Behaviour.of(PURCHASE);

    static Stream<Arguments> inThreeForms() {
        Window quarter = Window.last(90, Unit.DAY);
        Window before = Window.previous(90, Unit.DAY);
        Metric birth = Metric.attribute("birth-date");
        return Stream.of(
                Arguments.of(
                        "sum(purchase.amount, last 90 days) > sum(purchase.amount, previous 90 days)",
                        new Compare(SPENT.in(quarter), Operator.GREATER, SPENT.in(before))),
                Arguments.of(
                        "count(return) / count(purchase) > 0.2",
                        Rule.where(Metric.count(EventType.RETURN).dividedBy(COUNT), Criterion.parse("> 0.2"))),
                Arguments.of(
                        "sum(purchase.amount) / count(purchase) >= EUR 60.00",
                        Rule.where(SPENT.dividedBy(COUNT), Criterion.parse(">= 60 EUR"))),
                Arguments.of(
                        "(count(purchase) + count(return)) * 2 - 1 >= 1",
                        Rule.where(
                                COUNT.plus(Metric.count(EventType.RETURN))
                                        .times(new Metric.Constant(Value.of(2)))
                                        .minus(new Metric.Constant(Value.of(1))),
                                ONE)),
                Arguments.of("(count(purchase)) >= (1)", null),
                Arguments.of(
                        "count(purchase) >= (1)",
                        new Compare(COUNT, Operator.AT_LEAST, new Metric.Constant(Value.of(1)))),
                Arguments.of("not in segment \"loyal\"", new InSegment("loyal").negated()),
                Arguments.of(
                        "score(\"rfm\") between 9 and 12",
                        Rule.where(new Metric.Derived("score", "rfm"), Criterion.parse("between 9 and 12"))),
                Arguments.of(
                        "stage(\"pump-x\") = \"OWNERSHIP\" or stage is missing",
                        Rule.where(new Metric.Derived("stage", "pump-x"), Criterion.parse("= \"OWNERSHIP\""))
                                .or(Rule.where(new Metric.Derived("stage", null), Criterion.parse("is missing")))),
                Arguments.of(
                        "count(purchase where channel starts with \"on\" and quantity between 1 and 3 and pages contains none (\"x\"), last 24 hours) >= 1",
                        Rule.where(
                                COUNT.in(Window.last(24, Unit.HOUR))
                                        .where(EventColumn.CHANNEL, Criterion.parse("starts with \"on\""))
                                        .where(EventColumn.QUANTITY, Criterion.parse("between 1 and 3"))
                                        .where(EventColumn.of("pages"), Criterion.parse("contains none (\"x\")")),
                                ONE)),
                Arguments.of(
                        "sum(purchase.amount, first 2 events) > EUR 5.00",
                        Rule.where(SPENT.in(Window.firstEvents(2)), Criterion.parse("> 5 EUR"))),
                Arguments.of(
                        "last(purchase.channel, last 3 events) = \"online\"",
                        Rule.where(
                                new Metric.Aggregate(
                                        org.clientela.profile.Aggregation.LAST,
                                        PURCHASE,
                                        EventColumn.CHANNEL,
                                        List.of(),
                                        Window.lastEvents(3)),
                                Criterion.parse("= \"online\""))),
                Arguments.of(
                        "years since(birth-date) between 25 and 34",
                        Rule.where(ElapsedTime.yearsSince(birth), Criterion.parse("between 25 and 34"))),
                Arguments.of(
                        "days to anniversary(birth-date) <= 7",
                        Rule.where(ElapsedTime.daysToAnniversary(birth), Criterion.parse("<= 7"))),
                Arguments.of(
                        "days to anniversary(first(purchase)) <= 30",
                        Rule.where(ElapsedTime.daysToAnniversary(Metric.first(PURCHASE)), Criterion.parse("<= 30"))),
                Arguments.of(
                        "days since(since) >= 365",
                        Rule.where(ElapsedTime.daysSince(Metric.attribute("since")), Criterion.parse(">= 365"))),
                Arguments.of("count(purchase, last 90 days) >= 1", BUY.did(quarter)),
                Arguments.of("count(purchase, last 90 days) = 0", BUY.didNot(quarter)),
                Arguments.of(
                        "count(purchase, before last 90 days) = 0 and count(purchase, last 90 days) >= 1",
                        BUY.firstTime(quarter)),
                Arguments.of(
                        "count(purchase, before last 90 days) >= 1 and count(purchase, last 90 days) = 0",
                        BUY.stopped(quarter)),
                Arguments.of(
                        "count(purchase, before previous 90 days) >= 1 and count(purchase, previous 90 days) = 0 and count(purchase, last 90 days) >= 1",
                        BUY.resumed(90, Unit.DAY)),
                Arguments.of(
                        "least monthly count(purchase, last 6 months) >= 2",
                        Rule.where(new Regularity(COUNT.in(Window.last(6, Unit.MONTH))), Criterion.parse(">= 2"))),
                Arguments.of(
                        "count(contact then purchase within 30 days, last 365 days) >= 1",
                        Rule.where(
                                Metric.sequence(EventType.CONTACT, PURCHASE, 30, Unit.DAY)
                                        .in(Window.last(365, Unit.DAY)),
                                ONE)),
                Arguments.of(
                        "count(contact where channel = \"phone\" then purchase where amount > EUR 5.00 within 2 hours) >= 1",
                        Rule.where(
                                new EventSequence(
                                        new EventSequence.Step(
                                                EventType.CONTACT,
                                                Metric.count(EventType.CONTACT)
                                                        .where(EventColumn.CHANNEL, Criterion.parse("= \"phone\""))
                                                        .where()),
                                        new EventSequence.Step(
                                                PURCHASE,
                                                COUNT.where(EventColumn.AMOUNT, Criterion.parse("> 5 EUR"))
                                                        .where()),
                                        2,
                                        Unit.HOUR,
                                        Window.EVER),
                                ONE)));
    }

    @ParameterizedTest
    @MethodSource
    void inThreeForms(String text, Rule built) {
        Rule parsed = Rule.parse(text, AnyRules.VOCABULARY);
        if (built != null) {
            assertThat(parsed).isEqualTo(built).hasToString(text);
        }
        assertThat(Rule.parse(parsed.toString(), AnyRules.VOCABULARY)).isEqualTo(parsed);
        assertThat(Json.read(Json.write(RuleDocument.of(parsed)), RuleDocument.class)
                        .rule())
                .isEqualTo(parsed)
                .hasToString(parsed.toString());
        assertThat(parsed.check(AnyRules.VOCABULARY)).isEmpty();
    }

    /** Seen from Sunday, 15 March 2026, 13:00 in Berlin. Of a purchase at each of the two times only the first is inside. */
    @ParameterizedTest
    @CsvSource({
        "last 90 days,                     2025-12-15T23:00:00Z, 2025-12-15T22:59:59.999999Z",
        "last 90 days,                     2026-03-15T12:00:00Z, 2026-03-15T12:00:00.000001Z",
        "previous 90 days,                 2025-12-15T22:59:59.999999Z, 2025-12-15T23:00:00Z",
        "last 2 weeks,                     2026-03-01T23:00:00Z, 2026-03-01T22:59:59Z",
        "previous 2 weeks,                 2026-02-15T23:00:00Z, 2026-02-15T22:59:59Z",
        "last 3 months,                    2025-12-15T23:00:00Z, 2025-12-15T22:59:59Z",
        "previous 3 months,                2025-09-15T22:00:00Z, 2025-12-15T23:00:00Z",
        "last 1 years,                     2025-03-15T23:00:00Z, 2025-03-15T22:59:59Z",
        "previous 1 years,                 2025-03-15T22:59:59Z, 2025-03-15T23:00:00Z",
        "last 24 hours,                    2026-03-14T12:00:00.000001Z, 2026-03-14T12:00:00Z",
        "previous 24 hours,                2026-03-14T12:00:00Z, 2026-03-14T12:00:00.000001Z",
        "this day,                         2026-03-14T23:00:00Z, 2026-03-14T22:59:59Z",
        "previous day,                     2026-03-14T22:59:59Z, 2026-03-14T23:00:00Z",
        "this week,                        2026-03-08T23:00:00Z, 2026-03-08T22:59:59Z",
        "previous week,                    2026-03-01T23:00:00Z, 2026-03-08T23:00:00Z",
        "this month,                       2026-02-28T23:00:00Z, 2026-02-28T22:59:59Z",
        "previous month,                   2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "this quarter,                     2025-12-31T23:00:00Z, 2025-12-31T22:59:59Z",
        "previous quarter,                 2025-09-30T22:00:00Z, 2025-12-31T23:00:00Z",
        "this year,                        2025-12-31T23:00:00Z, 2025-12-31T22:59:59Z",
        "previous year,                    2024-12-31T23:00:00Z, 2025-12-31T23:00:00Z",
        "from 2026-01-01 until 2026-02-01, 2025-12-31T23:00:00Z, 2026-01-31T23:00:00Z",
        "before last 90 days,              2025-12-15T22:59:59Z, 2025-12-15T23:00:00Z",
        "before this year,                 2025-12-31T22:59:59Z, 2025-12-31T23:00:00Z",
        "ever,                             0001-01-05T00:00:00Z, 2026-03-15T12:00:00.000001Z",
    })
    void everyWindowEndsWhereItSays(String window, Instant inside, Instant outside) {
        Rule rule = Rule.parse("count(purchase, " + window + ") >= 1");
        assertThat(Rule.parse(rule.toString())).isEqualTo(rule);
        assertThat(Json.read(Json.write(rule), Rule.class)).isEqualTo(rule);
        assertThat(rule.matches(bought(inside))).isTrue();
        assertThat(rule.matches(bought(outside))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2000-02-29, 2026-02-20, false",
        "2000-02-29, 2026-02-21, true",
        "2000-02-29, 2026-02-28, true",
        "2000-02-29, 2026-03-01, false",
        "2000-02-29, 2028-02-21, false",
        "2000-02-29, 2028-02-22, true",
        "2000-02-29, 2028-02-28, true",
        "2000-02-29, 2028-02-29, true",
        "2000-02-29, 2028-03-01, false",
        "1990-01-03, 2025-12-26, false",
        "1990-01-03, 2025-12-27, true",
        "1990-01-03, 2026-01-03, true",
        "1990-01-03, 2026-01-04, false",
    })
    void aBirthdayWithinAWeek(LocalDate born, LocalDate today, boolean expected) {
        CustomerProfile person = profile(customer("c-1")
                        .party(new Party.Person("Ada", "L", born))
                        .since(born)
                        .build())
                .asOf(today.atTime(23, 59).atZone(SegmentationDomain.ZONE).toInstant());
        assertThat(Rule.parse("days to anniversary(birth-date) <= 7").matches(person))
                .isEqualTo(expected);
        assertThat(Rule.parse("days to anniversary(since) <= 7").matches(person))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'sum(purchase.quantity, first 2 events) = 3'",
        "'sum(purchase.quantity, last 2 events) = 6'",
        "'sum(purchase.quantity where quantity != 2, last 2 events) = 5'",
        "'count(purchase, last 9 events) = 3'",
        "'last(purchase.quantity, first 1 events) = 1'",
    })
    void theFirstAndTheLastEvents(String text) {
        CustomerProfile three = profile(
                customer("c-1").build(),
                bought(1, Instant.parse("2026-01-01T10:00:00Z")),
                bought(2, Instant.parse("2026-01-02T10:00:00Z")),
                bought(4, Instant.parse("2026-01-03T10:00:00Z")));
        assertThat(Rule.parse(text).matches(three)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "first(purchase) > 100 EUR; A time cannot be compared with an amount of money.",
                "renewal > 100 EUR; A date cannot be compared with an amount of money.",
                "sum(purchase.amount) + count(purchase) > 1; There is no (money + number).",
                "count(purchase) / sum(purchase.amount) > 1; There is no (number / money).",
                "years since(country) > 1; There is no (years since) of a text.",
                "days to anniversary(employees) < 7; There is no (days to anniversary) of a number.",
                "sum(purchase.channel) > 1; The column (channel) is a text, of which there is no (sum).",
                "sum(purchase.due) > 1; The column (due) is a date, of which there is no (sum).",
                "count(purchase where amount > \"a\") > 1; An amount of money cannot be compared with a text.",
                "count(purchase where due > 5) > 1; A date cannot be compared with a number.",
                "avg(purchase.amount) > count(purchase); The answers to (avg(purchase.amount)) and (count(purchase)) cannot be compared: money and number.",
                "country > industry; A text cannot be compared with (>).",
                "tags = tags; The answers to (tags) and (tags) cannot be compared: texts and texts.",
                "least monthly first(purchase, last 3 months) > 2026-01-01; There is no least (first).",
                "least monthly count(purchase, this year) > 1; The window (this year) is not made of 1 to 366 days, weeks, months or years.",
                "stage > \"a\"; A text cannot be tested with (>).",
                "score(\"rfm\") = \"gold\"; A number cannot be compared with a text.",
                "country contains text 5; The operator (contains text) looks for a text, not for (5).",
                "country in (\"DE\", 5); The operands are of two types, text and number.",
            })
    void aTypeErrorIsFoundWhenTheRuleIsDefined(String text, String problem) {
        RuleException e = catchThrowableOfType(RuleException.class, () -> Rule.parse(text, AnyRules.VOCABULARY));
        assertThat(e).as(text).isNotNull();
        assertThat(e.problems()).extracting(RuleProblem::problem).containsExactly(problem);
        assertThat(e.problems().get(0).hint()).isNotEmpty();
    }

    private static CustomerProfile bought(Instant... times) {
        return profile(
                customer("c-1").build(),
                Stream.of(times).map(time -> bought(1, time)).toArray(Event[]::new));
    }

    private static Event bought(int quantity, Instant time) {
        return Event.builder()
                .id(EventId.of("e-" + time))
                .customer(customer("c-1").build().id())
                .type(PURCHASE)
                .quantity(java.math.BigDecimal.valueOf(quantity))
                .occurredAt(time)
                .recordedAt(SegmentationDomain.AS_OF)
                .build();
    }
}
