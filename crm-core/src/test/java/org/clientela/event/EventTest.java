package org.clientela.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.clientela.attribute.AttributeKey;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();
    private static final Offering PUMP =
            Offering.builder().id("pump").name("Pump").build();

    @Test
    void aDraftIsCompleted() {
        Event event = Event.purchase(ACME, PUMP)
                .amount("EUR 12.50")
                .cost(Money.parse("EUR 7"))
                .quantity(new BigDecimal("2.500"))
                .channel(Channel.ONLINE)
                .reference("r-1")
                .source("shop")
                .rating(5)
                .note("nice")
                .attribute(AttributeKey.text("colour"), "purple")
                .at(LocalDate.of(2026, 3, 1))
                .complete(EventId.of("e-1"), NOW, BERLIN);
        assertThat(event.occurredAt()).isEqualTo("2026-02-28T23:00:00Z");
        assertThat(event.recordedAt()).isEqualTo("2026-11-22T12:00:00.123456Z");
        assertThat(event.quantity()).contains(new BigDecimal("2.5"));
        assertThat(event.id()).hasToString("e-1");
        assertThat(event.offering()).contains(OfferingId.of("pump"));
        assertThat(event.toString()).doesNotContain("nice").doesNotContain("purple");
        assertThat(Event.contact(ACME, Channel.PHONE)
                        .id("mine")
                        .complete(EventId.of("e-1"), NOW, BERLIN)
                        .id())
                .hasToString("mine");
        assertThat(Event.feedback(ACME).complete(EventId.of("e"), NOW, BERLIN).occurredAt())
                .isEqualTo("2026-11-22T12:00:00.123456Z");
        assertThat(Event.returned(ACME, PUMP)
                        .complete(EventId.of("e"), NOW, BERLIN)
                        .type())
                .isEqualTo(EventType.RETURN);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-02-28T23:00:00Z",
        "2026-03-01T10:00, 2026-03-01T09:00:00Z",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00+02:00, 2026-03-01T08:00:00Z",
        "2026-03-01T10:00:00-02:00, 2026-03-01T12:00:00Z",
        "2026-03-29T02:30, 2026-03-29T01:30:00Z",
        "2026-10-25T02:30, 2026-10-25T00:30:00Z"
    })
    void readsTimes(String text, Instant time) {
        assertThat(Event.feedback(ACME)
                        .at(text)
                        .complete(EventId.of("e"), NOW, BERLIN)
                        .occurredAt())
                .isEqualTo(time);
    }

    @Test
    void readsLocalTimesAndInstants() {
        assertThat(Event.feedback(ACME)
                        .at(LocalDateTime.of(2026, 3, 1, 10, 0))
                        .complete(EventId.of("e"), NOW, BERLIN)
                        .occurredAt())
                .isEqualTo("2026-03-01T09:00:00Z");
        assertThat(Event.feedback(ACME)
                        .at(Instant.EPOCH)
                        .complete(EventId.of("e"), NOW, BERLIN)
                        .occurredAt())
                .isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> Event.feedback(ACME).at("yesterday"))
                .hasMessage(
                        "The time (yesterday) is none.%nMaybe write it as 2026-03-01, 2026-03-01T10:00 or 2026-03-01T10:00:00Z?"
                                .formatted());
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> complete(Event.feedback(ACME).amount("EUR 1").cost(Money.parse("USD 1"))))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> complete(Event.feedback(ACME).quantity(new BigDecimal("1234567890123456789"))))
                .hasMessageContaining("The quantity has more than 18 digits");
        assertThatThrownBy(() -> complete(Event.feedback(ACME).at(Instant.MAX))).hasMessageContaining("wrong unit?");
        assertThatThrownBy(() -> complete(Event.feedback(ACME).attribute(AttributeKey.text("amount"), "x")))
                .hasMessageContaining("every event has that column");
        assertThatThrownBy(() -> complete(Event.feedback(ACME).reference(" x ")))
                .hasMessageContaining("white space");
        assertThatThrownBy(() -> EventType.of("Purchase")).hasMessageContaining("Maybe write it like stage-entered?");
        assertThatThrownBy(() -> EventType.of("event")).hasMessageContaining("stands for all types");
        assertThatThrownBy(() -> EventType.of("1st")).hasMessageContaining("Maybe write it like stage-entered?");
        assertThatThrownBy(() -> EventType.of("éa")).hasMessageContaining("Maybe write it like stage-entered?");
    }

    @Test
    void saysTheSameWheneverWeLearntOfIt() {
        Event event = complete(Event.feedback(ACME).at(Instant.EPOCH));
        assertThat(event.saysTheSameAs(event.withRecordedAt(Instant.EPOCH))).isTrue();
        assertThat(event.saysTheSameAs(event.withOccurredAt(NOW))).isFalse();
    }

    @Test
    void jsonTellsWhereItContradictsItself() {
        String json = Json.write(complete(Event.feedback(ACME).amount("EUR 1").cost(Money.parse("EUR 1"))));
        assertThatThrownBy(() -> Json.read(json.replace("\"cost\":\"EUR", "\"cost\":\"USD"), Event.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> Json.read(json.replace("feedback", "Feed back"), Event.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("event type");
    }

    private static Event complete(EventDraft draft) {
        return draft.complete(EventId.of("e"), NOW, BERLIN);
    }
}
