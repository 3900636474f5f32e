package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.Pumps.ACME;
import static org.clientela.Pumps.NOW;
import static org.clientela.Pumps.PUMP;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clientela.attribute.AttributeKey;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Verdict;
import org.clientela.segment.ManualEntry;
import org.clientela.segment.ManualEntry.Kind;
import org.clientela.segment.Partition;
import org.clientela.segment.Segment;
import org.clientela.segment.SegmentFamily;
import org.clientela.segment.SegmentProblem;
import org.clientela.segment.SegmentsException;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Definitions that refer to one another, are filled by hand, come in families, or can no longer be read. */
class SegmentDefinitionsTest {
    private final Storage storage = Storage.inMemory();
    private final Crm crm = Crm.on(storage).asOf(NOW).withActor("ada");

    @BeforeEach
    void acmeBuys() {
        crm.customers().add(ACME);
        crm.customers().add(Pumps.customer("bob"));
        crm.offerings().add(PUMP);
        crm.record(Event.purchase(ACME, PUMP).amount("EUR 1200").at("2026-03-01"));
    }

    @Test
    void segmentsReferToOneAnother() {
        crm.segments().define("buyers", "count(purchase, last 90 days) >= 1");
        crm.segments().define("german buyers", "in segment \"buyers\" and country = \"DE\"");

        assertThat(crm.segments().of(ACME)).containsExactly("buyers", "german buyers");
        assertThat(crm.segments().members("german buyers").ids()).containsExactly(ACME.id());
        assertThat(crm.segments().members()).containsOnlyKeys("buyers", "german buyers");
        Verdict verdict = crm.segments().explain(ACME, "german buyers");
        assertThat(verdict).hasToString("""
                ✓ all of
                  ✓ in segment "buyers"
                    ✓ count(purchase, last 90 days): 1, expected >= 1
                  ✓ country: "DE", expected = "DE\"""");
        assertThat(verdict.validUntil()).isEqualTo("2026-05-30T00:00:00Z");
        assertThat(crm.asOf(verdict.validUntil()).segments().of(ACME)).isEmpty();
    }

    @Test
    void refusesWhatDoesNotHoldTogether() {
        crm.segments().define("buyers", "count(purchase) >= 1");
        crm.segments().define("german buyers", "in segment \"buyers\" and country = \"DE\"");

        assertThatThrownBy(() -> crm.segments().define("x", "in segment \"byers\""))
                .isInstanceOf(SegmentsException.class)
                .hasMessage("The segment (x) refers to (byers), which does not exist.\nMaybe you meant (buyers)?");
        assertThatThrownBy(() -> crm.segments().define("buyers", "in segment \"german buyers\""))
                .isInstanceOf(SegmentsException.class)
                .hasMessageContaining("in a circle: buyers -> german buyers -> buyers.");
        assertThatThrownBy(() -> crm.segments().remove("buyers"))
                .isInstanceOf(SegmentsException.class)
                .hasMessage(
                        "The segment (buyers) cannot be removed while [german buyers] refers to it.\nMaybe redefine those first?");
        assertThat(crm.segments().get("buyers").version()).isEqualTo(1);
        assertThat(crm.segments().all()).hasSize(2);

        crm.segments().remove("german buyers");
        crm.segments().remove("buyers");
        assertThat(crm.segments().all()).isEmpty();
        assertThatThrownBy(() -> crm.segments().remove("buyers")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void definitionsHaveAnOwnerAndAPurpose() {
        Segment buyers = Segment.define("buyers", "count(purchase) >= 1")
                .withOwner("sales")
                .withPurpose("to thank them");
        crm.segments().define(buyers);
        Segment second = crm.segments().define("buyers", "count(purchase) >= 2");

        assertThat(second.owner()).isEqualTo("sales");
        assertThat(second.version()).isEqualTo(2);
        assertThat(crm.segments()
                        .define(second.withNote("see the minutes of May"))
                        .version())
                .isEqualTo(2);
        assertThat(crm.segments().get("buyers").note()).isEqualTo("see the minutes of May");
    }

    @Test
    void someoneDecidesByHand() {
        Instant nextYear = Instant.parse("2027-01-01T00:00:00Z");
        crm.segments().define("gold", "sum(purchase.amount) >= 1000 EUR");
        crm.segments().define("not gold", "not in segment \"gold\"");
        crm.segments().include(crm.customers().get(CustomerId.of("bob")), "gold", "contract", nextYear);
        crm.segments().exclude(ACME, "gold", "legal dispute");

        assertThat(crm.segments().of(ACME)).containsExactly("not gold");
        assertThat(crm.segments().members("gold").ids()).containsExactly(CustomerId.of("bob"));
        assertThat(crm.segments().explain(ACME, "gold")).hasToString("""
                ✗ all of
                  ✓ sum(purchase.amount): EUR 1200.00, expected >= EUR 1000.00
                  ✗ excluded-by-hand("gold"): "legal dispute (ada)", expected is missing""");
        Verdict bob = crm.segments().explain(crm.customers().get(CustomerId.of("bob")), "not gold");
        assertThat(bob.validUntil()).isEqualTo(nextYear);
        assertThat(crm.asOf(nextYear).segments().members("gold").isEmpty()).isTrue();
        assertThat(crm.segments().get("gold").version()).isEqualTo(3);
        assertThat(crm.segments().get("gold").entries().entries())
                .containsExactly(
                        new ManualEntry(ACME.id(), Kind.EXCLUDED, "legal dispute", "ada", NOW, null),
                        new ManualEntry(CustomerId.of("bob"), Kind.INCLUDED, "contract", "ada", NOW, nextYear));

        crm.segments().leaveToRule(ACME, "gold");
        crm.segments().leaveToRule(ACME, "gold");
        assertThat(crm.segments().of(ACME)).containsExactly("gold");
        assertThat(crm.segments().get("gold").version()).isEqualTo(4);
        assertThat(storage.tenant(TenantId.DEFAULT)
                        .entities(SegmentCatalog.ENTRIES)
                        .find("acme"))
                .isEmpty();

        crm.segments().remove("not gold");
        crm.segments().remove("gold");
        crm.segments().define("gold", "sum(purchase.amount) >= 1000 EUR");
        assertThat(crm.segments().get("gold").entries().isEmpty()).isTrue();
    }

    @Test
    void decidesNothingForWhoIsNotThere() {
        crm.segments().define("gold", "sum(purchase.amount) >= 1000 EUR");

        assertThatThrownBy(() -> crm.segments().include(Pumps.customer("carl"), "gold", "contract"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("There is no customer (carl).");
        assertThatThrownBy(() -> crm.segments().include(ACME, "glod", "contract"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("Maybe you meant (gold)?");
        assertThatThrownBy(() -> crm.segments().include(ACME, "gold", "contract", NOW))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(crm.segments().get("gold").version()).isEqualTo(1);
    }

    @Test
    void aThousandEntriesGoInAtOnce() {
        crm.segments().define("listed", "false");
        List<ManualEntry> entries = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            crm.customers().add(Pumps.customer("c" + i));
            entries.add(new ManualEntry(CustomerId.of("c" + i), Kind.INCLUDED, "list", "ada", NOW, null));
        }
        crm.segments().enter("listed", entries);
        crm.segments().enter("listed", entries);

        assertThat(crm.segments().members("listed").count()).isEqualTo(1_000);
        assertThat(crm.segments().get("listed").version()).isEqualTo(2);
    }

    @Test
    void familiesAreDefinedInOneCall() {
        assertThatThrownBy(() -> crm.segments().define(SegmentFamily.standard("special needs")))
                .hasMessageContaining(
                        "The segment (technical requirements) has a rule that does not fit the vocabulary.");
        assertThat(crm.segments().all()).isEmpty();

        SegmentFamily needs = SegmentFamily.standard("special needs");
        crm.withVocabulary(needs.in(Vocabulary.standard())).segments().define(needs);
        crm.segments().define(SegmentFamily.standard("value by behaviour").with("high", "1000 EUR"));

        assertThat(crm.segments().of(ACME)).containsExactly("high spenders", "new", "occasional");
        assertThat(crm.segments().get("at risk").purpose()).startsWith("bought regularly");
        assertThatThrownBy(() -> crm.withCurrency(Money.currency("GBP"))
                        .segments()
                        .define(SegmentFamily.standard("profitability")))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void segmentsOverlapAndPart() {
        crm.segments().define("buyers", "count(purchase) >= 1");
        crm.segments().define("german", "country = \"DE\"");
        crm.segments().define("everyone", "true");

        assertThat(crm.segments()
                        .overlap("buyers", "everyone")
                        .pair("buyers", "everyone")
                        .shareOfSecond())
                .isEqualTo(0.5);
        assertThat(crm.segments().overlap().pairs()).hasSize(3);
        assertThatThrownBy(() -> crm.segments().overlap("byers")).isInstanceOf(NotFoundException.class);

        Partition partition = Partition.of(
                "others", Segment.define("german buyers", "in segment \"buyers\" and in segment \"german\""));
        assertThat(crm.segments().place(ACME, partition).segment()).isEqualTo("german buyers");
        assertThat(crm.segments().places(partition).counts()).isEqualTo(Map.of("german buyers", 1, "others", 1));
    }

    @Test
    void oneThatCannotBeReadLeavesTheOthersWorking() {
        crm.segments().define("buyers", "count(purchase) >= 1");
        plant("{\"name\":\"newer\",\"rule\":{\"rule\":\"telepathy\",\"of\":3},\"version\":7}");
        plant("{\"name\":\"broken\",\"rule\":\"count(purchase) >= 1\"}");
        plant("[1, 2, {\"a\": null}]");
        plant(Json.write(
                Segment.define("big", "staff > 5", Vocabulary.standard().withAttribute(AttributeKey.number("staff")))));
        plant("{\"name\":\"hopeful\",\"rule\":{\"rule\":\"in-segment\",\"segment\":\"newer\"},\"version\":1}");

        assertThat(crm.segments().of(ACME)).containsExactly("buyers");
        assertThat(crm.segments().members()).containsOnlyKeys("buyers");
        assertThat(crm.segments().problems().stream().map(SegmentProblem::segment))
                .containsExactlyInAnyOrder("newer", "broken", "(without a name)", "big", "hopeful");
        assertThat(crm.segments().problems().toString())
                .contains("The segment (newer) cannot be read. The JSON")
                .contains("There is no attribute (staff).")
                .contains("The segment (hopeful) refers to (newer), which does not exist.");
        assertThatThrownBy(() -> crm.segments().explain(ACME, "newer"))
                .isInstanceOf(SegmentsException.class)
                .hasMessageContaining("The segment (newer) cannot be read.");
        assertThatThrownBy(() -> crm.segments().members("big"))
                .isInstanceOf(SegmentsException.class)
                .hasMessageContaining("There is no attribute (staff).");

        assertThat(crm.segments().define("another", "true").version()).isEqualTo(1);
        assertThat(crm.segments().define("newer", "true").version()).isEqualTo(8);
        assertThat(crm.segments().of(ACME)).containsExactly("another", "buyers", "hopeful", "newer");
        crm.segments().remove("broken");
        crm.segments().remove("(without a name)");
        assertThat(crm.segments().problems()).hasSize(1);
    }

    @Test
    void keepsDefinitionsAsTheyAlwaysWereKept() {
        Segment buyers = crm.segments().define("buyers", "count(purchase) >= 1");
        StoredSegment stored = storage.tenant(TenantId.DEFAULT)
                .entities(SegmentCatalog.TYPE)
                .find("buyers")
                .orElseThrow()
                .entity();
        assertThat(Json.write(stored)).isEqualTo(Json.write(buyers));
        assertThat(Json.read(Json.write(stored), StoredSegment.class))
                .isEqualTo(stored)
                .hasSameHashCodeAs(stored);
        assertThat(stored).hasToString("StoredSegment[buyers]");
    }

    private void plant(String json) {
        storage.tenant(TenantId.DEFAULT).entities(SegmentCatalog.TYPE).put(Json.read(json, StoredSegment.class), 0);
    }
}
