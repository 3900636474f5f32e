package org.clientela.score.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clientela.SegmentationDomain.AS_OF;
import static org.clientela.SegmentationDomain.ZONE;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Window;
import org.clientela.score.Score;
import org.junit.jupiter.api.Test;

class RfmTest {
    private static final CustomerProfile BEST =
            profile(customer("c-1").build(), purchase("c-1", 1, "EUR 50"), purchase("c-1", 9, "EUR 50"));
    private static final CustomerProfile MIDDLE = profile(customer("c-2").build(), purchase("c-2", 30, "EUR 20"));
    private static final CustomerProfile WORST = profile(customer("c-3").build(), purchase("c-3", 400, "EUR 5"));
    private static final CustomerProfile NEVER = profile(customer("c-4").build());
    private static final Population SHOP = population(List.of(BEST, MIDDLE, WORST, NEVER));

    @Test
    void onlyWhoBoughtTakesPart() {
        RfmModel model = Rfm.quantiles(3).fit(SHOP);
        assertThat(model.customers()).isEqualTo(3);
        RfmScores scores = model.score(SHOP);
        assertThat(scores.size()).isEqualTo(4);
        assertThat(scores.count()).isEqualTo(3);
        assertThat(scores.get(3)).isEmpty();
        assertThat(scores.of(CustomerId.of("c-1"))).contains(RfmCell.parse("333"));
        assertThat(model.score(NEVER)).isEmpty();
        assertThat(scores).hasToString("RfmScores[3 of 4 customers]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rfm.quintiles().fit(population(List.of(NEVER))))
                .withMessageStartingWith("Nobody of 1 customers has an event (purchase) in the window (ever).");
    }

    @Test
    void aScoreSaysWhereItComesFrom() {
        RfmModel model = Rfm.quantiles(3).fit(SHOP);
        Score score = model.score(MIDDLE).orElseThrow();
        assertThat(score).hasToString("""
                        5.0 by rfm, fitted as of 2026-03-15T12:00:00Z
                          2.0 recency: days since(purchase) is 30: above 20.33333333333333, at most 153.3333333333333
                          1.0 frequency: distinct(purchase.reference) is 1: at most 1
                          2.0 monetary: sum(purchase.amount) is 20.00: above 15, at most 46.66666666666667""");
        assertThat(score.asOf()).isEqualTo(AS_OF);
    }

    @Test
    void withoutReferencesEveryPurchaseIsAnOrder() {
        CustomerProfile two = withoutReferences("c-1", 2);
        CustomerProfile three = withoutReferences("c-2", 3);
        RfmModel model = Rfm.quantiles(2).fit(population(List.of(two, three)));
        assertThat(model.frequency().metric()).hasToString("count(purchase)");
        assertThat(model.cell(three)).map(RfmCell::frequency).contains(2);
    }

    @Test
    void measuresWhatItIsTold() {
        Rfm rfm = Rfm.quantiles(4)
                .withType(EventType.RETURN)
                .withMonetary(EventColumn.QUANTITY)
                .withWindow(Window.last(2, Window.Unit.YEAR));
        assertThat(rfm).isEqualTo(new Rfm(4, EventType.RETURN, EventColumn.QUANTITY, Window.last(2, Window.Unit.YEAR)));
        assertThatIllegalArgumentException().isThrownBy(() -> rfm.fit(SHOP));
        assertThatIllegalArgumentException().isThrownBy(() -> Rfm.quintiles().withMonetary(EventColumn.CHANNEL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rfm.quantiles(10))
                .withMessageStartingWith("There cannot be (10) groups");
        RfmModel lately =
                Rfm.quantiles(2).withWindow(Window.last(90, Window.Unit.DAY)).fit(SHOP);
        assertThat(lately.customers()).isEqualTo(2);
        assertThat(lately.cell(WORST)).isEmpty();
        assertThat(Json.read(Json.write(rfm), Rfm.class)).isEqualTo(rfm);
    }

    @Test
    void anotherCurrencyIsRefused() {
        RfmModel model = Rfm.quintiles().fit(SHOP);
        CustomerProfile american =
                CustomerProfile.of(customer("c-9").build(), List.of(), AS_OF, ZONE, Currency.getInstance("USD"));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> model.score(american));
    }

    @Test
    void printsAGrid() {
        RfmHistogram histogram = Rfm.quantiles(2).fit(SHOP).score(SHOP).histogram();
        assertThat(histogram).hasToString("""
                                      F1            F2
                        R2       1 (1.0)       1 (2.0)
                        R1       1 (1.0)             0\
                        """);
        assertThat(histogram.meanMonetary(1, 2)).isNaN();
        assertThat(histogram.count(2, 2)).isEqualTo(1);
        assertThat(histogram.total()).isEqualTo(3);
    }

    @Test
    void codesAreThreeDigits() {
        assertThat(RfmCell.parse("513")).isEqualTo(new RfmCell(5, 1, 3)).isGreaterThan(RfmCell.parse("355"));
        assertThat(Optional.of(RfmCell.parse("513"))).map(RfmCell::sum).contains(9);
        assertThatIllegalArgumentException().isThrownBy(() -> RfmCell.parse("5x3"));
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmCell(0, 1, 1));
    }

    private static CustomerProfile withoutReferences(String id, int purchases) {
        return profile(
                customer(id).build(),
                IntStream.range(0, purchases)
                        .mapToObj(i -> purchase(id, i, "EUR 10").withReference(Optional.empty()))
                        .toArray(Event[]::new));
    }
}
