package org.clientela.segment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.rule.Rule;
import org.clientela.rule.Truths;
import org.clientela.text.Suggestion;

/**
 * Segments side by side, each of its own name; a customer may be in none, one or many. A value; travels as JSON.
 *
 * @param segments in their order
 */
public record Segments(List<Segment> segments) {
    /** Refuses two of one name. */
    public Segments {
        segments = SegmentNames.distinct(segments, Set.of());
    }

    /**
     * Some segments.
     *
     * @param segments each of its own name
     * @return in that order
     */
    public static Segments of(Segment... segments) {
        return new Segments(List.of(segments));
    }

    /**
     * The same, with a segment more or another definition of one.
     *
     * @param segment replaces the one of its name, or comes last
     * @return the copy
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
     * The segments a customer is in.
     *
     * @param profile the customer at an instant
     * @return in their order
     */
    public List<Segment> of(CustomerProfile profile) {
        return segments.stream().filter(segment -> segment.contains(profile)).toList();
    }

    /**
     * Who of a population is in which segment. A metric that several rules ask for is computed once.
     *
     * @param population the customers
     * @return the members of each segment by its name, in their order
     */
    public Map<String, Members> members(Population population) {
        List<Truths> truths = Rule.test(segments.stream().map(Segment::rule).toList(), population);
        Map<String, Members> members = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            members.put(
                    segments.get(i).name(),
                    new Members(population, truths.get(i).matching()));
        }
        return Collections.unmodifiableMap(members);
    }

    private List<String> names() {
        return segments.stream().map(Segment::name).toList();
    }
}
