package org.clientela.segment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleTooComplexException;
import org.clientela.rule.Truths;
import org.clientela.rule.Verdict;

/**
 * Segments that have all they refer to at hand, so that they can be asked: what {@link Segments#bound} gives. Keep the
 * {@linkplain #definitions() definitions}, and these as long as they stay the same. Immutable and safe for many threads.
 */
public final class BoundSegments {
    private final Segments definitions;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    BoundSegments(Segments definitions, Vocabulary vocabulary) {
        this.definitions = definitions;
        Map<String, Rule> bound = new LinkedHashMap<>();
        for (Segment segment : definitions.inOrder()) {
            bound.put(segment.name(), bind(segment, name -> Objects.requireNonNull(bound.get(name)), vocabulary));
        }
        definitions.segments().forEach(s -> rules.put(s.name(), Objects.requireNonNull(bound.get(s.name()))));
    }

    static Rule bind(Segment segment, Function<String, Rule> others, Vocabulary vocabulary) {
        try {
            return segment.membership().bind(others, vocabulary);
        } catch (RuleTooComplexException e) {
            String problem = "The segment (%s) grows too large with all that it refers to. %s"
                    .formatted(
                            segment.name(),
                            String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            throw new SegmentsException(List.of(
                    new SegmentProblem(segment.name(), problem, "Maybe let fewer refer to one another in a row?")));
        }
    }

    /**
     * What they were made of.
     *
     * @return in their order
     */
    public Segments definitions() {
        return definitions;
    }

    /**
     * What decides whether a customer is in a segment, bound: it can be tested, explained, and asked until when its answer holds.
     *
     * @param name of a segment
     * @return its rule and its entries by hand, in one
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public Rule rule(String name) {
        definitions.get(name);
        return Objects.requireNonNull(rules.get(name));
    }

    /**
     * The same by name.
     *
     * @return the bound rule of each segment, in their order
     */
    public Map<String, Rule> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /**
     * The segments a customer is in.
     *
     * @param profile the customer at an instant
     * @return in their order
     */
    public List<Segment> of(CustomerProfile profile) {
        return definitions.segments().stream()
                .filter(segment ->
                        Objects.requireNonNull(rules.get(segment.name())).matches(profile))
                .toList();
    }

    /**
     * Whether a customer is in a segment, and why.
     *
     * @param name of the segment
     * @param profile the customer at an instant
     * @return the answer with its reasons, and until when it holds
     * @throws IllegalArgumentException if there is no such segment, with the nearest name
     */
    public Verdict explain(String name, CustomerProfile profile) {
        return rule(name).verdict(profile);
    }

    /**
     * Who of a population is in which segment. A metric that several rules ask for is computed once.
     *
     * @param population the customers
     * @return the members of each segment by its name, in their order
     */
    public Map<String, Members> members(Population population) {
        List<Truths> truths = Rule.test(rules.values(), population);
        Map<String, Members> members = new LinkedHashMap<>();
        int next = 0;
        for (String name : rules.keySet()) {
            members.put(name, new Members(population, truths.get(next++).matching()));
        }
        return Collections.unmodifiableMap(members);
    }

    /**
     * Who of a population is in a segment.
     *
     * @param name of the segment
     * @param population the customers
     * @return its members
     * @throws IllegalArgumentException if there is no such segment, with the nearest name
     */
    public Members members(String name, Population population) {
        return new Members(population, rule(name).test(population).matching());
    }

    /**
     * The names.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "BoundSegments" + rules.keySet();
    }
}
