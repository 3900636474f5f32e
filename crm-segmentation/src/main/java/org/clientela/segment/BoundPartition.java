package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.Verdict;

/**
 * A partition that has all it refers to at hand, so that it can be asked: what {@link Partition#bound} gives. Immutable and safe
 * for many threads.
 */
public final class BoundPartition {
    private final Partition definition;
    private final List<Rule> rules;

    BoundPartition(Partition definition, List<Segment> all, Vocabulary vocabulary) {
        this.definition = definition;
        BoundSegments bound = new Segments(all).bound(vocabulary);
        this.rules = definition.segments().stream()
                .map(segment -> bound.rule(segment.name()))
                .toList();
    }

    /**
     * What it was made of.
     *
     * @return the partition
     */
    public Partition definition() {
        return definition;
    }

    /**
     * The part a customer is in, and why in none before it.
     *
     * @param profile the customer at an instant
     * @return its place
     */
    public Place of(CustomerProfile profile) {
        List<Place.Step> steps = new ArrayList<>();
        Instant validUntil = Instant.MAX;
        for (int part = 0; part < rules.size(); part++) {
            String segment = definition.segments().get(part).name();
            Verdict verdict = rules.get(part).verdict(profile);
            steps.add(new Place.Step(segment, verdict.explanation()));
            validUntil = verdict.validUntil().isBefore(validUntil) ? verdict.validUntil() : validUntil;
            if (verdict.matches()) {
                return new Place(segment, steps, profile.asOf(), validUntil);
            }
        }
        return new Place(definition.rest(), steps, profile.asOf(), validUntil);
    }

    /**
     * The part each customer of a population is in. A metric that several rules ask for is computed once.
     *
     * @param population the customers
     * @return the same part for each as {@link #of(CustomerProfile)} gives
     */
    public Places of(Population population) {
        return new Places(definition.names(), Rule.test(rules, population), population);
    }

    /**
     * The names of the parts.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "BoundPartition" + definition.names();
    }
}
