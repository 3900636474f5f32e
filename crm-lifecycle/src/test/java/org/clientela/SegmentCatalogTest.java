package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.Pumps.ACME;
import static org.clientela.Pumps.PUMP;

import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.segment.Segment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentCatalogTest {
    private final Crm crm = Pumps.crm();

    @BeforeEach
    void acmeBuys() {
        crm.customers().add(Pumps.customer("ada"));
        crm.record(Event.purchase(ACME, PUMP).amount("EUR 1200").at("2026-03-01"));
    }

    @Test
    void saysWhoIsInWhat() {
        crm.segments().define("buyers this year", "count(purchase, last 365 days) >= 1");
        crm.segments().define("big buyers", "sum(purchase.amount) >= 5000 EUR");

        assertThat(crm.segments().of(ACME)).containsExactly("buyers this year");
        assertThat(crm.segments().members("buyers this year").ids()).containsExactly(ACME.id());
        assertThat(crm.segments().members("big buyers").count()).isZero();
    }

    @Test
    void saysWhy() {
        crm.segments().define("buyers", "count(purchase, last 365 days) >= 1 and kind = \"INDUSTRIAL\"");

        assertThat(crm.segments().explain(ACME, "buyers")).hasToString("""
                ✓ all of
                  ✓ count(purchase, last 365 days): 1, expected >= 1
                  ✓ kind: "INDUSTRIAL", expected = "INDUSTRIAL\"""");
        assertThat(crm.segments()
                        .explain(crm.customers().get(CustomerId.of("ada")), "buyers")
                        .matches())
                .isFalse();
    }

    @Test
    void countsVersions() {
        crm.segments().define("buyers", "count(purchase) >= 1");
        crm.segments().define("buyers", "count(purchase) >= 1");
        Segment second = crm.segments().define("buyers", "count(purchase) >= 2");

        assertThat(second.version()).isEqualTo(2);
        assertThat(crm.segments().all()).containsExactly(second);
    }

    @Test
    void namesTheNearestSegment() {
        crm.segments().define("buyers", "count(purchase) >= 1");

        assertThatThrownBy(() -> crm.segments().members("byers"))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no segment (byers).\nMaybe you meant (buyers)?");
    }

    @Test
    void definesNothingOfATypingError() {
        assertThatThrownBy(() -> crm.segments().define("buyers", "count(purchse) >= 1"))
                .hasMessageContaining("There is no event type (purchse).")
                .hasMessageContaining("Maybe you meant (purchase)?");
        assertThat(crm.segments().all()).isEmpty();
    }

    @Test
    void refusesAnotherCurrency() {
        assertThatThrownBy(() -> crm.segments().define("big", "not sum(purchase.amount) < 5000 USD"))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThat(crm.segments().all()).isEmpty();
    }
}
