package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.Pumps.ACME;
import static org.clientela.Pumps.NOW;
import static org.clientela.Pumps.PUMP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.profile.Population;
import org.clientela.rule.Verdict;
import org.clientela.segment.BoundSegments;
import org.clientela.segment.Members;
import org.clientela.segment.Overlap;
import org.clientela.segment.Segment;
import org.clientela.segment.SegmentFamily;
import org.clientela.segment.Segments;
import org.junit.jupiter.api.Test;

/** What docs/guide/segments.md says: its code is here, and its outputs and its table are what the code prints. */
class SegmentGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "segments.md");
    private static final Path HERE = Path.of("src", "test", "java", "org", "clientela", "SegmentGuideTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);

    @Test
    void guideShowsWhatTheCodePrints() throws IOException {
        String guide = Files.readString(GUIDE);
        String printed = guide;
        for (Map.Entry<String, String> block : blocks().entrySet()) {
            printed = printed(printed, block.getKey(), block.getValue());
        }
        if (Boolean.getBoolean("guide.write")) {
            Files.writeString(GUIDE, printed);
        } else {
            assertThat(guide).isEqualTo(printed);
        }
    }

    @Test
    void itsCodeIsHere() throws IOException {
        String here = unspaced(Files.readString(HERE));
        String guide = Files.readString(GUIDE);
        assertThat(JAVA.matcher(guide).results().map(MatchResult::group)).hasSize(4);
        JAVA.matcher(guide).results().forEach(example -> assertThat(here).contains(unspaced(example.group(1))));
    }

    private static Map<String, String> blocks() {
        Map<String, String> blocks = new LinkedHashMap<>();
        Crm crm = Pumps.crm().withActor("ada");
        Customer acme = ACME;
        Customer bob = crm.customers().add(Pumps.customer("bob"));
        crm.customers().add(Pumps.customer("carl"));
        crm.record(Event.purchase(acme, PUMP).amount("EUR 1200").at("2026-03-01"));
        crm.record(Event.purchase(acme, PUMP).amount("EUR 1200").at("2026-03-20"));
        Instant endOfYear = Instant.parse("2027-01-01T00:00:00Z");

        SegmentCatalog segments = crm.segments();
        segments.define(Segment.define("loyal", "count(purchase, last 90 days) >= 2")
                .withOwner("sales")
                .withPurpose("whom we thank in person"));
        segments.define("loyal abroad", "in segment \"loyal\" and country != \"DE\"");
        segments.of(acme);
        Verdict verdict = segments.explain(acme, "loyal abroad");
        verdict.validUntil();
        segments.members("loyal").count();

        blocks.put("verdict", text(verdict));
        assertThat(segments.of(acme)).containsExactly("loyal");
        assertThat(verdict.validUntil()).isAfter(NOW);

        segments.include(bob, "loyal", "contract signed", endOfYear);
        segments.exclude(acme, "loyal", "legal dispute");
        segments.leaveToRule(acme, "loyal");
        segments.explain(bob, "loyal");

        blocks.put("by hand", text(segments.explain(bob, "loyal")));
        assertThat(segments.members("loyal").ids()).containsExactly(acme.id(), bob.id());

        crm.record(Event.purchase(bob, PUMP).amount("EUR 12").at("2026-03-01"));
        Population population = crm.population();

        Segments definitions = Segments.of(
                Segment.define("buyers", "count(purchase) >= 1"),
                Segment.define("big buyers", "in segment \"buyers\" and sum(purchase.amount) >= 1000 EUR"));
        definitions.dependents("buyers");
        BoundSegments bound = definitions.bound(crm.vocabulary());
        bound.of(crm.profile(acme));
        Map<String, Members> members = bound.members(population);
        Members gone = bound.members("buyers", population).minus(members.get("big buyers"));
        gone.ids();
        Overlap overlap = Overlap.of(members);
        overlap.pair("buyers", "big buyers").jaccard();

        assertThat(gone.ids()).containsExactly(bob.id());
        blocks.put("overlap", text(overlap));

        SegmentFamily behaviour = SegmentFamily.standard("value by behaviour").with("high", "5000 EUR");
        segments.define(behaviour);
        SegmentFamily needs = SegmentFamily.standard("special needs").only("premium service");
        crm.withVocabulary(needs.in(crm.vocabulary())).segments().define(needs);
        SegmentFamily.standard("profitability").partition().orElseThrow().of(population);

        assertThat(crm.segments().problems()).hasSize(1);
        blocks.put("families", families());
        return blocks;
    }

    private static String families() {
        StringBuilder table = new StringBuilder();
        for (SegmentFamily family : SegmentFamily.standard()) {
            table.append("### ").append(family.name()).append("\n\n");
            String purpose = family.purpose();
            table.append(Character.toUpperCase(purpose.charAt(0)))
                    .append(purpose.substring(1))
                    .append(".\n\n");
            if (!family.attributes().isEmpty()) {
                table.append("Attributes: ")
                        .append(family.attributes().entrySet().stream()
                                .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
                                .collect(Collectors.joining(", ")))
                        .append(".\n\n");
            }
            table.append("| segment | purpose | rule |\n|---|---|---|\n");
            for (Segment segment : family.segments()) {
                table.append("| %s | %s | `%s` |\n".formatted(segment.name(), segment.purpose(), segment.rule()));
            }
            if (family.rest() != null) {
                table.append("| %s | everyone else | |\n".formatted(family.rest()));
            }
            table.append('\n');
        }
        return table.toString().stripTrailing();
    }

    private static String attribute(String name, ValueType type) {
        return "`%s` (%s)".formatted(name, type);
    }

    private static String text(Object printed) {
        return "```text\n" + printed + "\n```";
    }

    private static String printed(String guide, String name, String text) {
        String begin = "<!-- printed by the code: " + name + " -->\n";
        int from = guide.indexOf(begin);
        assertThat(from).as("place of (%s) in the guide", name).isNotNegative();
        int to = guide.indexOf("<!-- end -->", from);
        return guide.substring(0, from + begin.length()) + "\n" + text + "\n" + guide.substring(to);
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
