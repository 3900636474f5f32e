package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bundled file gives the numbers that were counted in it by other means. Source: Online Retail, Chen, Sain and Guo (2012),
 * doi 10.1057/dbm.2012.17.
 */
class OnlineRetailTest {
    private static final Path FILE = Path.of("..", "examples", "data", "online-retail.csv.gz");

    private static OrderReport report = new OrderReport(0, 0, 0, 0, java.util.List.of());
    private static Population shop =
            Population.builder(ZoneId.of("UTC"), Money.currency("GBP")).build(Instant.EPOCH);

    private static final OrderCsv ORDERS = OrderCsv.in(ZoneId.of("Europe/London"), Money.currency("GBP"))
            .typed(row -> row.reference().startsWith("C")
                    ? EventType.RETURN
                    : row.sign() > 0 ? EventType.PURCHASE : EventType.ADJUSTMENT)
            .asOf(Instant.parse("2011-12-10T00:00:00Z"));

    @BeforeAll
    static void read() {
        OrderCsv.Result result = ORDERS.read(FILE);
        report = result.report();
        shop = result.population();
    }

    @Test
    void eventsForAStorageAreThoseOfThePopulation() {
        PopulationBuilder builder = Population.builder(shop.zone(), shop.currency());
        assertThat(ORDERS.events(FILE, Instant.EPOCH, builder::event)).isEqualTo(report);
        Population fromEvents = builder.build(shop.asOf());
        for (String text : new String[] {
            "sum(purchase.amount, last 90 days)",
            "avg(return.quantity)",
            "distinct(event.offering)",
            "last(event.Country)",
            "first(event)"
        }) {
            Metric metric = Metric.parse(text, shop.vocabulary());
            Answers expected = shop.answers(metric);
            Answers actual = fromEvents.answers(metric);
            for (int i = 0; i < shop.size(); i++) {
                assertThat(actual.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void rowsAndCustomers() {
        assertThat(report).isEqualTo(new OrderReport(541_909, 406_829, 135_080, 0, java.util.List.of()));
        assertThat(shop.size()).isEqualTo(4_372);
        assertThat(shop.events()).isEqualTo(406_829);
    }

    @Test
    void purchasesAndReturns() {
        assertThat(total("count(purchase)")).isEqualByComparingTo("397924");
        assertThat(total("sum(purchase.amount)")).isEqualByComparingTo("8911407.904");
        assertThat(total("distinct(purchase.reference)")).isEqualByComparingTo("18536");
        assertThat(total("count(return)")).isEqualByComparingTo("8905");
        assertThat(total("sum(return.amount)")).isEqualByComparingTo("611342.09");
        assertThat(total("count(adjustment)")).isZero();
        assertThat(customersWithout("days since(purchase)")).isEqualTo(4_372 - 4_339);
    }

    @Test
    void theBestCustomer() {
        assertThat(answer("days since(purchase)")).isEqualTo(Value.of(0));
        assertThat(answer("distinct(purchase.reference)")).isEqualTo(Value.of(210));
        assertThat(answer("sum(purchase.amount)")).isEqualTo(Value.of(Money.parse("GBP 33719.73")));
    }

    @Test
    void staysSmall() {
        assertThat(shop.eventBytes() / shop.events()).isLessThan(48);
    }

    private static Value answer(String metric) {
        return shop.answers(Metric.parse(metric)).get(shop.indexOf(CustomerId.of("12748")));
    }

    private static long customersWithout(String metric) {
        Answers answers = shop.answers(Metric.parse(metric));
        return java.util.stream.IntStream.range(0, answers.size())
                .filter(i -> answers.get(i).isMissing())
                .count();
    }

    private static BigDecimal total(String metric) {
        Answers answers = shop.answers(Metric.parse(metric));
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < answers.size(); i++) {
            total = total.add(
                    answers.get(i) instanceof Value.Amount amount
                            ? amount.money().amount()
                            : ((Value.Decimal) answers.get(i)).number());
        }
        return total;
    }
}
