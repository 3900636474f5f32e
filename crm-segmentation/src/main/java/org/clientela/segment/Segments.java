package org.clientela.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.text.Suggestion;

/**
 * Segments side by side, each of its own name; a customer may be in none, one or many. They may refer to one another, by name
 * and never in a circle. A value; travels as JSON.
 *
 * <pre>{@code
 * Segments segments = Segments.of(
 *         Segment.define("loyal", "count(purchase, last 12 months) >= 3"),
 *         Segment.define("loyal abroad", "in segment \"loyal\" and country != \"DE\""));
 * segments.dependents("loyal");                              // [loyal abroad]
 * BoundSegments ready = segments.bound(Vocabulary.standard());
 * ready.of(profile);
 * }</pre>
 *
 * @param segments in their order
 */
public record Segments(List<Segment> segments) {
    /** Refuses two of one name, references to what is not there, and circles, all of them together. */
    public Segments {
        segments = SegmentNames.distinct(segments, Set.of());
        SegmentGraph graph = new SegmentGraph(segments);
        if (!graph.problems().isEmpty()) {
            throw new SegmentsException(graph.problems());
        }
    }

    /**
     * Some segments.
     *
     * @param segments each of its own name
     * @return in that order
     * @throws SegmentsException if one refers to what is not among them, or in a circle
     */
    public static Segments of(Segment... segments) {
        return new Segments(List.of(segments));
    }

    /**
     * The same, with a segment more or another definition of one.
     *
     * @param segment replaces the one of its name, or comes last
     * @return the copy
     * @throws SegmentsException if it refers to what is not there, or in a circle
     */
    public Segments with(Segment segment) {
        List<Segment> copy = new ArrayList<>(segments);
        int at = names().indexOf(segment.name());
        if (at < 0) {
            copy.add(segment);
        } else {
            copy.set(at, segment);
        }
        return new Segments(copy);
    }

    /**
     * The same, without a segment.
     *
     * @param name of a segment
     * @return the copy
     * @throws IllegalArgumentException if there is none, with the nearest name, or if others refer to it, by their names
     */
    public Segments without(String name) {
        requireUnused(get(name), "removed");
        return new Segments(segments.stream()
                .filter(segment -> !segment.name().equals(name))
                .toList());
    }

    /**
     * The same, with another name for a segment.
     *
     * @param name of a segment
     * @param newName that no other has
     * @return the copy; the segment keeps its place and its version
     * @throws IllegalArgumentException if there is none, with the nearest name, or if others refer to it, by their names
     */
    public Segments renamed(String name, String newName) {
        Segment old = get(name);
        requireUnused(old, "renamed");
        return new Segments(segments.stream()
                .map(segment -> segment.name().equals(name) ? segment.withName(newName) : segment)
                .toList());
    }

    /**
     * The segments in an order in which they can be evaluated.
     *
     * @return each behind those that it refers to
     */
    public List<Segment> inOrder() {
        Map<String, Segment> byName = new HashMap<>();
        segments.forEach(segment -> byName.put(segment.name(), segment));
        return new SegmentGraph(segments)
                .order().stream()
                        .map(name -> Objects.requireNonNull(byName.get(name)))
                        .toList();
    }

    /**
     * The segments that must be looked at again when one changes: those that refer to it, or to one that does, and so on. Those
     * that a segment refers to itself are {@link Rule#segments()} of its rule.
     *
     * @param name of a segment
     * @return their names in order of evaluation, without the one itself
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public Set<String> dependents(String name) {
        return new SegmentGraph(segments).dependents(Set.of(get(name).name()));
    }

    /**
     * The same with all they refer to at hand, so that they can be asked. Costs as much as they are large: keep it for many
     * questions.
     *
     * @param vocabulary that has the derived metrics; those of parsed rules have their meaning already
     * @return to be asked for a profile or a population
     * @throws SegmentsException if one grows too large with all that it refers to: more than {@value Rule#MAX_DEPTH} levels or
     *     {@value Rule#MAX_TESTS} tests in all
     */
    public BoundSegments bound(Vocabulary vocabulary) {
        return new BoundSegments(this, vocabulary);
    }

    /**
     * The segment of a name.
     *
     * @param name any
     * @return empty if there is none
     */
    public Optional<Segment> find(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name)).findFirst();
    }

    /**
     * The segment of a name.
     *
     * @param name of a segment
     * @return the segment
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public Segment get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no segment (%s).%n%s"
                        .formatted(name, Suggestion.hint(name, names()))
                        .stripTrailing()));
    }

    /**
     * The segments a customer is in. For many questions use {@link #bound}.
     *
     * @param profile the customer at an instant
     * @return in their order
     */
    public List<Segment> of(CustomerProfile profile) {
        return bound(Vocabulary.standard()).of(profile);
    }

    /**
     * Who of a population is in which segment. A metric that several rules ask for is computed once.
     *
     * @param population the customers
     * @return the members of each segment by its name, in their order
     */
    public Map<String, Members> members(Population population) {
        return bound(Vocabulary.standard()).members(population);
    }

    private void requireUnused(Segment segment, String what) {
        List<String> users = new SegmentGraph(segments).usersOf(segment.name());
        if (!users.isEmpty()) {
            throw new SegmentsException(List.of(SegmentProblem.inUse(segment.name(), what, users)));
        }
    }

    private List<String> names() {
        return segments.stream().map(Segment::name).toList();
    }
}
