package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.time.Instant;
import java.util.List;
import org.clientela.SegmentationDomain;
import org.clientela.customer.CustomerId;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final Segment GOLD = Segment.define("gold", "sum(purchase.amount) >= 1000 EUR");
    private static final Segment SILVER = Segment.define("silver", "sum(purchase.amount) >= 100 EUR");
    private static final Partition BY_VALUE = Partition.of("others", GOLD, SILVER);

    private static final CustomerProfile RICH = spending("c-1", "EUR 5000");
    private static final CustomerProfile MIDDLE = spending("c-2", "EUR 500");
    private static final CustomerProfile POOR = spending("c-3", "EUR 5");
    private static final CustomerProfile WINDOW_SHOPPER =
            profile(customer("c-4").build());
    private static final Population ALL = population(List.of(POOR, RICH, WINDOW_SHOPPER, MIDDLE));

    @Test
    void containsThoseOfWhomItsRuleHolds() {
        assertThat(SILVER.contains(RICH)).isTrue();
        assertThat(SILVER.contains(POOR)).isFalse();
        assertThat(SILVER.explain(POOR)).hasToString("✗ sum(purchase.amount): EUR 5.00, expected >= EUR 100.00");
        Members members = SILVER.members(ALL);
        assertThat(members.count()).isEqualTo(2);
        assertThat(members.share()).isEqualTo(0.5);
        assertThat(members.ids()).containsExactly(CustomerId.of("c-1"), CustomerId.of("c-2"));
        assertThat(members.indexes()).containsExactly(0, 1);
        assertThat(members.contains(CustomerId.of("c-2"))).isTrue();
        assertThat(members.contains(CustomerId.of("c-3"))).isFalse();
        assertThat(members).hasToString("Members[2 of 4]");
    }

    @Test
    void countsItsVersions() {
        Segment described = GOLD.withNote("Our best").withOwner("sales").withPurpose("to thank them");
        assertThat(described.redefined(GOLD.rule())).isEqualTo(described);
        Segment next = described.redefined(SILVER.rule());
        assertThat(next.version()).isEqualTo(2);
        assertThat(next.note()).isEqualTo("Our best");
        assertThat(next.owner()).isEqualTo("sales");
        assertThat(next.purpose()).isEqualTo("to thank them");
        assertThat(next).hasToString("gold (version 2): sum(purchase.amount) >= EUR 100.00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segment("gold", GOLD.rule(), null, null, null, 0, ManualEntries.none()))
                .withMessageContaining("The version (0) of the segment (gold) is not 1 or more.");
    }

    @Test
    void refusesBlankAndDoubleNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Segment.of(" ", Rule.everyone()))
                .withMessageStartingWith("The name of the segment is blank.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Segments.of(GOLD, GOLD))
                .withMessageStartingWith("There are two segments named (gold).");
        assertThatIllegalArgumentException().isThrownBy(() -> Partition.of("gold", GOLD));
        assertThatIllegalArgumentException().isThrownBy(() -> Partition.of(" ", GOLD));
        assertThatExceptionOfType(RuleException.class).isThrownBy(() -> Segment.define("gold", "employes > 5"));
        assertThatExceptionOfType(RuleException.class)
                .isThrownBy(() -> Segment.define("gold", "employes > 5", SegmentationDomain.VOCABULARY))
                .withMessageContaining("Maybe you meant (employees)?");
    }

    @Test
    void segmentsStandSideBySide() {
        Segments segments = Segments.of(GOLD, SILVER);
        assertThat(segments.of(RICH)).containsExactly(GOLD, SILVER);
        assertThat(segments.of(POOR)).isEmpty();
        assertThat(segments.find("bronze")).isEmpty();
        assertThat(segments.get("gold")).isEqualTo(GOLD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> segments.get("glod"))
                .withMessage("There is no segment (glod).%nMaybe you meant (gold)?".formatted());
        assertThat(segments.members(ALL).get("silver").count()).isEqualTo(2);
        assertThat(segments.with(Segment.of("gold", Rule.everyone())).of(POOR)).hasSize(1);
        assertThat(segments.with(Segment.of("all", Rule.everyone())).segments()).hasSize(3);
        assertThat(Json.read(Json.write(segments), Segments.class)).isEqualTo(segments);
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> Json.read("{}", Segments.class));
    }

    @Test
    void aPartitionPutsEachCustomerInTheFirstSegmentThatFits() {
        assertThat(BY_VALUE.of(RICH).segment()).isEqualTo("gold");
        assertThat(BY_VALUE.of(MIDDLE)).hasToString("""
                        silver
                          gold:
                            ✗ sum(purchase.amount): EUR 500.00, expected >= EUR 1000.00
                          silver:
                            ✓ sum(purchase.amount): EUR 500.00, expected >= EUR 100.00""");
        assertThat(BY_VALUE.of(POOR).segment()).isEqualTo("others");
        assertThat(BY_VALUE.of(POOR).steps()).hasSize(2);
        Place place = BY_VALUE.of(MIDDLE);
        assertThat(place.validUntil()).isEqualTo(Instant.MAX);
        assertThat(Json.read(Json.write(place), Place.class)).isEqualTo(place);
    }

    @Test
    void aPartitionMayRefer() {
        Partition partition = Partition.of(
                "others",
                Segment.define("young gold", "in segment \"gold\" and in segment \"young\""),
                Segment.define("gold", GOLD.rule().toString()));
        Segments young = Segments.of(Segment.define("young", "days since(purchase) < 30"));
        BoundPartition bound = partition.bound(young.with(partition.segments().get(1)), Vocabulary.standard());
        assertThat(bound.of(RICH).segment()).isEqualTo("young gold");
        assertThat(bound.of(RICH).validUntil()).isEqualTo("2026-04-04T11:00:00Z");
        assertThat(bound.of(RICH.asOf(Instant.parse("2026-04-04T11:00:00Z"))).segment())
                .isEqualTo("gold");
        assertThat(bound.of(ALL).counts()).containsEntry("young gold", 1).containsEntry("others", 3);
        assertThat(bound).hasToString("BoundPartition[young gold, gold, others]");
        assertThat(bound.definition()).isEqualTo(partition);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partition.of(RICH))
                .withMessageStartingWith("The segment (young gold) refers to (young), which does not exist.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partition.bound(young.with(Segment.of("gold", Rule.nobody())), Vocabulary.standard()))
                .withMessageStartingWith("There are two segments named (gold).");
    }

    @Test
    void aPartitionOfAPopulationIsATable() {
        Places places = BY_VALUE.of(ALL);
        assertThat(places.counts()).containsOnlyKeys("gold", "silver", "others").containsEntry("others", 2);
        assertThat(places.segment(1)).isEqualTo("silver");
        assertThat(places.part(1)).isEqualTo(1);
        assertThat(places.count("gold")).isEqualTo(1);
        assertThat(places.members("others").ids()).containsExactly(CustomerId.of("c-3"), CustomerId.of("c-4"));
        assertThat(places).hasToString("""
                        segment  customers     share
                        gold             1    25.0 %
                        silver           1    25.0 %
                        others           2    50.0 %
                        total            4""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> places.count("sliver"))
                .withMessage("The partition has no part (sliver).%nMaybe you meant (silver)?".formatted());
    }

    @Test
    void aPopulationOfNobodyHasPartsOfNobody() {
        Population nobody = Population.builder(SegmentationDomain.ZONE, SegmentationDomain.EUR)
                .build(SegmentationDomain.AS_OF);
        assertThat(SILVER.members(nobody).share()).isZero();
        assertThat(BY_VALUE.of(nobody).counts()).containsEntry("others", 0);
        assertThat(BY_VALUE.of(nobody).toString()).contains("total            0");
    }

    private static CustomerProfile spending(String id, String money) {
        return profile(customer(id).build(), purchase(id, 10, money));
    }
}
