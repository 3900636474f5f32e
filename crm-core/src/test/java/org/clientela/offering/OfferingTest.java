package org.clientela.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clientela.customer.CustomerKind;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.junit.jupiter.api.Test;

class OfferingTest {
    private static final Offering PUMP = Offering.builder()
            .id("pump-x")
            .name("Pump X")
            .tier(Tier.PREMIUM)
            .price("EUR 1200")
            .cost("EUR 700")
            .addEligibleKinds(CustomerKind.INDUSTRIAL)
            .build();

    @Test
    void knowsItsMargin() {
        assertThat(PUMP.margin()).contains(Money.parse("EUR 500"));
        assertThat(PUMP.marginRate().orElseThrow()).isEqualByComparingTo("0.4166666666666667");
        assertThat(Offering.builder().id("x").name("X").build().margin()).isEmpty();
        assertThat(Offering.builder()
                        .id("x")
                        .name("X")
                        .price("EUR 0")
                        .cost("EUR 1")
                        .build()
                        .marginRate())
                .isEmpty();
    }

    @Test
    void isForItsKinds() {
        assertThat(PUMP.isFor(CustomerKind.INDUSTRIAL)).isTrue();
        assertThat(PUMP.isFor(CustomerKind.CONSUMER)).isFalse();
        assertThat(Offering.builder().id("x").name("X").build().isFor(CustomerKind.CONSUMER))
                .isTrue();
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatThrownBy(() -> Offering.builder().from(PUMP).price("EUR -1").build())
                .hasMessageContaining("has a negative price (EUR -1.00)");
        assertThatThrownBy(() -> Offering.builder().from(PUMP).cost("USD 1").build())
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> Offering.builder()
                        .from(PUMP)
                        .addAssociation(Association.of(AssociationType.ACCESSORY, PUMP.id()))
                        .build())
                .hasMessageContaining("with itself");
        assertThatThrownBy(() -> Offering.builder().id("x").name(" ").build()).hasMessageContaining("is blank");
        assertThatThrownBy(() -> new ReturnsPolicy(-1, java.util.Set.of())).hasMessageContaining("not in [0, 36500]");
        assertThatThrownBy(() -> ReturnsPolicy.within(14)).hasMessageContaining("of (14) days offers []");
        assertThatThrownBy(() -> Json.read(Json.write(PUMP).replace("EUR 700.00", "EUR -700.00"), Offering.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("has a negative cost");
    }
}
