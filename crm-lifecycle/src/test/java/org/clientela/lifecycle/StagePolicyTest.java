package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.lifecycle.Fixtures.ACME;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.VALVE;
import static org.clientela.lifecycle.Fixtures.day;
import static org.clientela.lifecycle.Phase.ESTABLISH_REQUIREMENTS;
import static org.clientela.lifecycle.Phase.MONITOR;
import static org.clientela.lifecycle.Phase.TEST_AND_ACCEPT;
import static org.clientela.lifecycle.Phase.TRANSFER_OR_DISPOSE;
import static org.clientela.lifecycle.Phase.UPGRADE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.offering.OfferingId;
import org.junit.jupiter.api.Test;

class StagePolicyTest {
    private static final StagePolicy POLICY = StagePolicy.standard();

    @Test
    void askingAloneIsRequirements() {
        assertInferred(day(1), ESTABLISH_REQUIREMENTS, startOf(0, 366), happened(EventType.CONTACT, 0));
        assertInferred(day(1), ESTABLISH_REQUIREMENTS, startOf(0, 366), happened(EventType.FEEDBACK, 0));
    }

    @Test
    void firstPurchaseIsOnTrialForThirtyDays() {
        Event bought = bought(0, 5);
        assertInferred(day(0), TEST_AND_ACCEPT, startOf(0, 30), bought);
        assertInferred(startOf(0, 30).minusNanos(1_000), TEST_AND_ACCEPT, startOf(0, 30), bought);
        assertInferred(startOf(0, 30), MONITOR, startOf(0, 366), bought);
        assertThat(one(day(29), bought).orElseThrow().reason())
                .isEqualTo("first bought on 2026-03-01, less than 30 days ago");
    }

    @Test
    void secondPurchaseIsAnUpgradeForThirtyDays() {
        assertInferred(day(20), TEST_AND_ACCEPT, startOf(0, 30), bought(0, 5), bought(10, 1));
        assertInferred(day(35), UPGRADE, startOf(10, 30), bought(0, 5), bought(10, 1));
        assertInferred(day(45), MONITOR, startOf(10, 366), bought(0, 5), bought(10, 1));
    }

    @Test
    void whatWasGivenBackIsRetired() {
        assertInferred(day(9), TRANSFER_OR_DISPOSE, null, bought(0, 5), returned(8, 5));
        assertInferred(day(9), TRANSFER_OR_DISPOSE, null, bought(0, 5), bought(8, -5));
        assertInferred(day(9), TEST_AND_ACCEPT, startOf(0, 30), bought(0, 5), returned(8, 4));
        assertThat(one(day(9), bought(0, 5), returned(8, 5), happened(EventType.CONTACT, 9))
                        .orElseThrow()
                        .reason())
                .isEqualTo("everything that was bought has been given back, by 2026-03-09");
    }

    @Test
    void quantityThatIsNotStatedIsOne() {
        Event one = happened(EventType.PURCHASE, 0);
        assertInferred(day(9), TRANSFER_OR_DISPOSE, null, one, happened(EventType.RETURN, 8));
        assertInferred(day(9), TEST_AND_ACCEPT, startOf(0, 30), one, bought(0, 1), happened(EventType.RETURN, 8));
    }

    @Test
    void afterAllIsGivenBackThePurchaseIsAFirstOneAgain() {
        assertInferred(day(101), TEST_AND_ACCEPT, startOf(100, 30), bought(0, 5), returned(8, 5), bought(100, 1));
    }

    @Test
    void whatWasBoughtBeforeOurRecordsBeginDoesNotCountAgainstTheCustomer() {
        assertInferred(day(9), TRANSFER_OR_DISPOSE, null, returned(0, 10));
        assertInferred(day(9), TEST_AND_ACCEPT, startOf(1, 30), returned(0, 10), bought(1, 5));
    }

    @Test
    void aPurchaseOfNothingIsNone() {
        assertInferred(day(9), ESTABLISH_REQUIREMENTS, startOf(0, 366), bought(0, 0));
    }

    @Test
    void whoIsSilentForLongerThanAServiceLifeIsRetired() {
        assertInferred(startOf(0, 366).minusNanos(1_000), MONITOR, startOf(0, 366), bought(0, 1));
        assertInferred(startOf(0, 366), TRANSFER_OR_DISPOSE, null, bought(0, 1));
        assertInferred(startOf(0, 366), MONITOR, startOf(200, 366), bought(0, 1), happened(EventType.CONTACT, 200));
        assertThat(one(day(400), bought(0, 1)).orElseThrow().reason())
                .isEqualTo("nothing happened since 2026-03-01, for more than 365 days");
        StageFromPurchases quick =
                StageFromPurchases.STANDARD.withServiceLifeDays(10).withAcceptanceDays(20);
        assertThat(quick.inferOne(List.of(bought(0, 1)), day(5), ZoneOffset.UTC).orElseThrow())
                .extracting(InferredStage::phase, InferredStage::validUntil)
                .containsExactly(TEST_AND_ACCEPT, startOf(0, 11));
    }

    @Test
    void daysBeginWhereTheHostSays() {
        ZoneId chatham = ZoneId.of("Pacific/Chatham");
        InferredStage there =
                POLICY.inferOne(List.of(bought(0, 1)), day(1), chatham).orElseThrow();
        assertThat(there.validUntil()).isEqualTo(Instant.parse("2026-03-30T10:15:00Z"));
    }

    @Test
    void laterEventsDoNotCountAndEndTheValidity() {
        assertThat(one(day(-1), bought(0, 1))).isEmpty();
        assertInferred(day(1), TEST_AND_ACCEPT, day(3), bought(0, 5), returned(3, 5));
    }

    @Test
    void infersAllOfferingsInOnePass() {
        Event valve = happened(EventType.CONTACT, 2).withOffering(VALVE);
        Event aboutNothing = happened(EventType.CONTACT, 2).withOffering(Optional.empty());
        Event recorded = Fixtures.entered("MONITOR", day(1)).withOffering(OfferingId.of("recorded"));
        Map<OfferingId, InferredStage> inferred =
                POLICY.infer(List.of(valve, aboutNothing, recorded, bought(0, 1)), day(3), ZoneOffset.UTC);
        assertThat(inferred.keySet()).containsExactly(PUMP, VALVE);
        assertThat(inferred.get(PUMP)).isEqualTo(one(day(3), bought(0, 1)).orElseThrow());
        assertThat(inferred.get(VALVE).stage()).isEqualTo(Stage.REQUIREMENTS);
        assertThat(Lifecycles.rollUp(
                        inferred.values().stream().map(InferredStage::stage).toList()))
                .contains(Stage.ACQUISITION);
        assertThat(POLICY.infer(List.of(), day(3), ZoneOffset.UTC)).isEmpty();
        assertThatThrownBy(() ->
                        POLICY.infer(List.of(valve, valve.withCustomer(CustomerId.of("c-43"))), day(3), ZoneOffset.UTC))
                .hasMessage(
                        "The events are of several customers, (c-42) and (c-43).%nMaybe group them first?".formatted());
    }

    @Test
    void hostsWriteTheirOwn() {
        StagePolicy theirs = (events, asOf, zone) -> Optional.of(new InferredStage(MONITOR, "always", asOf, null));
        assertThat(theirs.infer(List.of(bought(0, 1)), day(1), ZoneOffset.UTC)).containsOnlyKeys(PUMP);
        assertThat(theirs.describe()).isEqualTo("Decided by the host.");
    }

    @Test
    void saysWhatItGoesBy() {
        assertThat(new StageFromPurchases(14, 700).describe())
                .contains("| nothing happened about it for more than 700 days | RETIREMENT | TRANSFER_OR_DISPOSE |")
                .contains("| the first purchase is less than 14 days old | ACQUISITION | TEST_AND_ACCEPT |");
    }

    @Test
    void travelsAsJson() {
        StageFromPurchases ours = new StageFromPurchases(14, 700);
        InferredStage inferred = one(day(1), bought(0, 1)).orElseThrow();
        InferredStage forEver = one(day(400), bought(0, 1)).orElseThrow();
        assertThat(Json.read(Json.write(ours), StageFromPurchases.class)).isEqualTo(ours);
        assertThat(Json.read(Json.write(inferred), InferredStage.class)).isEqualTo(inferred);
        assertThat(Json.read(Json.write(forEver), InferredStage.class)).isEqualTo(forEver);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new StageFromPurchases(0, 365))
                .hasMessage("The acceptance days (0) are not in [1, 36500].%nMaybe they were given in another unit?"
                        .formatted());
        assertThatThrownBy(() -> new StageFromPurchases(30, 36_501)).hasMessageContaining("service life days (36501)");
        assertThat(new StageFromPurchases(1, 36_500).withAcceptanceDays(36_500).withServiceLifeDays(1))
                .isEqualTo(new StageFromPurchases(36_500, 1));
        assertThatThrownBy(() -> new InferredStage(MONITOR, "", day(1), day(1)))
                .hasMessageEndingWith("Maybe null is meant, for never?");
    }

    /** The size of Online Retail: 400,000 lines, 4,372 customers, 3,684 offerings. The bound is ten times what we measured. */
    @Test
    void infersAWholeShopInSeconds() {
        Random random = new Random(42);
        List<List<Event>> customers = new ArrayList<>();
        for (int c = 0; c < 4_372; c++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 92; i++) {
                events.add(Event.builder()
                        .id(EventId.of(c + "-" + i))
                        .customer(CustomerId.of("c-" + c))
                        .type(random.nextInt(20) == 0 ? EventType.RETURN : EventType.PURCHASE)
                        .offering(OfferingId.of("o-" + random.nextInt(3_684)))
                        .quantity(BigDecimal.valueOf(1 + random.nextInt(10)))
                        .occurredAt(day(4L * i))
                        .recordedAt(day(4L * i))
                        .build());
            }
            customers.add(events);
        }
        long start = System.nanoTime();
        int inferred = 0;
        for (List<Event> events : customers) {
            inferred +=
                    POLICY.infer(events, day(400), ZoneId.of("Europe/London")).size();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(inferred).isGreaterThan(390_000);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    private static void assertInferred(Instant asOf, Phase phase, Instant validUntil, Event... events) {
        InferredStage inferred = one(asOf, events).orElseThrow();
        assertThat(inferred.phase()).isEqualTo(phase);
        assertThat(inferred.stage()).isEqualTo(phase.stage());
        assertThat(inferred.asOf()).isEqualTo(asOf);
        assertThat(inferred.validUntil()).isEqualTo(validUntil);
    }

    private static Optional<InferredStage> one(Instant asOf, Event... events) {
        return POLICY.inferOne(List.of(events), asOf, ZoneOffset.UTC);
    }

    private static Event happened(EventType type, long day) {
        return Fixtures.event(type, PUMP, day(day)).withCustomer(ACME);
    }

    private static Event bought(long day, long quantity) {
        return happened(EventType.PURCHASE, day).withQuantity(BigDecimal.valueOf(quantity));
    }

    private static Event returned(long day, long quantity) {
        return happened(EventType.RETURN, day).withQuantity(BigDecimal.valueOf(quantity));
    }

    /** The first instant of a day so many days after that of {@code day(first)}. */
    private static Instant startOf(long first, long later) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds((first + later) * 86_400);
    }
}
