package org.clientela.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.clientela.internal.Checks;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;

/**
 * Segments of which each customer is in exactly one: the first that it matches, or the rest. A value; travels as JSON.
 *
 * <pre>{@code
 * Partition byValue = Partition.of("others",
 *         Segment.define("gold", "sum(purchase.amount, last 12 months) >= 10000 EUR"),
 *         Segment.define("silver", "sum(purchase.amount, last 12 months) >= 1000 EUR"));
 * byValue.of(profile).segment();
 * byValue.of(population).count("gold");
 * }</pre>
 *
 * <p>A segment of which it is not known whether the customer is in it is passed over, as one it is not in.
 *
 * @param segments the first one goes first
 * @param rest the name of those who are in none of them
 */
public record Partition(List<Segment> segments, String rest) {
    /** Refuses two of one name. */
    public Partition {
        Checks.id("name of the rest", Checks.name("name of the rest", rest));
        segments = SegmentNames.distinct(segments, Set.of(rest));
    }

    /**
     * A partition.
     *
     * @param rest the name of those who are in none of the segments
     * @param segments the first one goes first
     * @return the partition
     */
    public static Partition of(String rest, Segment... segments) {
        return new Partition(List.of(segments), rest);
    }

    /**
     * The names of its parts.
     *
     * @return in their order, the rest last
     */
    public List<String> names() {
        List<String> names =
                new ArrayList<>(segments.stream().map(Segment::name).toList());
        names.add(rest);
        return List.copyOf(names);
    }

    /**
     * The same with all it refers to at hand, so that it can be asked. Its segments may refer to one another, which asks for
     * who is in a segment and not for who is in a part, and to others.
     *
     * @param others further segments; if one has the name of a segment of the partition, it is that segment
     * @param vocabulary that has the derived metrics; those of parsed rules have their meaning already
     * @return to be asked for a profile or a population
     * @throws IllegalArgumentException if a segment refers to what is in neither, in a circle or to too much, or if one name
     *     has two definitions
     */
    public BoundPartition bound(Segments others, Vocabulary vocabulary) {
        return new BoundPartition(this, SegmentNames.joined(segments, others.segments()), vocabulary);
    }

    /**
     * The part a customer is in, and why in none before it. For segments that refer to others use {@link #bound}.
     *
     * @param profile the customer at an instant
     * @return its place
     */
    public Place of(CustomerProfile profile) {
        return bound(Segments.of(), Vocabulary.standard()).of(profile);
    }

    /**
     * The part each customer of a population is in. A metric that several rules ask for is computed once.
     *
     * @param population the customers
     * @return the same part for each as {@link #of(CustomerProfile)} gives
     */
    public Places of(Population population) {
        return bound(Segments.of(), Vocabulary.standard()).of(population);
    }
}
