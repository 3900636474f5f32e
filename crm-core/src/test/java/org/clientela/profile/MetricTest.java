package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Customer ACME = Customer.builder()
            .id("acme")
            .kind(CustomerKind.INDUSTRIAL)
            .organization("Acme Pumps")
            .country("DE")
            .since(LocalDate.of(2020, 2, 29))
            .addTag("vip")
            .build();

    private static final CustomerProfile PROFILE = CustomerProfile.of(
            ACME,
            List.of(
                    purchase("1", "2026-03-28T11:00:00Z", "EUR 10.00", "r-1"),
                    purchase("2", "2026-03-29T00:30:00Z", "EUR 20.00", "r-1"),
                    purchase("3", "2026-03-30T09:00:00Z", "EUR 0.01", "r-2"),
                    purchase("4", "2026-03-31T10:00:00Z", "EUR 1000.00", "r-3")),
            Instant.parse("2026-03-30T09:00:00Z"),
            BERLIN,
            Money.currency("EUR"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "count(purchase); 3",
                "sum(purchase.amount); EUR 30.01",
                "avg(purchase.amount); EUR 10.003333333333",
                "min(purchase.amount); EUR 0.01",
                "max(purchase.amount where reference = \"r-1\"); EUR 20.00",
                "distinct(purchase.reference); 2",
                "first(purchase); 2026-03-28T11:00:00Z",
                "last(purchase.reference); \"r-2\"",
                "days since(purchase where amount > 15 EUR); 1",
                "days since(contact); missing",
                "sum(purchase.amount, last 2 days); EUR 20.01",
                "count(purchase where time >= 2026-03-29); 2",
                "count(event where cost is missing); 3",
                "sum(contact.amount); EUR 0.00",
                "sum(purchase.quantity); 0",
                "avg(purchase.quantity); missing",
                "count(return) * sum(purchase.amount); EUR 0.00",
                "sum(purchase.amount) * count(return); EUR 0.00",
                "sum(purchase.amount) / count(return); missing",
                "id; \"acme\"",
                "kind; \"INDUSTRIAL\"",
                "country; \"DE\"",
                "since; 2020-02-29",
                "industry; missing",
                "birth-date; missing",
                "channel; missing",
                "language; missing",
                "tags; [\"vip\"]"
            })
    void answers(String metric, String answer) {
        assertThat(PROFILE.get(Metric.parse(metric))).hasToString(answer);
        assertThat(Population.of(List.of(PROFILE)).answers(Metric.parse(metric)).get(0))
                .hasToString(answer);
    }

    @Test
    void factoriesAndTextSayTheSame() {
        assertThat(Metric.sum(EventType.PURCHASE, EventColumn.AMOUNT).in(Window.last(90, Window.Unit.DAY)))
                .isEqualTo(Metric.parse("sum(purchase.amount, last 90 days)"));
        assertThat(Metric.avg(EventType.PURCHASE, EventColumn.AMOUNT)).hasToString("avg(purchase.amount)");
        assertThat(Metric.count(EventType.PURCHASE)
                        .where(EventColumn.CHANNEL, Criterion.of(Operator.EQUAL, Value.of("online"))))
                .isEqualTo(Metric.parse("COUNT ( purchase  where channel=\"online\" )"));
        assertThat(Metric.distinct(EventType.PURCHASE, EventColumn.OFFERING))
                .hasToString("distinct(purchase.offering)");
        assertThat(Metric.first(EventType.PURCHASE)).hasToString("first(purchase)");
        assertThat(Metric.last(EventType.PURCHASE)).hasToString("last(purchase)");
        assertThat(Metric.daysSince(EventType.CONTACT)).hasToString("days since(contact)");
        assertThat(Metric.attribute(AttributeKey.number("size"))).isEqualTo(Metric.attribute("size"));
    }

    @Test
    void knowsTheTypeOfTheAnswer() {
        Vocabulary vocabulary = Vocabulary.standard()
                .withEventAttribute(AttributeKey.date("due"))
                .withAttribute(AttributeKey.flag("vip"));
        assertThat(Metric.parse("last(purchase.due)", vocabulary).type(vocabulary))
                .contains(ValueType.DATE);
        assertThat(Metric.parse("vip", vocabulary).type(vocabulary)).contains(ValueType.FLAG);
        assertThat(Metric.parse("sum(purchase.amount)").type(vocabulary)).contains(ValueType.MONEY);
        assertThat(Metric.parse("count(purchase)").type(vocabulary)).contains(ValueType.NUMBER);
        assertThat(Metric.parse("first(purchase)").type(vocabulary)).contains(ValueType.TIME);
        assertThat(Metric.parse("first(purchase.what)", Vocabulary.open()).type(vocabulary))
                .isEmpty();
    }

    @Test
    void pointsAtAMistypedEventType() {
        assertThatThrownBy(() -> Metric.parse("count(purchse, last 90 days)"))
                .isInstanceOf(SyntaxException.class)
                .hasMessage(
                        "There is no event type (purchse).\n  count(purchse, last 90 days)\n        ^\nMaybe you meant (purchase)?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "cont(purchase); There is no aggregation (cont); Maybe you meant (count)?",
                "sum(purchase.amout); There is no column (amout); Maybe you meant (amount)?",
                "contry; There is no attribute (contry); Maybe you meant (country)?",
                "sum(purchase); The aggregation (sum) needs a column; Maybe write sum(purchase.amount)?",
                "count(purchase.amount); takes no column; Maybe write count(purchase)?",
                "sum(purchase.channel); is a text, of which there is no (sum); Maybe count, distinct, first or last?",
                "count(purchase where amount = 5); An amount of money cannot be compared with a number; Maybe check the column",
                "count(purchase where channel > \"a\"); A text cannot be tested with (>); Maybe check the column",
                "count(purchase where channel); There should be a comparison here; Maybe one of =",
                "count(purchase where amount > 5 XYZ); There is no currency (XYZ); Maybe use its ISO 4217 code",
                "count(purchase where amount > EUR); There should be a value here; Maybe",
                "count(purchase; There should be ()) here; ",
                "count(purchase) now; The text should end here; Maybe there is an (and)",
                "count(Purchase); There is no event type (Purchase); Maybe you meant (purchase)?"
            })
    void saysWhatIsWrongAndWhatToDo(String text, String problem, String hint) {
        assertThatThrownBy(() -> Metric.parse(text))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(hint == null ? "" : hint);
    }

    @Test
    void aFilterDoesNotTestWhatItCannot() {
        assertThatThrownBy(() -> new EventFilter(EventColumn.AMOUNT, Criterion.parse("= \"x\"")))
                .hasMessageContaining("An amount of money cannot be compared with a text");
        assertThatThrownBy(() -> Aggregation.parse("sun"))
                .hasMessage("There is no aggregation (sun).%nMaybe you meant (sum)?".formatted());
    }

    @Test
    void readsJsonWithUnknownFieldsAndDefaults() {
        String json = "{\"metric\":\"aggregate\",\"aggregation\":\"count\",\"type\":\"purchase\",\"later\":1}";
        assertThat(Json.read(json, Metric.class)).isEqualTo(Metric.count(EventType.PURCHASE));
    }

    @Test
    void aProfileRefusesWhatIsNotItsOwn() {
        Event other = Event.builder()
                .from(purchase("9", "2026-03-28T11:00:00Z", "EUR 10.00", "r-1"))
                .customer(CustomerId.of("other"))
                .build();
        assertThatThrownBy(() -> profile(List.of(other), Instant.EPOCH))
                .hasMessageContaining("happened to (other), not to (acme)");
        assertThatThrownBy(
                        () -> profile(List.of(purchase("9", "2026-03-28T11:00:00Z", "USD 10.00", "r")), Instant.EPOCH))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> profile(List.of(), Instant.MAX))
                .hasMessageContaining("Maybe it was read with the wrong unit?");
        Event foreign = Event.builder()
                .from(purchase("9", "2026-03-28T11:00:00Z", "EUR 10.00", "r"))
                .attributes(org.clientela.attribute.Attributes.of(AttributeKey.money("fee"), Money.parse("USD 1")))
                .build();
        assertThatThrownBy(() -> profile(List.of(foreign), Instant.EPOCH))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void aProfileTellsWhoWhenAndWhere() {
        assertThat(PROFILE).hasToString("CustomerProfile[acme as of 2026-03-30T09:00:00Z, 3 events]");
        assertThat(PROFILE.events()).hasSize(3);
        assertThat(PROFILE.asOf(Instant.parse("2026-04-01T00:00:00Z")).events()).hasSize(4);
        assertThat(PROFILE.customer()).isEqualTo(ACME);
        assertThat(PROFILE.asOf()).isEqualTo("2026-03-30T09:00:00Z");
        assertThat(PROFILE.zone()).isEqualTo(BERLIN);
        assertThat(PROFILE.currency().getCurrencyCode()).isEqualTo("EUR");
    }

    private static CustomerProfile profile(List<Event> events, Instant asOf) {
        return CustomerProfile.of(ACME, events, asOf, BERLIN, Money.currency("EUR"));
    }

    static Event purchase(String id, String time, String amount, String reference) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of("acme"))
                .type(EventType.PURCHASE)
                .occurredAt(Instant.parse(time))
                .recordedAt(Instant.EPOCH)
                .amount(Money.parse(amount))
                .reference(reference)
                .rating(BigDecimal.ONE)
                .build();
    }
}
