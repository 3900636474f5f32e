package org.clientela.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.clientela.SegmentationDomain;
import org.clientela.json.Json;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final List<Contribution> PARTS =
            List.of(new Contribution("size", 0.1, "12 employees"), new Contribution("age", 0.2, "since 2020"));

    @Test
    void isTheSumOfItsContributions() {
        Score score = Score.of(PARTS, "fit", "1", SegmentationDomain.AS_OF);
        assertThat(score.value()).isEqualTo(0.1 + 0.2);
        assertThat(score).hasToString("""
                        0.30000000000000004 by fit, 1
                          0.1 size: 12 employees
                          0.2 age: since 2020""");
        assertThat(new Score(0.3, PARTS, "fit", "1", SegmentationDomain.AS_OF).value())
                .isEqualTo(0.3);
        assertThat(Json.read(Json.write(score), Score.class)).isEqualTo(score);
    }

    @Test
    void refusesContributionsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Score(0.300001, PARTS, "fit", "1", SegmentationDomain.AS_OF))
                .withMessageContaining("Maybe use Score.of, which adds them up?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Score(Double.NaN, PARTS, "fit", "1", SegmentationDomain.AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Score.of(List.of(), "fit", "1", SegmentationDomain.AS_OF));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Contribution("size", Double.POSITIVE_INFINITY, "too many"))
                .withMessageContaining("The contribution (size) is (Infinity), which is no number.");
    }
}
