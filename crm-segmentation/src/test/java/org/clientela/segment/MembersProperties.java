package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clientela.SegmentationDomain;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;

/** The sets of members, held against java.util.HashSet. */
class MembersProperties {
    /** Large enough for several chunks of a bitmap. */
    private static final Population LARGE = population(150_000);

    private static final Population SMALL = population(20);

    @Property
    void the_algebra_is_that_of_sets(@ForAll("twoSets") List<Set<Integer>> sets) {
        check(SMALL, sets.get(0), sets.get(1));
    }

    @Property(tries = 10)
    void the_algebra_of_few_among_many_is_that_of_sets(@ForAll("twoSets") List<Set<Integer>> sets) {
        check(LARGE, sets.get(0), sets.get(1));
    }

    /** Ranges, so that runs, arrays and bitmaps meet. */
    @Property(tries = 10)
    void the_algebra_of_ranges_is_that_of_sets(@ForAll("ranges") List<int[]> one, @ForAll("ranges") List<int[]> other) {
        check(LARGE, inRanges(one), inRanges(other));
    }

    private static void check(Population population, Set<Integer> a, Set<Integer> b) {
        Set<Integer> one = within(a, population);
        Set<Integer> other = within(b, population);
        Members first = members(population, one);
        Members second = members(population, other);

        Set<Integer> both = new HashSet<>(one);
        both.retainAll(other);
        Set<Integer> either = new HashSet<>(one);
        either.addAll(other);
        Set<Integer> onlyFirst = new HashSet<>(one);
        onlyFirst.removeAll(other);
        Set<Integer> others = new HashSet<>();
        for (int i = 0; i < population.size(); i++) {
            others.add(i);
        }
        others.removeAll(one);

        assertHolds(first, one);
        assertHolds(first.and(second), both);
        assertHolds(first.or(second), either);
        assertHolds(first.minus(second), onlyFirst);
        assertHolds(first.complement(), others);
        assertThat(first.countOfBoth(second)).isEqualTo(both.size());
        assertThat(first.countOfEither(second)).isEqualTo(either.size());
        assertThat(first.equals(second)).isEqualTo(one.equals(other));
        assertThat(first.complement().complement()).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(first.or(first.complement())).isEqualTo(Members.everyone(population));
        assertThat(Members.of(population, first.ids())).isEqualTo(first);
    }

    @Example
    void those_seen_from_another_instant_are_of_the_same_customers() {
        Population earlier = SMALL.asOf(SegmentationDomain.AS_OF.minusSeconds(86_400));
        Members then = members(earlier, Set.of(1, 2, 3));
        Members now = members(SMALL, Set.of(2, 3, 4));
        assertThat(then.minus(now).ids()).containsExactly(SMALL.customer(1));
        assertThat(members(earlier, Set.of(2, 3, 4))).isEqualTo(now);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> now.and(Members.everyone(population(21))))
                .withMessage(
                        "The members are of other customers: of (20) and of (21).%nMaybe ask both of one population, or of population.asOf(instant)?"
                                .formatted());
        assertThat(now).isNotEqualTo(members(population(21), Set.of(2, 3, 4)));
        assertThat(now.population()).isSameAs(SMALL);
    }

    @Example
    void the_ends_are_kept() {
        Members some = members(SMALL, Set.of(0, 19));
        assertThat(some.contains(-1)).isFalse();
        assertThat(some.contains(20)).isFalse();
        assertThat(some.contains(CustomerId.of("nobody"))).isFalse();
        assertThat(some.ids().contains("c00000")).isFalse();
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> some.ids().get(2));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> members(SMALL, Set.of()).ids().iterator().next());
        assertThat(Members.of(SMALL, List.of(CustomerId.of("nobody"))).isEmpty())
                .isTrue();
    }

    @Example
    void few_of_many_take_little() {
        assertThat(members(LARGE, Set.of(1, 77_777, 149_999)).bytes()).isLessThan(100);
        assertThat(Members.everyone(LARGE).bytes()).isLessThan(100);
        BitSet odd = new BitSet();
        for (int i = 1; i < LARGE.size(); i += 2) {
            odd.set(i);
        }
        assertThat(new Members(LARGE, odd).bytes()).isLessThan(LARGE.size() / 8 + 10_000);
    }

    private static void assertHolds(Members members, Set<Integer> indexes) {
        Population population = members.population();
        List<Integer> ascending = indexes.stream().sorted().toList();
        assertThat(members.count()).isEqualTo(indexes.size());
        assertThat(members.isEmpty()).isEqualTo(indexes.isEmpty());
        assertThat(members.share()).isEqualTo((double) indexes.size() / population.size());
        assertThat(members.indexes().boxed().toList()).isEqualTo(ascending);
        assertThat(new ArrayList<>(members.ids()))
                .isEqualTo(ascending.stream().map(population::customer).toList());
        for (int i = 0; i < 20; i++) {
            assertThat(members.contains(i)).isEqualTo(indexes.contains(i));
            assertThat(members.contains(population.customer(i))).isEqualTo(indexes.contains(i));
        }
        if (!indexes.isEmpty()) {
            int last = indexes.size() - 1;
            assertThat(members.ids().get(last)).isEqualTo(population.customer(ascending.get(last)));
        }
    }

    @Provide
    Arbitrary<List<Set<Integer>>> twoSets() {
        return Arbitraries.integers()
                .between(0, 149_999)
                .map(i -> i % 3 == 0 ? i % 20 : i)
                .set()
                .ofMaxSize(30)
                .list()
                .ofSize(2);
    }

    @Provide
    Arbitrary<List<int[]>> ranges() {
        return Arbitraries.integers()
                .between(0, 149_999)
                .array(int[].class)
                .ofSize(2)
                .list()
                .ofMaxSize(3);
    }

    private static Set<Integer> inRanges(List<int[]> ranges) {
        Set<Integer> set = new HashSet<>();
        for (int[] range : ranges) {
            Arrays.sort(range);
            for (int i = range[0]; i < range[1]; i += 1 + range[0] % 3) {
                set.add(i);
            }
        }
        return set;
    }

    private static Set<Integer> within(Collection<Integer> set, Population population) {
        Set<Integer> within = new HashSet<>(set);
        within.removeIf(i -> i >= population.size());
        return within;
    }

    private static Members members(Population population, Set<Integer> indexes) {
        BitSet bits = new BitSet();
        indexes.forEach(bits::set);
        return new Members(population, bits);
    }

    private static Population population(int size) {
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, SegmentationDomain.EUR);
        for (int i = 0; i < size; i++) {
            builder.customer(SegmentationDomain.customer("c%06d".formatted(i)).build());
        }
        return builder.build(SegmentationDomain.AS_OF);
    }
}
