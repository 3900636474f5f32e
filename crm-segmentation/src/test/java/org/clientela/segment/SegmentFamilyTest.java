package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Preferences;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.junit.jupiter.api.Test;

class SegmentFamilyTest {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Population SHOP =
            Population.fromCsv(Path.of("../examples/data/online-retail.csv.gz"), ZoneOffset.UTC, GBP);

    @Test
    void everyoneParsesPrintsAndTravels() {
        assertThat(SegmentFamily.standard().stream().map(SegmentFamily::name))
                .containsExactly(
                        "profitability",
                        "special needs",
                        "strategic importance",
                        "market kind",
                        "value by behaviour",
                        "channel preference");
        for (SegmentFamily family : SegmentFamily.standard()) {
            Vocabulary words = family.in(Vocabulary.standard());
            for (Segment segment : family.segments()) {
                assertThat(Rule.parse(segment.rule().toString(), words)).isEqualTo(segment.rule());
                assertThat(segment.rule().check(words)).isEmpty();
                assertThat(Json.read(Json.write(segment), Segment.class)).isEqualTo(segment);
                assertThat(segment.purpose()).isNotBlank();
                assertThat(segment.note()).isEqualTo("of the family " + family.name());
            }
            assertThat(new Segments(family.segments()).bound(words).rules()).hasSameSizeAs(family.segments());
            assertThat(Json.read(Json.write(family), SegmentFamily.class)).isEqualTo(family);
            assertThat(family.in(GBP).toString()).doesNotContain("EUR");
        }
    }

    /** As a script of its own counted them in the file, line by line. The file names neither kinds, channels nor attributes. */
    @Test
    void aShopFallsIntoGroups() {
        assertThat(SHOP.size()).isEqualTo(4_372);
        assertThat(parts("profitability")).hasToString("{platinum=253, gold=882, iron=2049, lead=1188}");
        assertThat(members("value by behaviour"))
                .hasToString("{high spenders=869, occasional=2305, seasonal=83, new=598, lapsed=858, at risk=191}");
        assertThat(members("special needs"))
                .hasToString("{technical requirements=0, premium service=0, long-term partnership=43}");
        assertThat(members("strategic importance")).hasToString("{key accounts=39, market influence=0}");
        assertThat(parts("market kind")).containsEntry("unknown kind", 4_372);
        assertThat(parts("channel preference")).containsEntry("no clear preference", 4_372);
    }

    @Test
    void whatAHostDeclaresCounts() {
        Customer customer = customer("c-1")
                .kind(CustomerKind.GOVERNMENT)
                .preferences(Preferences.NONE.withChannel(Channel.PHONE))
                .since(LocalDate.parse("2019-05-01"))
                .attributes(Attributes.none()
                        .with(AttributeKey.texts("technical-requirements"), Set.of("explosion proof"))
                        .with(AttributeKey.text("service-level"), "gold")
                        .with(AttributeKey.flag("key-account"), true)
                        .with(AttributeKey.number("market-influence"), BigDecimal.valueOf(8)))
                .build();
        CustomerProfile profile = profile(customer);
        for (SegmentFamily family :
                List.of(SegmentFamily.standard("special needs"), SegmentFamily.standard("strategic importance"))) {
            assertThat(new Segments(family.segments()).of(profile)).hasSameSizeAs(family.segments());
        }
        assertThat(place("market kind", profile)).isEqualTo("government");
        assertThat(place("channel preference", profile)).isEqualTo("prefers phone");
        CustomerProfile silent = profile(
                customer("c-2").build(),
                purchase("c-2", 10, "EUR 5"),
                purchase("c-2", 20, "EUR 5"),
                purchase("c-2", 30, "EUR 5").withChannel(Channel.STORE),
                purchase("c-2", 40, "EUR 5").withChannel(Channel.STORE),
                purchase("c-2", 50, "EUR 5").withChannel(Channel.STORE));
        assertThat(place("channel preference", silent)).isEqualTo("prefers stores");
        assertThat(place("market kind", silent)).isEqualTo("consumer");
        assertThat(place("profitability", silent)).isEqualTo("lead");
    }

    @Test
    void aHostChangesIt() {
        SegmentFamily family = SegmentFamily.standard("value by behaviour");
        assertThat(family.with("high", "5000 GBP").segments().get(0).rule())
                .hasToString("sum(purchase.amount, last 12 months) >= GBP 5000.00");
        assertThat(family.only("lapsed", "at risk").segments()).hasSize(2);
        assertThat(family.partition()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.with("hihg", "5000 GBP"))
                .withMessage("The family has no parameter (hihg).%nMaybe you meant (high)?".formatted());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.only("lapesd"))
                .withMessageContaining("Maybe you meant (lapsed)?");
        assertThatExceptionOfType(RuleException.class).isThrownBy(() -> family.with("high", "much"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SegmentFamily.standard("profit"))
                .withMessageStartingWith("There is no family of segments (profit).");
    }

    private static Map<String, Integer> parts(String family) {
        return SegmentFamily.standard(family)
                .in(GBP)
                .partition()
                .orElseThrow()
                .of(SHOP)
                .counts();
    }

    private static Map<String, Integer> members(String family) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        new Segments(SegmentFamily.standard(family).in(GBP).segments())
                .members(SHOP)
                .forEach((name, members) -> counts.put(name, members.count()));
        return counts;
    }

    private static String place(String family, CustomerProfile profile) {
        return SegmentFamily.standard(family)
                .partition()
                .orElseThrow()
                .of(profile)
                .segment();
    }
}
