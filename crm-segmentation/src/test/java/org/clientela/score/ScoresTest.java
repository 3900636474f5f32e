package org.clientela.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.population;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Truth;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.clientela.score.rfm.Rfm;
import org.clientela.score.rfm.RfmModel;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final CustomerProfile ONCE = profile(customer("c-1").build(), purchase("c-1", 100, "EUR 5"));
    private static final CustomerProfile OFTEN = profile(
            customer("c-2").build(),
            purchase("c-2", 1, "EUR 50"),
            purchase("c-2", 2, "EUR 60"),
            purchase("c-2", 3, "EUR 70"));
    private static final CustomerProfile NEVER = profile(customer("c-3").build());

    private static final ScoringModel PURCHASES = profile -> profile.events().isEmpty()
            ? Optional.empty()
            : Optional.of(Score.of(
                    List.of(new Contribution("purchases", profile.events().size(), "counted")),
                    "count",
                    "1",
                    profile.asOf()));

    private static final Vocabulary WORDS = Scores.none()
            .with("count", PURCHASES, ScoreBand.of("many", 3), ScoreBand.of("few", 1))
            .in(Vocabulary.standard());

    @Test
    void a_rule_asks_for_a_score_and_for_its_band() {
        Rule score = Rule.parse("score(\"count\") >= 2", WORDS);
        Rule band = Rule.parse("band(\"count\") = \"many\"", WORDS);
        for (Rule rule : List.of(score, band)) {
            assertThat(rule.test(ONCE)).isEqualTo(Truth.FALSE);
            assertThat(rule.test(OFTEN)).isEqualTo(Truth.TRUE);
            assertThat(rule.test(NEVER)).isEqualTo(Truth.UNKNOWN);
            assertThat(rule.test(population(List.of(ONCE, OFTEN, NEVER)))
                            .matching()
                            .toString())
                    .isEqualTo("{1}");
        }
        assertThat(band.explain(OFTEN)).hasToString("✓ band(\"count\"): \"many\", expected = \"many\"");
    }

    @Test
    void a_rule_that_was_read_is_bound_before_it_is_asked() {
        Rule rule = Json.read(Json.write(Rule.parse("band(\"count\") = \"few\"", WORDS)), Rule.class);
        assertThatThrownBy(() -> rule.test(ONCE)).isInstanceOf(IllegalStateException.class);
        Rule bound = rule.bind(
                name -> {
                    throw new IllegalArgumentException(name);
                },
                WORDS);
        assertThat(bound.test(ONCE)).isEqualTo(Truth.TRUE);
    }

    @Test
    void it_holds_until_the_score_may_change() {
        RfmModel rfm = Rfm.quintiles().fit(population(List.of(ONCE, OFTEN)));
        Rule rule =
                Rule.parse("score(\"rfm\") >= 3", Scores.none().with("rfm", rfm).in(Vocabulary.standard()));
        Instant until = rule.validUntil(OFTEN);
        assertThat(until).isAfter(OFTEN.asOf());
        assertThat(rule.test(OFTEN.asOf(until.minus(Duration.ofNanos(1))))).isEqualTo(rule.test(OFTEN));
    }

    @Test
    void typing_errors_are_found() {
        assertThatThrownBy(() -> Rule.parse("score(\"cuont\") >= 2", WORDS))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("count");
        assertThatThrownBy(() -> Rule.parse("score(\"count\") = \"many\"", WORDS))
                .isInstanceOf(RuleException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.none().with("s", PURCHASES, ScoreBand.of("a", 1), ScoreBand.of("b", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scores.none().with("s", PURCHASES, ScoreBand.of("a", 1), ScoreBand.of("a", 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreBand.of("a", Double.NaN));
    }
}
