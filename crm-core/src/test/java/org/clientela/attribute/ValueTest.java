package org.clientela.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.money.Money;
import org.clientela.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @Test
    void aDateAndATimeCompareByTheLocalDate() {
        Value time = Value.of(Instant.parse("2026-03-01T23:30:00Z"));
        Criterion onTheSecond = Criterion.parse("= 2026-03-02");
        assertThat(onTheSecond.test(time, ZoneId.of("Europe/Berlin"))).isEqualTo(Truth.TRUE);
        assertThat(onTheSecond.test(time, ZoneOffset.UTC)).isEqualTo(Truth.FALSE);
    }

    @Test
    void otherTypesAndOtherCurrenciesDoNotCompare() {
        assertThat(Criterion.parse("> 5").test(Value.of("6"), ZoneOffset.UTC)).isEqualTo(Truth.UNKNOWN);
        assertThat(Criterion.parse("= 5").test(Value.of(true), ZoneOffset.UTC)).isEqualTo(Truth.UNKNOWN);
        assertThat(Criterion.parse("> 5 EUR").test(Value.of(Money.parse("USD 6")), ZoneOffset.UTC))
                .isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "~contains any (\"a\")~; TRUE",
                "~contains all (\"a\", \"c\")~; FALSE",
                "~contains none (\"c\")~; TRUE",
                "is present; TRUE",
                "is missing; FALSE"
            })
    void severalTextsAreTested(String criterion, Truth truth) {
        assertThat(Criterion.parse(criterion).test(Value.of(Set.of("a", "b")), ZoneOffset.UTC))
                .isEqualTo(truth);
    }

    @Test
    void jsonIsWhatJsonHasOrNamesTheType() {
        Attributes attributes = new Attributes(Map.of("a", Value.of(LocalDate.of(2026, 3, 1))));
        assertThat(Json.write(attributes)).isEqualTo("{\"a\":{\"date\":\"2026-03-01\"}}");
        assertThat(Json.read("{\"a\":null,\"b\":1.0,\"c\":[\"x\"]}", Attributes.class)
                        .values())
                .isEqualTo(Map.of("b", Value.of(1), "c", Value.of(Set.of("x"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"a\":{\"date\":\"2026-02-30\"}}; is not a date or a time",
                "{\"a\":{\"day\":\"2026-02-03\"}}; not one of money, date, time",
                "{\"a\":[1]}; an array of (NUMBER)",
                "{\"a\":{\"money\":\"EURO 1\"}}; There is no currency (EURO)",
                "{\"a\":1e999}; more than 100 digits",
                "{\"a\":1,\"a\":2}; does not fit",
                "{\" a\":1}; "
            })
    void refusesJsonThatIsNoValue(String json, String problem) {
        assertThatThrownBy(() -> Json.read(json, Attributes.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(problem == null ? "" : problem);
    }

    @Test
    void refusesCriteriaThatCannotBe() {
        assertThatThrownBy(() -> Criterion.parse("between 5 and 1"))
                .hasMessageContaining("Maybe the two were swapped?");
        assertThatThrownBy(() -> Criterion.parse("in (1, \"a\")"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("of two types, number and text");
        assertThatThrownBy(() -> Criterion.of(Operator.EQUAL)).hasMessageContaining("cannot take 0 operands");
        assertThatThrownBy(() -> Criterion.of(Operator.EQUAL, Value.missing()))
                .hasMessageContaining("ask whether it is missing");
        assertThatThrownBy(() -> Operator.parse("=>")).hasMessageContaining("There is no operator (=>)");
        assertThatThrownBy(() -> Criterion.parse("= 2026-02-30")).hasMessageContaining("neither a number nor a date");
        assertThatThrownBy(() -> Value.of(new BigDecimal("1E+101"))).hasMessageContaining("more than 100 digits");
    }

    @Test
    void anAttributeIsReadAsTheTypeItWasDeclared() {
        Attributes attributes = Attributes.of(AttributeKey.number("size"), BigDecimal.TEN);
        assertThat(attributes.find(AttributeKey.number("size"))).contains(new BigDecimal("10"));
        assertThat(attributes.find(AttributeKey.text("other"))).isEmpty();
        assertThat(attributes.with("size", Value.missing()).isEmpty()).isTrue();
        assertThatThrownBy(() -> attributes.find(AttributeKey.text("size")))
                .hasMessageContaining("holds a number where a text is expected");
        for (ValueType type : ValueType.values()) {
            assertThat(AttributeKey.of("x", type).type()).isEqualTo(type);
        }
    }
}
