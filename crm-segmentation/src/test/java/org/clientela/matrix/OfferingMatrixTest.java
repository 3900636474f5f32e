package org.clientela.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Truth;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerKind;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.offering.Brand;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.offering.ReturnResponse;
import org.clientela.offering.ReturnsPolicy;
import org.clientela.offering.Tier;
import org.clientela.profile.CustomerProfile;
import org.clientela.text.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferingMatrixTest {
    private static final OfferingMatrix MATRIX = OfferingMatrix.builder()
            .row(
                    "large",
                    "kind = \"INDUSTRIAL\" and sum(purchase.amount) >= 10000 EUR",
                    "tier = \"PREMIUM\", mandatory",
                    "profit >= 0.2")
            .row(
                    CustomerKind.CONSUMER,
                    "tier in (\"BASIC\", \"MID_RANGE\")",
                    "price <= 50 EUR, weight 2",
                    "returns-policy >= 14",
                    "sales-channel contains any (\"online\")")
            .build();

    private static final CustomerProfile LARGE =
            profile(customer("c-1").kind(CustomerKind.INDUSTRIAL).build(), purchase("c-1", 3, "EUR 20000"));
    private static final CustomerProfile CONSUMER = profile(customer("c-2").build());
    private static final CustomerProfile OFFICE =
            profile(customer("c-3").kind(CustomerKind.GOVERNMENT).build());

    private static final Offering PREMIUM = Offering.builder()
            .id("premium")
            .name("Pump X")
            .tier(Tier.PREMIUM)
            .price("EUR 1200")
            .cost("EUR 700")
            .build();
    private static final Offering BASIC = Offering.builder()
            .id("basic")
            .name("Pump S")
            .tier(Tier.BASIC)
            .price("EUR 40")
            .returnsPolicy(ReturnsPolicy.within(30, ReturnResponse.REFUND))
            .build();

    @Test
    void findsTheRowOfACustomer() {
        assertThat(MATRIX.row(LARGE)).map(Row::name).contains("large");
        assertThat(MATRIX.row(CONSUMER)).map(Row::name).contains("CONSUMER");
        assertThat(MATRIX.row(OFFICE)).isEmpty();
        assertThat(MATRIX.partition().of(OFFICE).segment()).isEqualTo("no row");
    }

    @Test
    void aFitPrintsAsATableWithTicks() {
        Offering dear = BASIC.withPrice(PREMIUM.price()).withReturnsPolicy(Optional.empty());
        Fit fit = MATRIX.fit(CONSUMER, dear);
        assertThat(fit.score()).isCloseTo(2 / 5.0, within(1e-12));
        assertThat(fit.fits()).isTrue();
        assertThat(fit.unmet()).extracting(Fit.Line::truth).containsExactly(Truth.FALSE, Truth.UNKNOWN);
        assertThat(fit).hasToString("""
                        ✓ basic for CONSUMER: score 0.4
                          ✓  tier            "BASIC"      expected in ("BASIC", "MID_RANGE")  weight 1
                          ✗  price           EUR 1200.00  expected <= EUR 50.00               weight 2
                          ?  returns-policy  missing      expected >= 14                      weight 1
                          ✓  sales-channel   all          expected contains any ("online")    weight 1""");
        assertThat(Json.read(Json.write(fit), Fit.class)).isEqualTo(fit);
    }

    @Test
    void aMandatoryPolicyDecides() {
        Fit fit = MATRIX.fit(LARGE, BASIC);
        assertThat(fit.fits()).isFalse();
        assertThat(fit).hasToString("""
                        ✗ basic for large: score 0.0
                          ✗  tier    "BASIC"  expected = "PREMIUM"  weight 1, mandatory
                          ?  profit  missing  expected >= 0.2       weight 1""");
        assertThat(MATRIX.fit(LARGE, PREMIUM).score()).isEqualTo(1);
        Offering untiered = PREMIUM.withTier(Optional.empty());
        assertThat(MATRIX.fit(LARGE, untiered).fits()).isFalse();
    }

    @Test
    void whoIsInNoRowOrOfAnotherKindIsOfferedNothing() {
        assertThat(MATRIX.fit(OFFICE, BASIC).fits()).isFalse();
        assertThat(MATRIX.fit(OFFICE, BASIC)).hasToString("✗ basic is in no row: score 0.0");
        Fit forFirms = MATRIX.fit(CONSUMER, BASIC.withEligibleKinds(CustomerKind.INDUSTRIAL));
        assertThat(forFirms.fits()).isFalse();
        assertThat(forFirms.score()).isEqualTo(1);
        assertThat(forFirms.toString()).contains("✗ not for customers of this kind");
    }

    @Test
    void ranksTheBestFirstAndBreaksTiesByKey() {
        Offering twin = BASIC.withId(OfferingId.of("a-twin"));
        assertThat(MATRIX.rank(CONSUMER, List.of(PREMIUM, BASIC, twin)))
                .extracting(fit -> fit.offering().value())
                .containsExactly("a-twin", "basic", "premium");
        assertThat(MATRIX.rank(LARGE, List.of(PREMIUM, BASIC, twin)))
                .extracting(fit -> fit.offering().value())
                .containsExactly("premium");
        assertThat(MATRIX.bestTier(CONSUMER, List.of(PREMIUM, BASIC))).contains(Tier.BASIC);
        assertThat(MATRIX.bestTier(CONSUMER, List.of(BASIC, BASIC.withTier(Tier.MID_RANGE))))
                .contains(Tier.MID_RANGE);
        assertThat(MATRIX.bestTier(OFFICE, List.of(PREMIUM, BASIC))).isEmpty();
    }

    @Test
    void holdsAWholePopulationAgainstItself() {
        Market market = MATRIX.of(population(List.of(LARGE, CONSUMER, OFFICE)));
        assertThat(market.row(0)).map(Row::name).contains("large");
        assertThat(market.row(2)).isEmpty();
        assertThat(market.places().counts()).containsEntry("no row", 1);
        assertThat(market.fit(1, BASIC)).isEqualTo(MATRIX.fit(CONSUMER, BASIC));
        assertThat(market.rank(1, List.of(PREMIUM, BASIC))).isEqualTo(MATRIX.rank(CONSUMER, List.of(PREMIUM, BASIC)));
        assertThat(market.bestTiers(List.of(PREMIUM, BASIC)))
                .containsExactly(Optional.of(Tier.PREMIUM), Optional.of(Tier.BASIC), Optional.empty());
        assertThat(market.reach(BASIC)).isEqualTo(1);
        assertThat(market.reach(PREMIUM)).isEqualTo(2);
    }

    @Test
    void printsAsATable() {
        assertThat(MATRIX).hasToString("""
                        segment   tier                       price                   profit  returns-policy  sales-channel
                        large     = "PREMIUM", mandatory                             >= 0.2
                        CONSUMER  in ("BASIC", "MID_RANGE")  <= EUR 50.00, weight 2          >= 14           contains any ("online")""");
    }

    @Test
    void travelsAsJson() {
        assertThat(Json.read(Json.write(MATRIX), OfferingMatrix.class)).isEqualTo(MATRIX);
        assertThat(Json.read(
                        "{\"parameter\":\"price\",\"policy\":{\"operator\":\"<=\",\"operands\":[{\"money\":\"EUR 5.00\"}]},\"mandatory\":false}",
                        Cell.class))
                .isEqualTo(Cell.parse("price <= 5 EUR"));
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read("{}", OfferingMatrix.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tier in (\"BASIC\", \"MID_RANGE\")",
                "price <= GBP 5.00",
                "price between EUR 1.00 and EUR 5.00, weight 0.5, mandatory",
                "profit >= 0.2",
                "returns-policy >= 14, mandatory",
                "sales-channel contains none (\"marketplace\")",
                "brand = \"BRANDED\"",
                "service-level is present",
            })
    void cellsReadWhatTheyWrite(String text) {
        assertThat(Cell.parse(text)).hasToString(text);
        assertThat(Json.read(Json.write(Cell.parse(text)), Cell.class)).isEqualTo(Cell.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "teir = \"BASIC\"; Maybe you meant (tier)?",
                "price <= 5; Maybe write 5 EUR?",
                "tier = \"BASICS\"; Maybe you meant (BASIC)?",
                "brand in (\"OURS\"); Maybe one of [BRANDED, GENERIC]?",
                "profit >= \"a\"; Maybe write a number, such as profit >= 0.2?",
                "sales-channel = \"online\"; Maybe write sales-channel contains any (\"online\")?",
                "price <= true; Maybe write an amount, such as price <= 5 EUR?",
                "line = 5; Maybe write line in (\"A\", \"B\")?",
                "profit >= 0.2, weight 0; Maybe 1 is meant, or the cell is to be left out?",
                "profit >= 0.2, weight x; Maybe write 2 or 0.5?",
            })
    void aCellThatIsNoneIsRefused(String text, String hint) {
        assertThatExceptionOfType(SyntaxException.class)
                .isThrownBy(() -> Cell.parse(text))
                .withMessageContaining("^")
                .withMessageEndingWith(hint);
    }

    @Test
    void refusesDoubleRowsAndCells() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OfferingMatrix.of(Row.of(CustomerKind.CONSUMER), Row.of(CustomerKind.CONSUMER)))
                .withMessageContaining("(CONSUMER)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Row.of(CustomerKind.CONSUMER, "profit > 0.1", "profit < 0.5"))
                .withMessageStartingWith("The row (CONSUMER) has two policies for (profit).");
    }

    @Test
    void readsEveryParameter() {
        Offering full = PREMIUM.withPositioning("durability")
                .withLine("pumps")
                .withQuality("A")
                .withBrand(Brand.GENERIC)
                .withPackaging("bulk")
                .withReturnsPolicy(ReturnsPolicy.NONE)
                .withSalesChannels(Channel.FIELD)
                .withCoverage("dach")
                .withServiceLevel("gold");
        assertThat(Arrays.stream(OfferingParameter.values())
                        .map(parameter -> parameter + " " + parameter.text(parameter.of(full))))
                .containsExactly(
                        "positioning \"durability\"",
                        "line \"pumps\"",
                        "tier \"PREMIUM\"",
                        "price EUR 1200.00",
                        "profit 0.4166666666666667",
                        "quality \"A\"",
                        "brand \"GENERIC\"",
                        "packaging \"bulk\"",
                        "returns-policy 0",
                        "sales-channel [\"field\"]",
                        "coverage \"dach\"",
                        "service-level \"gold\"");
        for (OfferingParameter parameter : OfferingParameter.values()) {
            assertThat(parameter.of(full).type()).contains(parameter.type());
            assertThat(OfferingParameter.parse(parameter.toString())).isEqualTo(parameter);
        }
    }

    @Test
    void anOfferingOnAllChannelsIsOnEach() {
        assertThat(Cell.parse("sales-channel contains all (\"online\", \"store\")")
                        .test(BASIC))
                .isEqualTo(Truth.TRUE);
        assertThat(Cell.parse("sales-channel contains none (\"online\")").test(BASIC))
                .isEqualTo(Truth.FALSE);
        assertThat(Cell.parse("sales-channel is present").test(BASIC)).isEqualTo(Truth.TRUE);
        Offering inStore = BASIC.withSalesChannels(Channel.STORE);
        assertThat(Cell.parse("sales-channel contains any (\"online\")").test(inStore))
                .isEqualTo(Truth.FALSE);
    }
}
