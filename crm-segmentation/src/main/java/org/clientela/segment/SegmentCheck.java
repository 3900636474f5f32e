package org.clientela.segment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleProblem;

/**
 * Definitions held against a vocabulary and one another: those that can be used, and what is wrong with the others. One bad
 * definition takes with it those that refer to it and leaves all others working.
 *
 * @param usable in their order
 * @param problems of the others
 */
public record SegmentCheck(Segments usable, List<SegmentProblem> problems) {
    /** Copies the problems. */
    public SegmentCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Checks definitions of unknown origin: stored ones, or such as came as JSON.
     *
     * @param segments each of its own name
     * @param vocabulary the words they may use, and their types
     * @return what can be used, and what is wrong with the rest
     */
    public static SegmentCheck of(Collection<Segment> segments, Vocabulary vocabulary) {
        return of(segments, vocabulary, segment -> false);
    }

    /**
     * The same, for definitions some of which were held against the vocabulary before: that is what costs most.
     *
     * @param segments each of its own name
     * @param vocabulary the words they may use, and their types
     * @param fits which of them are known to fit the vocabulary; what they refer to is checked nevertheless
     * @return what can be used, and what is wrong with the rest
     */
    public static SegmentCheck of(Collection<Segment> segments, Vocabulary vocabulary, Predicate<Segment> fits) {
        SegmentGraph graph = new SegmentGraph(segments);
        List<SegmentProblem> problems = new ArrayList<>(graph.problems());
        Set<String> unsound = new HashSet<>(graph.unsound());
        for (Segment segment : segments) {
            for (RuleProblem problem : wordsOf(segment, vocabulary, fits)) {
                unsound.add(segment.name());
                problems.add(new SegmentProblem(
                        segment.name(),
                        "The segment (%s) has a rule that does not fit the vocabulary. %s"
                                .formatted(segment.name(), problem.problem()),
                        problem.hint()));
            }
        }
        dropDependents(graph, unsound, problems);
        List<Segment> sound = segments.stream()
                .filter(segment -> !unsound.contains(segment.name()))
                .toList();
        Set<String> tooLarge = tooLarge(new Segments(sound), vocabulary, problems);
        return new SegmentCheck(
                new Segments(sound.stream()
                        .filter(segment -> !tooLarge.contains(segment.name()))
                        .toList()),
                problems);
    }

    /**
     * What is wrong with one.
     *
     * @param name of a segment
     * @return empty if nothing is
     */
    public List<SegmentProblem> problemsOf(String name) {
        return problems.stream()
                .filter(problem -> problem.segment().equals(name))
                .toList();
    }

    private static List<RuleProblem> wordsOf(Segment segment, Vocabulary vocabulary, Predicate<Segment> fits) {
        return fits.test(segment) ? List.of() : segment.rule().check(vocabulary);
    }

    /** Those that refer to such as cannot be used, be it in a circle. */
    private static void dropDependents(SegmentGraph graph, Set<String> unsound, List<SegmentProblem> problems) {
        Set<String> named = new HashSet<>();
        problems.forEach(problem -> named.add(problem.segment()));
        Set<String> others = new LinkedHashSet<>(unsound);
        others.addAll(graph.dependents(unsound));
        others.removeAll(named);
        for (String other : others) {
            problems.add(refersToUnusable(other));
            unsound.add(other);
        }
    }

    private static SegmentProblem refersToUnusable(String segment) {
        return new SegmentProblem(
                segment,
                "The segment (%s) refers to one that cannot be used.".formatted(segment),
                "Maybe mend that one first?");
    }

    private static Set<String> tooLarge(Segments sound, Vocabulary vocabulary, List<SegmentProblem> problems) {
        Map<String, Rule> bound = new LinkedHashMap<>();
        Set<String> tooLarge = new HashSet<>();
        for (Segment segment : sound.inOrder()) {
            if (segment.rule().segments().stream().anyMatch(tooLarge::contains)) {
                tooLarge.add(segment.name());
                problems.add(refersToUnusable(segment.name()));
                continue;
            }
            try {
                bound.put(
                        segment.name(),
                        BoundSegments.bind(segment, name -> Objects.requireNonNull(bound.get(name)), vocabulary));
            } catch (SegmentsException e) {
                tooLarge.add(segment.name());
                problems.addAll(e.problems());
            }
        }
        return tooLarge;
    }
}
