package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.Pumps.ACME;
import static org.clientela.Pumps.NOW;
import static org.clientela.Pumps.PUMP;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventDraft;
import org.clientela.event.EventId;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.Test;

class CrmTest {
    private final Crm crm = Pumps.crm();

    @Test
    void answersFromWhatWasRecorded() {
        crm.record(purchase("SO-1").at("2026-03-01"));
        crm.record(purchase("SO-2").at("2025-03-01"));

        assertThat(crm.profile(ACME).get(Metric.parse("sum(purchase.amount, last 90 days)")))
                .isEqualTo(Value.of(Money.parse("EUR 1200")));
        assertThat(crm.profile(ACME).get(Metric.parse("count(purchase)"))).isEqualTo(Value.of(2));
    }

    @Test
    void answersAsOfAnotherInstant() {
        crm.record(purchase("SO-1").at("2026-03-01"));

        assertThat(crm.asOf(Instant.parse("2026-02-28T23:00:00Z")).profile(ACME).get(Metric.parse("count(purchase)")))
                .isEqualTo(Value.of(0));
    }

    @Test
    void readsLocalTimesInItsZone() {
        Event event =
                crm.withZone(ZoneId.of("Europe/Berlin")).record(purchase("SO-1").at("2026-03-01"));

        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(event.recordedAt()).isEqualTo(NOW);
    }

    @Test
    void recordsOnceWhatIsDeliveredTwice() {
        crm.record(purchase("SO-1").id("erp-1").at("2026-03-01"));
        crm.asOf(NOW.plusSeconds(5)).record(purchase("SO-1").id("erp-1").at("2026-03-01"));

        assertThat(crm.profile(ACME).events()).hasSize(1);
        assertThatThrownBy(() -> crm.record(purchase("SO-2").id("erp-1").at("2026-03-01")))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("(erp-1)");
    }

    @Test
    void recordsNothingIfOneCustomerIsUnknown() {
        Event known = purchase("SO-1").complete(EventId.of("1"), NOW, crm.zone());
        Event unknown = known.withId(EventId.of("2")).withCustomer(CustomerId.of("amce"));

        assertThatThrownBy(() -> crm.record(List.of(known, unknown)))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no customer (amce).\nMaybe it was not added yet, or for another tenant?");
        assertThat(crm.profile(ACME).events()).isEmpty();
    }

    @Test
    void recordsNothingOfAnUnknownOffering() {
        assertThatThrownBy(() -> crm.record(purchase("SO-1").offering(OfferingId.of("pump-y"))))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("There is no offering (pump-y).");
        assertThat(crm.profile(ACME).events()).isEmpty();
    }

    @Test
    void recordsOnlyInTheReportingCurrency() {
        assertThatThrownBy(() -> crm.record(purchase("SO-1").amount("USD 1300")))
                .isInstanceOf(CurrencyMismatchException.class)
                .hasMessageContaining("(USD)")
                .hasMessageContaining("(EUR)");
        assertThat(crm.profile(ACME).events()).isEmpty();
    }

    @Test
    void doesSeveralThingsOrNone() {
        assertThatThrownBy(() -> crm.atomically(door -> {
                    door.customers().add(Pumps.customer("ada"));
                    door.record(Event.feedback(ACME).rating(5));
                    throw new IllegalStateException("the host changes its mind");
                }))
                .hasMessage("the host changes its mind");

        assertThat(crm.customers().find(CustomerId.of("ada"))).isEmpty();
        assertThat(crm.profile(ACME).events()).isEmpty();
    }

    @Test
    void keepsTenantsApart() {
        TenantId other = TenantId.of("other");
        Crm one = Crm.on(Storage.inMemory(Set.of(TenantId.DEFAULT, other)));
        one.customers().add(ACME);

        assertThat(one.withTenant(other).customers().all()).isEmpty();
        assertThat(one.withTenant(other).tenant()).isEqualTo(other);
    }

    @Test
    void seesAllCustomersInColumns() {
        crm.customers().add(Pumps.customer("ada"));
        crm.record(purchase("SO-1").at("2026-03-01"));

        Population population = crm.population();

        assertThat(population.size()).isEqualTo(2);
        assertThat(population.answers(Metric.parse("count(purchase)")).get(0)).isEqualTo(Value.of(1));
        assertThat(population.answers(Metric.parse("count(purchase)")).get(1)).isEqualTo(Value.of(0));
    }

    @Test
    void saysWhatItIsBoundTo() {
        assertThat(crm).hasToString("Crm[tenant default, actor host, Z, EUR, now 2026-04-01T12:00:00Z]");
        assertThat(crm.lifecycle(ACME, PUMP)).hasToString("OfferingRelation[acme, pump-x]");
        assertThat(crm.lifecycle(ACME, PUMP).ofItem("SN-1")).hasToString("OfferingRelation[acme, pump-x, SN-1]");
    }

    private static EventDraft purchase(String order) {
        return Event.purchase(ACME, PUMP).amount("EUR 1200").reference(order);
    }
}
