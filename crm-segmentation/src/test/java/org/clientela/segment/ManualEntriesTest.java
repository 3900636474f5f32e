package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clientela.SegmentationDomain.AS_OF;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clientela.customer.CustomerId;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Verdict;
import org.clientela.segment.ManualEntry.Kind;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ManualEntriesTest {
    private static final Instant YESTERDAY = AS_OF.minusSeconds(86_400);
    private static final Instant TOMORROW = AS_OF.plusSeconds(86_400);
    private static final Segment GOLD = Segment.define("gold", "sum(purchase.amount) >= 1000 EUR");
    private static final CustomerProfile RICH = profile(customer("c-1").build(), purchase("c-1", 10, "EUR 5000"));
    private static final CustomerProfile POOR = profile(customer("c-2").build(), purchase("c-2", 10, "EUR 5"));

    @Test
    void inclusionBeatsTheRule() {
        Segment gold = with(entry(POOR, Kind.INCLUDED, YESTERDAY, TOMORROW));
        Verdict verdict = gold.explain(POOR);
        assertThat(verdict.matches()).isTrue();
        assertThat(verdict.validUntil()).isEqualTo(TOMORROW);
        assertThat(verdict).hasToString("""
                ✓ any of
                  ✗ sum(purchase.amount): EUR 5.00, expected >= EUR 1000.00
                  ✓ included-by-hand("gold"): "contract (ada, until 2026-03-16T12:00:00Z)", expected is present""");
        assertThat(gold.contains(POOR.asOf(TOMORROW.minusNanos(1)))).isTrue();
        assertThat(gold.contains(POOR.asOf(TOMORROW))).isFalse();
        assertThat(gold.contains(POOR.asOf(YESTERDAY))).isTrue();
        assertThat(gold.contains(POOR.asOf(YESTERDAY.minusNanos(1)))).isFalse();
        assertThat(gold.explain(POOR.asOf(YESTERDAY.minusSeconds(1))).validUntil())
                .isEqualTo(YESTERDAY);
        assertThat(gold.contains(RICH)).isTrue();
    }

    @Test
    void exclusionBeatsInclusion() {
        Segment gold =
                with(entry(RICH, Kind.INCLUDED, YESTERDAY, null), entry(RICH, Kind.EXCLUDED, YESTERDAY, TOMORROW));
        assertThat(gold.contains(RICH)).isFalse();
        assertThat(gold.explain(RICH)).hasToString("""
                ✗ all of
                  ✓ any of
                    ✓ sum(purchase.amount): EUR 5000.00, expected >= EUR 1000.00
                    ✓ included-by-hand("gold"): "contract (ada)", expected is present
                  ✗ excluded-by-hand("gold"): "contract (ada, until 2026-03-16T12:00:00Z)", expected is missing""");
        assertThat(gold.explain(RICH).validUntil()).isEqualTo(TOMORROW);
        assertThat(gold.contains(RICH.asOf(TOMORROW))).isTrue();
        assertThat(gold.contains(POOR)).isFalse();
    }

    @Test
    void aPopulationIsAnsweredTheSame() {
        Segment gold = with(
                entry(POOR, Kind.INCLUDED, YESTERDAY, TOMORROW),
                entry(RICH, Kind.EXCLUDED, YESTERDAY, null),
                new ManualEntry(CustomerId.of("gone"), Kind.INCLUDED, "contract", "ada", YESTERDAY, null));
        Population all = population(List.of(RICH, POOR));
        assertThat(gold.members(all).ids()).containsExactly(POOR.id());
        assertThat(gold.members(all.asOf(TOMORROW)).isEmpty()).isTrue();
        Segments segments = Segments.of(Segment.define("not gold", "not in segment \"gold\""), gold);
        assertThat(segments.members(all).get("not gold").ids()).containsExactly(RICH.id());
        assertThat(segments.bound(Vocabulary.standard())
                        .explain("not gold", POOR)
                        .validUntil())
                .isEqualTo(TOMORROW);
        Partition partition = Partition.of("others", gold);
        assertThat(partition.of(POOR).segment()).isEqualTo("gold");
        assertThat(partition.of(all).members("others").ids()).containsExactly(RICH.id());
    }

    @Test
    void theVersionCountsEntries() {
        Segment gold = with(entry(POOR, Kind.INCLUDED, YESTERDAY, null));
        assertThat(gold.version()).isEqualTo(2);
        assertThat(gold.withEntries(gold.entries())).isEqualTo(gold);
        Segment again = gold.withEntries(gold.entries().without(POOR.id()));
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.membership()).isEqualTo(GOLD.rule());
        assertThat(Json.read(Json.write(gold), Segment.class)).isEqualTo(gold);
        assertThat(again.entries()).isEqualTo(ManualEntries.none());
    }

    @Test
    void theLastEntryOfAKindCounts() {
        ManualEntries entries = ManualEntries.of(List.of(
                        entry(RICH, Kind.INCLUDED, YESTERDAY, null), entry(POOR, Kind.EXCLUDED, YESTERDAY, null)))
                .with(entry(RICH, Kind.INCLUDED, YESTERDAY, TOMORROW));
        assertThat(entries.entries()).hasSize(2);
        assertThat(entries.find(RICH.id(), Kind.INCLUDED).orElseThrow().until()).isEqualTo(TOMORROW);
        assertThat(entries.find(RICH.id(), Kind.EXCLUDED)).isEmpty();
        assertThat(entries).hasToString("ManualEntries[2]");
    }

    @Test
    void refusesWhatCountsNever() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(RICH, Kind.INCLUDED, TOMORROW, TOMORROW))
                .withMessageStartingWith("The manual entry of (c-1) counts from");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManualEntry(RICH.id(), Kind.INCLUDED, " ", "ada", TOMORROW, null))
                .withMessageStartingWith("The reason of the manual entry is blank.");
    }

    @Test
    void aHundredThousandEntriesAreWorkable() {
        List<ManualEntry> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new ManualEntry(
                    CustomerId.of("x-" + i),
                    i % 2 == 0 ? Kind.INCLUDED : Kind.EXCLUDED,
                    "list",
                    "ada",
                    YESTERDAY,
                    null));
        }
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            ManualEntries entries = ManualEntries.of(many);
            Segment gold = GOLD.withEntries(entries);
            for (int i = 0; i < 100; i++) {
                entries = entries.with(entry(POOR, Kind.INCLUDED, YESTERDAY.minusSeconds(i), null));
            }
            assertThat(entries.entries()).hasSize(100_001);
            assertThat(gold.contains(RICH)).isTrue();
            assertThat(gold.withEntries(entries).contains(POOR)).isTrue();
            assertThat(Json.read(Json.write(entries), ManualEntries.class)).isEqualTo(entries);
        });
    }

    private static Segment with(ManualEntry... entries) {
        return GOLD.withEntries(ManualEntries.of(List.of(entries)));
    }

    private static ManualEntry entry(CustomerProfile profile, Kind kind, Instant since, Instant until) {
        return new ManualEntry(profile.id(), kind, "contract", "ada", since, until);
    }
}
