package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ContrastProperties {
    /** The slow and obvious way: every one of these against every one of those. */
    @Property
    void cliffs_delta_is_what_all_pairs_say(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 12) Integer> values,
            @ForAll @IntRange(min = 1, max = 39) int cut) {
        int size = Math.min(cut, values.size() - 1);
        Difference.OfNumbers difference = (Difference.OfNumbers)
                contrast(values, i -> i < size).findings().get(0).difference();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = size; j < values.size(); j++) {
                sum += Integer.signum(values.get(i).compareTo(values.get(j)));
            }
        }
        assertThat(difference.cliffsDelta()).isCloseTo(sum / (size * (double) (values.size() - size)), within(1e-12));
    }

    @Property
    void exchanging_the_groups_changes_the_sign_and_nothing_else(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 12) Integer> values,
            @ForAll @IntRange(min = 1, max = 39) int cut) {
        int size = Math.min(cut, values.size() - 1);
        Difference forth = contrast(values, i -> i < size).findings().get(0).difference();
        Difference back = contrast(values, i -> i >= size).findings().get(0).difference();
        assertThat(back.effect()).isCloseTo(-forth.effect(), within(1e-9));
        assertThat(back.lnP()).isCloseTo(forth.lnP(), within(1e-9));
        assertThat(forth.lnP()).isLessThanOrEqualTo(0);
    }

    @Property
    void shares_and_effects_have_one_sign(
            @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 3) Integer> codes,
            @ForAll @IntRange(min = 1, max = 59) int cut) {
        int size = Math.min(cut, codes.size() - 1);
        Column column = Column.categories(
                "c",
                List.of("a", "b", "c", "d"),
                codes.stream().mapToInt(Integer::intValue).toArray());
        Contrast contrast = Contrast.between(List.of(column), i -> i < size, i -> i >= size, Suppression.NONE);
        contrast.findings().forEach(finding -> {
            Difference.OfShares shares = (Difference.OfShares) finding.difference();
            assertThat(Math.signum(shares.effect()))
                    .isEqualTo(
                            Math.signum(shares.these().share() - shares.those().share()));
            assertThat(shares.lnP()).isLessThanOrEqualTo(0);
            assertThat(shares.effect()).isBetween(-Math.PI, Math.PI);
        });
    }

    private static Contrast contrast(List<Integer> values, IntPredicate these) {
        Column column = Column.numbers(
                "n", values.stream().mapToDouble(Integer::doubleValue).toArray());
        return Contrast.between(List.of(column), these, these.negate(), Suppression.NONE);
    }
}
