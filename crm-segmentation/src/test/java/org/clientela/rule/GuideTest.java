package org.clientela.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.purchase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Criterion;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.ElapsedTime;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.profile.Window;
import org.clientela.rule.querybuilder.QueryBuilder;
import org.junit.jupiter.api.Test;

/** What docs/guide/rules.md says: its code is here, and its outputs are what the code prints. */
class GuideTest {
    private static final String GUIDE = read("../docs/guide/rules.md");

    private final CustomerProfile profile = SegmentationDomain.profile(
            customer("c-1").build(), purchase("c-1", 10, "EUR 800"), purchase("c-1", 120, "EUR 12.50"));

    @Test
    void threeForms() {
        Rule text = Rule.parse("count(purchase, last 12 months) >= 3 and not country in (\"DE\", \"FR\")");
        Rule code = Rule.where(
                        Metric.count(EventType.PURCHASE).in(Window.last(12, Window.Unit.MONTH)),
                        Criterion.parse(">= 3"))
                .and(Rule.where(Metric.attribute("country"), Criterion.parse("in (\"DE\", \"FR\")"))
                        .negated());
        Rule json =
                Json.read(Json.write(RuleDocument.of(code)), RuleDocument.class).rule();

        assertThat(code).isEqualTo(text).hasToString(text.toString());
        assertThat(json).isEqualTo(text);
        assertPrinted(Json.write(RuleDocument.of(Rule.parse("country = \"DE\""))));
    }

    @Test
    void behaviourVerdictAndEditor() {
        Behaviour buying = Behaviour.of(EventType.PURCHASE);
        Rule lapsed = buying.stopped(Window.last(90, Window.Unit.DAY));
        Rule birthday =
                Rule.where(ElapsedTime.daysToAnniversary(Metric.attribute("birth-date")), Criterion.parse("<= 7"));

        Verdict verdict = lapsed.verdict(profile);
        verdict.matches();
        verdict.nearestMiss();
        verdict.validUntil();

        assertThat(birthday).hasToString("days to anniversary(birth-date) <= 7");
        assertThat(verdict.nearestMiss()).hasSize(1);
        assertPrinted(verdict);

        String fields = QueryBuilder.fields(Vocabulary.standard());
        String query = QueryBuilder.write(lapsed, Vocabulary.standard());
        Rule edited = QueryBuilder.read(query, Vocabulary.standard());

        assertThat(fields).startsWith("[{\"name\":\"birth-date\"");
        assertThat(edited).isEqualTo(lapsed);
        assertPrinted(query);
    }

    @Test
    void whatIsWrong() {
        Throwable wrong = catchThrowable(
                () -> Rule.parse("contry = \"DE\" and sum(purchase.amount) >= 1000 and industry = heavy machinery"));
        assertPrinted(wrong.getMessage());
    }

    @Test
    void limits() {
        RuleLimits modest = RuleLimits.STANDARD
                .withDepth(10)
                .withTests(50)
                .withValues(1_000)
                .withLength(5_000);
        Rule theirs = modest.parse("country = \"DE\"", Vocabulary.standard());
        Rule sent = modest.read(Json.write(RuleDocument.of(theirs)));

        assertThat(sent).isEqualTo(theirs);
    }

    /** The rows of the table are rules. */
    @Test
    void whatIsAskedIsWrittenSo() {
        Matcher rows = Pattern.compile("^\\| [^|`]+ \\| `([^`]+)` \\|$", Pattern.MULTILINE)
                .matcher(GUIDE);
        int found = 0;
        while (rows.find()) {
            Rule rule = Rule.parse(rows.group(1));
            assertThat(Rule.parse(rule.toString())).isEqualTo(rule);
            found++;
        }
        assertThat(found).isEqualTo(10);
    }

    @Test
    void itsCodeIsHere() {
        String here = squeezed(read("src/test/java/org/clientela/rule/GuideTest.java"));
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(GUIDE);
        int found = 0;
        while (blocks.find()) {
            assertThat(here).contains(squeezed(blocks.group(1)));
            found++;
        }
        assertThat(found).isEqualTo(5);
    }

    private static void assertPrinted(Object printed) {
        assertThat(GUIDE).contains("```text\n" + printed + "\n```");
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
