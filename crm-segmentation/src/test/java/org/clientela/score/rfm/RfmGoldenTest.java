package org.clientela.score.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.junit.jupiter.api.Test;

/** Against numbers computed with pandas; see the README beside them. The customers' events are made up to fit. */
class RfmGoldenTest {
    private static final Instant AS_OF = Instant.parse("2011-12-10T00:00:00Z");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final List<String[]> TRIPLES = read("/golden/rfm-online-retail.csv");
    private static final List<CustomerProfile> PROFILES =
            TRIPLES.stream().map(RfmGoldenTest::profile).toList();
    private static final Population SHOP = Population.of(PROFILES);
    private static final RfmModel MODEL = Rfm.quintiles().fit(SHOP);

    @Test
    void cutPointsAgreeTo1e9() {
        List<String[]> quantiles = read("/golden/rfm-quantiles-online-retail.csv");
        for (int k = 1; k <= 4; k++) {
            assertAgrees(MODEL.recency().cuts().get(k - 1), quantiles.get(k)[1]);
            assertAgrees(MODEL.frequency().cuts().get(k - 1), quantiles.get(k)[2]);
            assertAgrees(MODEL.monetary().cuts().get(k - 1), quantiles.get(k)[3]);
        }
        assertThat(MODEL.customers()).isEqualTo(4_338);
    }

    @Test
    void cutPointsAreExact() {
        assertThat(MODEL.recency().cuts()).hasToString("[13.8, 33, 72, 180]");
        assertThat(MODEL.monetary().cuts()).hasToString("[250.194, 490.096, 942.276, 2058.426]");
    }

    @Test
    void scoresAgreeWithThoseOfTheGoldenQuantiles() {
        List<String[]> quantiles = read("/golden/rfm-quantiles-online-retail.csv");
        RfmScores scores = MODEL.score(SHOP);
        for (int i = 0; i < TRIPLES.size(); i++) {
            String[] triple = TRIPLES.get(i);
            String expected = ""
                    + (6 - group(quantiles, 1, triple[1]))
                    + group(quantiles, 2, triple[2])
                    + group(quantiles, 3, triple[3]);
            assertThat(scores.get(i)).hasToString("Optional[" + expected + "]");
        }
    }

    @Test
    void countsOfTheBestAndTheWorst() {
        RfmScores scores = MODEL.score(SHOP);
        assertThat(scores.count("555")).isEqualTo(324);
        assertThat(scores.count("111")).isEqualTo(330);
        assertThat(scores.count()).isEqualTo(4_338);
        assertThat(scores.histogram().total()).isEqualTo(4_338);
    }

    @Test
    void aProfileScoresAsInThePopulation() {
        RfmScores scores = MODEL.score(SHOP);
        for (int i = 0; i < PROFILES.size(); i += 97) {
            CustomerProfile profile = PROFILES.get(i);
            RfmCell cell = MODEL.cell(profile).orElseThrow();
            assertThat(scores.get(i)).contains(cell);
            assertThat(scores.of(profile.id())).contains(cell);
            assertThat(MODEL.score(profile).orElseThrow().value()).isEqualTo(cell.sum());
        }
        assertThat(scores.of(CustomerId.of("nobody"))).isEmpty();
    }

    @Test
    void theModelTravelsAsJson() {
        assertThat(Json.read(Json.write(MODEL), RfmModel.class)).isEqualTo(MODEL);
    }

    private static void assertAgrees(BigDecimal cut, String golden) {
        double expected = Double.parseDouble(golden);
        assertThat(cut.doubleValue()).isCloseTo(expected, within(expected * 1e-9));
    }

    private static int group(List<String[]> quantiles, int column, String value) {
        BigDecimal number = new BigDecimal(value);
        return 1
                + (int) quantiles.subList(1, 5).stream()
                        .filter(row -> new BigDecimal(row[column]).compareTo(number) < 0)
                        .count();
    }

    /** As many orders as the frequency says, on the day the recency says; the first one pays for all. */
    private static CustomerProfile profile(String[] triple) {
        Customer customer =
                Customer.builder().id(triple[0]).kind(CustomerKind.CONSUMER).build();
        Event last = Event.builder()
                .id(EventId.of("0"))
                .customer(customer.id())
                .type(EventType.PURCHASE)
                .occurredAt(AS_OF.minusSeconds(86_400L * Integer.parseInt(triple[1])))
                .recordedAt(AS_OF)
                .amount(Money.of("GBP", triple[3]))
                .reference("0")
                .build();
        List<Event> events = new ArrayList<>();
        events.add(last);
        for (int order = 1; order < Integer.parseInt(triple[2]); order++) {
            events.add(last.withId(EventId.of("" + order))
                    .withReference("" + order)
                    .withAmount(Money.zero(GBP)));
        }
        return CustomerProfile.of(customer, events, AS_OF, ZoneOffset.UTC, GBP);
    }

    private static List<String[]> read(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RfmGoldenTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .sorted(Comparator.comparing(row -> row[0]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
