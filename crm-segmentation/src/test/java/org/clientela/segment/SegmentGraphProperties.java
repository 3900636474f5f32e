package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.InSegment;
import org.clientela.rule.Rule;

/** References at random, held against the closure by repeated joining (Warshall 1962). */
class SegmentGraphProperties {
    private static final int MOST = 7;

    @Property
    void circles_are_refused_and_nothing_else(@ForAll("references") List<Set<Integer>> references) {
        boolean[][] reaches = closure(references);
        boolean isCircular = IntStream.range(0, references.size()).anyMatch(i -> reaches[i][i]);
        List<Segment> segments = segments(references);
        try {
            Segments accepted = new Segments(segments);
            assertThat(isCircular).isFalse();
            assertInOrder(accepted, reaches);
        } catch (SegmentsException e) {
            assertThat(isCircular).isTrue();
            e.problems().forEach(problem -> assertIsCircle(problem.problem(), references));
        }
    }

    @Property
    void what_a_circle_leaves_can_be_used(@ForAll("references") List<Set<Integer>> references) {
        boolean[][] reaches = closure(references);
        SegmentCheck check = SegmentCheck.of(segments(references), Vocabulary.standard());
        for (int i = 0; i < references.size(); i++) {
            int from = i;
            boolean isSound = IntStream.range(0, references.size())
                    .noneMatch(to -> reaches[to][to] && (from == to || reaches[from][to]));
            assertThat(check.usable().find("s" + i).isPresent()).isEqualTo(isSound);
            assertThat(check.problemsOf("s" + i).isEmpty()).isEqualTo(isSound);
        }
    }

    private static void assertInOrder(Segments segments, boolean[][] reaches) {
        List<String> order = segments.inOrder().stream().map(Segment::name).toList();
        assertThat(order).hasSameSizeAs(segments.segments());
        for (int i = 0; i < reaches.length; i++) {
            Set<String> dependents = new HashSet<>();
            for (int j = 0; j < reaches.length; j++) {
                if (reaches[j][i]) {
                    dependents.add("s" + j);
                    assertThat(order.indexOf("s" + i)).isLessThan(order.indexOf("s" + j));
                }
            }
            List<String> found = List.copyOf(segments.dependents("s" + i));
            assertThat(found).containsExactlyInAnyOrderElementsOf(dependents);
            assertThat(found)
                    .isEqualTo(order.stream().filter(dependents::contains).toList());
        }
    }

    private static void assertIsCircle(String problem, List<Set<Integer>> references) {
        String[] circle = problem.substring(problem.indexOf(": ") + 2, problem.length() - 1)
                .split(" -> ");
        assertThat(circle[0]).isEqualTo(circle[circle.length - 1]);
        for (int i = 1; i < circle.length; i++) {
            assertThat(references.get(number(circle[i - 1]))).contains(number(circle[i]));
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private static boolean[][] closure(List<Set<Integer>> references) {
        int size = references.size();
        boolean[][] reaches = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int to : references.get(i)) {
                reaches[i][to] = true;
            }
        }
        for (int by = 0; by < size; by++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reaches[i][j] |= reaches[i][by] && reaches[by][j];
                }
            }
        }
        return reaches;
    }

    private static List<Segment> segments(List<Set<Integer>> references) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            Rule[] others = references.get(i).stream()
                    .map(to -> new InSegment("s" + to).negated())
                    .toArray(Rule[]::new);
            segments.add(Segment.of("s" + i, Rule.anyOf(others)));
        }
        return segments;
    }

    @Provide
    Arbitrary<List<Set<Integer>>> references() {
        return Arbitraries.integers()
                .between(1, MOST)
                .flatMap(size -> Arbitraries.integers()
                        .between(0, size - 1)
                        .set()
                        .ofMaxSize(2)
                        .list()
                        .ofSize(size));
    }
}
