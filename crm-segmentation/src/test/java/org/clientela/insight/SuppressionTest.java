package org.clientela.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    @Test
    void hidesTheSmallAndTheNextSmallest() {
        assertThat(Suppression.STANDARD.of(120, 3, 17, 40)).hasToString("[120, <5*, <5*, 40]");
        assertThat(Suppression.STANDARD.of(120, 3, 17, 40).total()).isEqualTo("180");
        assertThat(Suppression.STANDARD.of(120, 3, 17, 40).note())
                .isEqualTo("* fewer than 5 customers, or hidden so that such a group cannot be computed");
    }

    @Test
    void showsEmptyAndSufficientGroups() {
        assertThat(Suppression.STANDARD.of(120, 5, 0)).hasToString("[120, 5, 0]");
        assertThat(Suppression.STANDARD.of(120, 5, 0).hidesAny()).isFalse();
        assertThat(Suppression.NONE.of(1, 2, 3)).hasToString("[1, 2, 3]");
    }

    @Test
    void hidesAllThatAreAsSmallAsTheNextSmallest() {
        assertThat(Suppression.STANDARD.of(4, 9, 9, 10)).hasToString("[<5*, <5*, <5*, 10]");
    }

    @Test
    void hidesTheTotalOfSmallGroups() {
        assertThat(Suppression.STANDARD.of(1, 1, 1, 1, 1).total()).isEqualTo("<5*");
        assertThat(Suppression.below(10).of(3, 0).total()).isEqualTo("<10*");
    }

    @Test
    void refusesAThresholdThatHidesNobody() {
        for (int threshold : new int[] {0, 2}) {
            assertThatThrownBy(() -> Suppression.below(threshold))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(" + threshold + ")")
                    .hasMessageContaining("Maybe");
        }
        assertThatThrownBy(() -> Suppression.STANDARD.of(-1)).hasMessageContaining("negative");
    }

    /**
     * An attacker who knows the rule, the threshold, the total where it is shown, and every group that is shown, tries all
     * breakdowns that print the same: each small group has at least two sizes among them.
     */
    @Test
    void never_reveals_a_small_group() {
        for (int threshold : new int[] {3, 4, 5}) {
            for (int groups = 1; groups <= 4; groups++) {
                Suppression suppression = Suppression.below(threshold);
                Map<String, List<long[]>> bySight = new HashMap<>();
                for (long[] counts : breakdowns(groups, threshold + 5)) {
                    Suppression.Breakdown shown = suppression.of(counts);
                    bySight.computeIfAbsent(shown + " of " + shown.total(), sight -> new ArrayList<>())
                            .add(counts);
                }
                bySight.forEach((sight, candidates) -> assertAmbiguous(sight, candidates, suppression));
            }
        }
    }

    private static void assertAmbiguous(String sight, List<long[]> candidates, Suppression suppression) {
        for (int group = 0; group < candidates.get(0).length; group++) {
            int index = group;
            Set<Long> sizes = new HashSet<>();
            candidates.forEach(counts -> sizes.add(counts[index]));
            boolean small = sizes.stream().anyMatch(suppression::hides);
            assertThat(small && sizes.size() == 1)
                    .as("%s reveals %s", sight, sizes)
                    .isFalse();
        }
    }

    private static List<long[]> breakdowns(int groups, int largest) {
        List<long[]> all = List.of(new long[0]);
        for (int group = 0; group < groups; group++) {
            List<long[]> longer = new ArrayList<>();
            for (long[] counts : all) {
                LongStream.rangeClosed(0, largest).forEach(count -> {
                    long[] next = Arrays.copyOf(counts, counts.length + 1);
                    next[counts.length] = count;
                    longer.add(next);
                });
            }
            all = longer;
        }
        return all;
    }
}
