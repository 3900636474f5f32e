package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    /** The fifteen comparisons of Benjamini and Hochberg (1995), section 4.2. */
    private static final double[] THROMBOLYSIS = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.000
    };

    /** There, at 0.05: "the Bonferroni approach … rejects three", "the new … rejects the four". */
    @Test
    void keepsWhatBenjaminiAndHochbergKeep() {
        List<Significance> family = Significance.ofFamily(ln(THROMBOLYSIS));
        assertThat(family.stream().filter(each -> each.benjaminiHochberg() <= 0.05))
                .hasSize(4);
        assertThat(family.stream().filter(each -> each.holm() <= 0.05)).hasSize(3);
        assertThat(family.get(3).benjaminiHochberg()).isCloseTo(0.0095 * 15 / 4, within(1e-12));
        assertThat(family.get(1).holm()).isCloseTo(0.0004 * 14, within(1e-12));
    }

    @Test
    void goesBelowTheRangeOfADouble() {
        List<Significance> family = Significance.ofFamily(-2_000, -1_000);
        assertThat(family.get(0).lnHolm()).isCloseTo(-2_000 + Math.log(2), within(1e-9));
        assertThat(family.get(0).p()).isZero();
        assertThat(family.get(1).lnHolm()).isCloseTo(-1_000, within(1e-9));
    }

    @Test
    void isWrittenWithTwoDigits() {
        assertThat(Significance.text(Math.log(0.0124))).isEqualTo("0.012");
        assertThat(Significance.text(Math.log(5.86e-258))).isEqualTo("5.9e-258");
        assertThat(Significance.text(-1_000 * Math.log(10) + Math.log(9.96))).isEqualTo("1.0e-999");
        assertThat(Significance.text(Double.NEGATIVE_INFINITY)).isEqualTo("0");
        assertThat(Significance.text(0)).isEqualTo("1.000");
    }

    @Test
    void refusesWhatIsNoLogarithmOfAProbability() {
        assertThatThrownBy(() -> Significance.ofFamily(0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    private static double[] ln(double... p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }
}
