package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.clientela.SegmentationDomain;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.InSegment;
import org.clientela.rule.Rule;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final Segments SEGMENTS = Segments.of(
            Segment.define("loyal or rich", "in segment \"loyal\" or in segment \"rich\""),
            Segment.define("loyal", "count(purchase) >= 2"),
            Segment.define("rich", "sum(purchase.amount) >= 1000 EUR"),
            Segment.define("neither", "not in segment \"loyal or rich\""));
    private static final CustomerProfile LOYAL =
            profile(customer("c-1").build(), purchase("c-1", 1, "EUR 1"), purchase("c-1", 2, "EUR 1"));
    private static final CustomerProfile POOR = profile(customer("c-2").build(), purchase("c-2", 1, "EUR 1"));

    @Test
    void answersThroughReferences() {
        BoundSegments bound = SEGMENTS.bound(Vocabulary.standard());
        assertThat(names(bound.of(LOYAL))).containsExactly("loyal or rich", "loyal");
        assertThat(names(SEGMENTS.of(POOR))).containsExactly("neither");
        assertThat(bound.explain("neither", LOYAL)).hasToString("""
                ✗ not
                  ✓ in segment "loyal or rich"
                    ✓ any of
                      ✓ in segment "loyal"
                        ✓ count(purchase): 2, expected >= 2
                      ✗ in segment "rich"
                        ✗ sum(purchase.amount): EUR 2.00, expected >= EUR 1000.00""");
        assertThat(bound.members(population(List.of(LOYAL, POOR)))
                        .get("loyal or rich")
                        .ids())
                .containsExactly(LOYAL.id());
        assertThat(bound.rules()).containsOnlyKeys("loyal or rich", "loyal", "rich", "neither");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bound.rule("loial"))
                .withMessage("There is no segment (loial).%nMaybe you meant (loyal)?".formatted());
    }

    @Test
    void knowsWhoHangsOnWhom() {
        assertThat(names(SEGMENTS.inOrder())).containsExactly("loyal", "rich", "loyal or rich", "neither");
        assertThat(SEGMENTS.dependents("rich")).containsExactly("loyal or rich", "neither");
        assertThat(SEGMENTS.dependents("neither")).isEmpty();
        assertThat(SEGMENTS.get("loyal or rich").rule().segments()).containsExactly("loyal", "rich");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> SEGMENTS.with(Segment.define("rich", "in segment \"loial\"")))
                .withMessage("The segment (rich) refers to (loial), which does not exist.\nMaybe you meant (loyal)?");
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> Segments.of(Segment.define("first", "in segment \"furst\"")))
                .withMessage(
                        "The segment (first) refers to (furst), which does not exist.\nMaybe define that one first?");
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> Segments.of(
                        Segment.define("a", "in segment \"x\" and in segment \"b\""),
                        Segment.define("b", "in segment \"a\"")))
                .withMessageStartingWith("The segments have 2 problems.")
                .satisfies(e -> assertThat(e.problems()).hasSize(2));
    }

    @Test
    void namesTheWholeCircle() {
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() ->
                        Segments.of(Segment.define("a", "in segment \"b\""), Segment.define("b", "in segment \"a\"")))
                .withMessage("""
                        The segments refer to one another in a circle: a -> b -> a.
                        Maybe say in (a) what is meant, instead of referring to (b)?""");
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> Segments.of(Segment.define("a", "in segment \"a\"")))
                .withMessageContaining("in a circle: a -> a.");
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> SEGMENTS.with(Segment.define("rich", "in segment \"neither\"")))
                .withMessageContaining("in a circle: loyal or rich -> rich -> neither -> loyal or rich.");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.read(
                        Json.write(Segments.of(Segment.of("a", Rule.nobody())))
                                .replace(
                                        "{\"rule\":\"any-of\",\"rules\":[]}",
                                        "{\"rule\":\"in-segment\",\"segment\":\"a\"}"),
                        Segments.class))
                .withMessageContaining("in a circle: a -> a.");
    }

    @Test
    void keepsWhatOthersReferTo() {
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> SEGMENTS.without("rich"))
                .withMessage(
                        "The segment (rich) cannot be removed while [loyal or rich] refers to it.\nMaybe redefine those first?");
        assertThatExceptionOfType(SegmentsException.class)
                .isThrownBy(() -> SEGMENTS.renamed("rich", "wealthy"))
                .withMessageContaining("(rich) cannot be renamed while [loyal or rich] refers to it.");
        assertThat(names(SEGMENTS.without("neither").segments())).containsExactly("loyal or rich", "loyal", "rich");
        assertThat(names(SEGMENTS.renamed("neither", "others").segments())).endsWith("others");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SEGMENTS.renamed("neither", "rich"))
                .withMessageStartingWith("There are two segments named (rich).");
    }

    @Test
    void aChainOfTenThousandIsRefusedByNameAndSafely() {
        List<Segment> chain = new ArrayList<>();
        chain.add(Segment.define("s0", "count(purchase) >= 1"));
        for (int i = 1; i < 10_000; i++) {
            chain.add(Segment.of("s" + i, new InSegment("s" + (i - 1))));
        }
        Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            Segments segments = new Segments(chain);
            assertThat(segments.dependents("s0")).hasSize(9_999);
            assertThatExceptionOfType(SegmentsException.class)
                    .isThrownBy(() -> segments.bound(Vocabulary.standard()))
                    .withMessageContaining("The segment (s100) grows too large with all that it refers to.")
                    .withMessageContaining("nests more than (100) deep");
            chain.set(0, Segment.of("s0", new InSegment("s9999")));
            assertThatExceptionOfType(SegmentsException.class)
                    .isThrownBy(() -> new Segments(chain))
                    .withMessageContaining("s0 -> s9999 -> s9998")
                    .withMessageContaining("s1 -> s0.");
            chain.set(0, Segment.of("s0", Rule.everyone()));
            assertThat(new Segments(chain.subList(0, 99)).of(POOR)).hasSize(99);
        });
    }

    @Test
    void oneBadDefinitionLeavesTheOthersWorking() {
        SegmentCheck check = SegmentCheck.of(
                List.of(
                        Segment.define("large", "employees >= 250", SegmentationDomain.VOCABULARY),
                        Segment.define("large and loyal", "in segment \"large\" and in segment \"loyal\""),
                        Segment.define("loyal", "count(purchase) >= 2"),
                        Segment.define("lost", "in segment \"gone\""),
                        Segment.define("a", "in segment \"b\""),
                        Segment.define("b", "in segment \"a\"")),
                Vocabulary.standard());
        assertThat(names(check.usable().segments())).containsExactly("loyal");
        assertThat(check.problems().stream().map(SegmentProblem::segment))
                .containsExactlyInAnyOrder("large", "large and loyal", "lost", "a", "b");
        assertThat(check.problemsOf("b"))
                .containsExactly(new SegmentProblem(
                        "b", "The segment (b) refers to one that cannot be used.", "Maybe mend that one first?"));
        assertThat(check.problemsOf("loyal")).isEmpty();
        assertThat(check.problems().toString()).contains("There is no attribute (employees)");
    }

    @Test
    void readsWhatEarlierVersionsWrote() {
        String old = """
                {"name":"gold","rule":{"rule":"all-of","rules":[]},"description":"Our best","owner":"sales","version":3}""";
        Segment segment = Json.read(old, Segment.class);
        assertThat(segment.note()).isEqualTo("Our best");
        assertThat(segment.version()).isEqualTo(3);
        assertThat(segment.entries().isEmpty()).isTrue();
        assertThat(Json.write(segment)).isEqualTo("""
                        {"name":"gold","rule":{"schema":1,"rule":{"rule":"all-of","rules":[]}},"owner":"sales","note":"Our best","version":3}""");
    }

    private static List<String> names(List<Segment> segments) {
        return segments.stream().map(Segment::name).toList();
    }
}
