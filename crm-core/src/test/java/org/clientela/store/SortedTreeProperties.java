package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SortedTreeProperties {
    /** Even numbers are put, odd ones take the even number below away. */
    private static SortedTree<Integer, String> step(SortedTree<Integer, String> tree, int step, int turn) {
        return step % 2 == 0 ? tree.with(step, "turn " + turn) : tree.without(step - 1);
    }

    private static void step(SortedMap<Integer, String> map, int step, int turn) {
        if (step % 2 == 0) {
            map.put(step, "turn " + turn);
        } else {
            map.remove(step - 1);
        }
    }

    @Property
    void behaves_as_a_TreeMap_at_every_step_and_so_does_every_older_version(
            @ForAll @Size(max = 60) List<@IntRange(max = 40) Integer> steps) {
        SortedTree<Integer, String> tree = SortedTree.empty();
        SortedMap<Integer, String> map = new TreeMap<>();
        List<SortedTree<Integer, String>> trees = new ArrayList<>();
        List<SortedMap<Integer, String>> maps = new ArrayList<>();
        for (int turn = 0; turn < steps.size(); turn++) {
            tree = step(tree, steps.get(turn), turn);
            step(map, steps.get(turn), turn);
            trees.add(tree);
            maps.add(new TreeMap<>(map));
        }

        for (int version = 0; version < trees.size(); version++) {
            assertSame(trees.get(version), maps.get(version));
        }
    }

    private static void assertSame(SortedTree<Integer, String> tree, SortedMap<Integer, String> map) {
        assertThat(tree.size()).isEqualTo(map.size());
        assertThat(entries(tree.ascending())).isEqualTo(map);
        for (int key = -1; key <= 42; key++) {
            assertThat(tree.get(key)).isEqualTo(map.get(key));
            assertThat(entries(tree.ascendingFrom(key))).isEqualTo(map.tailMap(key));
            assertThat(entries(tree.ascendingAfter(key))).isEqualTo(map.tailMap(key + 1));
        }
    }

    private static SortedMap<Integer, String> entries(Iterator<SortedTree.Entry<Integer, String>> ascending) {
        TreeMap<Integer, String> entries = new TreeMap<>();
        while (ascending.hasNext()) {
            SortedTree.Entry<Integer, String> entry = ascending.next();
            assertThat(entries.isEmpty() || entries.lastKey() < entry.key()).isTrue();
            entries.put(entry.key(), entry.value());
        }
        return entries;
    }

    @Property(tries = 50)
    void stays_low_whatever_comes_and_goes(
            @ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll @IntRange(min = 2, max = 7) int everyNth) {
        SortedTree<Integer, String> tree = SortedTree.empty();
        for (int key = 0; key < size; key++) {
            tree = tree.with(key, "");
            assertLow(tree);
        }
        for (int key = 0; key < size; key++) {
            tree = key % everyNth == 0 ? tree : tree.without(key);
            assertLow(tree);
        }
        for (int key = 0; key < size / 2; key++) {
            tree = tree.without(key);
            assertLow(tree);
        }
    }

    /** With sides of weight 1 to 3 at the worst, each step down leaves at most three quarters of the weight. */
    private static void assertLow(SortedTree<Integer, String> tree) {
        double bound = Math.log(tree.size() + 1.0) / Math.log(4.0 / 3.0) + 1;
        assertThat(tree.height()).isLessThanOrEqualTo((int) bound);
    }

    @Example
    void keeps_an_order_of_its_own() {
        SortedTree<String, Integer> tree = SortedTree.<String, Integer>empty(Comparator.reverseOrder())
                .with("a", 1)
                .with("b", 2);

        assertThat(tree.ascending().next().key()).isEqualTo("b");
    }

    @Example
    void is_the_same_tree_if_there_is_nothing_to_take_away() {
        SortedTree<String, Integer> tree = SortedTree.<String, Integer>empty().with("a", 1);

        assertThat(tree.without("b")).isSameAs(tree);
    }

    @Example
    void has_no_entry_behind_the_last() {
        SortedTree<String, Integer> tree = SortedTree.empty();

        assertThatThrownBy(() -> tree.ascending().next()).isInstanceOf(NoSuchElementException.class);
    }
}
