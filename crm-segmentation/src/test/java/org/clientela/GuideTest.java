package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.purchase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerKind;
import org.clientela.event.EventType;
import org.clientela.matrix.OfferingMatrix;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.profile.Window;
import org.clientela.rule.Rule;
import org.clientela.score.rfm.Rfm;
import org.clientela.score.rfm.RfmModel;
import org.clientela.score.rfm.RfmScores;
import org.clientela.segment.Partition;
import org.clientela.segment.Segment;
import org.junit.jupiter.api.Test;

/** What docs/guide/segmentation.md says: its code is here, and its outputs are what the code prints. */
class GuideTest {
    private static final String GUIDE = read("../docs/guide/segmentation.md");

    private final CustomerProfile profile = SegmentationDomain.profile(
            customer("c-1").build(), purchase("c-1", 10, "EUR 800"), purchase("c-1", 40, "EUR 12.50"));
    private final Population population = population(List.of(
            profile,
            SegmentationDomain.profile(
                    customer("c-2").build(),
                    purchase("c-2", 3, "EUR 9000"),
                    purchase("c-2", 4, "EUR 1000"),
                    purchase("c-2", 5, "EUR 0")),
            SegmentationDomain.profile(customer("c-3").build(), purchase("c-3", 22, "EUR 10"))));

    @Test
    void aRule() {
        Rule rule = Rule.parse(
                "count(purchase, last 12 months) >= 2 and sum(purchase.amount, last 12 months) >= 1000 EUR and not country in (\"DE\", \"FR\")");
        rule.matches(profile);
        rule.explain(profile);
        rule.test(population).count(Truth.TRUE);

        assertPrinted(rule.explain(profile));
    }

    @Test
    void aRuleInCode() {
        Rule rule = Rule.where(
                        Metric.count(EventType.PURCHASE).in(Window.last(12, Window.Unit.MONTH)),
                        Criterion.parse(">= 2"))
                .and(Rule.where(Metric.attribute("country"), Criterion.parse("in (\"DE\", \"FR\")"))
                        .negated());

        assertThat(Rule.parse(rule.toString())).isEqualTo(rule);
    }

    @Test
    void whatIsWrong() {
        Throwable wrong = catchThrowable(() -> Rule.parse("count(purchse) >= 3 and sum(purchase.amount) >= 1000"));
        assertPrinted(wrong.getMessage());
    }

    @Test
    void aVocabulary() {
        Vocabulary vocabulary = Vocabulary.standard().withAttribute(AttributeKey.number("employees"));
        Rule large = Rule.parse("employees >= 250", vocabulary);
        large.check(vocabulary);

        assertThat(large.check(vocabulary)).isEmpty();
    }

    @Test
    void whatIsMissing() {
        for (Operator operator : Operator.values()) {
            assertThat(GUIDE).contains(tableRow(operator));
        }
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                assertThat(GUIDE)
                        .contains("| %s | %s | %s | %s | %s |"
                                .formatted(text(a), text(b), text(a.not()), text(a.and(b)), text(a.or(b))));
            }
        }
    }

    @Test
    void aPartition() {
        Partition byValue = Partition.of(
                "others",
                Segment.define("gold", "sum(purchase.amount, last 12 months) >= 10000 EUR"),
                Segment.define("silver", "sum(purchase.amount, last 12 months) >= 500 EUR"));
        byValue.of(profile);
        byValue.of(population);

        assertPrinted(byValue.of(profile));
        assertPrinted(byValue.of(population));
    }

    @Test
    void rfm() {
        RfmModel model = Rfm.quintiles().fit(population);
        RfmScores scores = model.score(population);
        scores.count("555");
        scores.histogram();
        model.score(profile);

        assertPrinted(model.score(profile).orElseThrow());
    }

    @Test
    void theMatrix() {
        Offering pump =
                Offering.builder().id("pump").name("Pump").tier(Tier.BASIC).build();
        List<Offering> offerings = List.of(pump);

        OfferingMatrix matrix = OfferingMatrix.builder()
                .row(
                        "large",
                        "kind = \"INDUSTRIAL\" and sum(purchase.amount) >= 10000 EUR",
                        "tier = \"PREMIUM\", mandatory",
                        "profit >= 0.2")
                .row(CustomerKind.CONSUMER, "tier in (\"BASIC\", \"MID_RANGE\")", "price <= 50 EUR, weight 2")
                .build();
        matrix.fit(profile, pump);
        matrix.rank(profile, offerings);
        matrix.of(population).reach(pump);

        assertPrinted(matrix);
        assertPrinted(matrix.fit(profile, pump));
    }

    @Test
    void itsCodeIsHere() {
        String here = squeezed(read("src/test/java/org/clientela/GuideTest.java"));
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(GUIDE);
        int found = 0;
        while (blocks.find()) {
            assertThat(here).contains(squeezed(blocks.group(1)));
            found++;
        }
        assertThat(found).isEqualTo(6);
    }

    private static void assertPrinted(Object printed) {
        assertThat(GUIDE).contains("```text\n" + printed + "\n```");
    }

    private static String tableRow(Operator operator) {
        boolean ofText = operator.toString().matches("starts with|ends with|contains text");
        boolean ofTexts = operator.toString().startsWith("contains") && !ofText;
        Criterion criterion = criterion(operator, ofText || ofTexts);
        List<Value> present = ofText
                ? List.of(Value.of("a"), Value.of("b"))
                : ofTexts
                        ? List.of(Value.of(Set.of("a")), Value.of(Set.of("b")))
                        : List.of(Value.of(4), Value.of(5), Value.of(6), Value.of(8), Value.missing());
        Truth meets =
                present.stream().map(v -> test(criterion, v)).anyMatch(Truth.TRUE::equals) ? Truth.TRUE : Truth.UNKNOWN;
        Truth fails = present.stream().map(v -> test(criterion, v)).anyMatch(Truth.FALSE::equals)
                ? Truth.FALSE
                : Truth.UNKNOWN;
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        criterion,
                        text(meets),
                        text(fails),
                        text(test(criterion, Value.missing())),
                        text(test(criterion, Value.of(true))));
    }

    private static Criterion criterion(Operator operator, boolean ofTexts) {
        if (operator == Operator.PRESENT || operator == Operator.MISSING) {
            return Criterion.of(operator);
        }
        if (operator == Operator.BETWEEN) {
            return Criterion.of(operator, Value.of(5), Value.of(7));
        }
        return Criterion.of(operator, ofTexts ? Value.of("a") : Value.of(5));
    }

    private static Truth test(Criterion criterion, Value value) {
        return criterion.test(value, ZoneOffset.UTC);
    }

    private static String text(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
