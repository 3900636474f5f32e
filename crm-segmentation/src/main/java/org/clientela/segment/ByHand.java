package org.clientela.segment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.profile.Answers;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.segment.ManualEntry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a customer is in a segment, or out of it, by hand: a metric, so that explanation, validity and the pass over a
 * population follow as for any other. Its answer is the reason, or missing where no entry counts.
 */
final class ByHand implements DerivedMetric {
    private static final Criterion PRESENT = new Criterion(Operator.PRESENT, List.of());
    private static final Criterion MISSING = new Criterion(Operator.MISSING, List.of());

    private final Kind kind;
    private final ManualEntries entries;

    private ByHand(Kind kind, ManualEntries entries) {
        this.kind = kind;
        this.entries = entries;
    }

    /** The rule, unless an entry says otherwise. Neither test is ever unknown, so an unknown rule stays unknown. */
    static Rule over(Rule rule, String segment, ManualEntries entries) {
        Rule whole = rule;
        if (entries.has(Kind.INCLUDED)) {
            whole = Rule.anyOf(whole, test(Kind.INCLUDED, segment, entries, PRESENT));
        }
        if (entries.has(Kind.EXCLUDED)) {
            whole = Rule.allOf(whole, test(Kind.EXCLUDED, segment, entries, MISSING));
        }
        return whole;
    }

    private static Rule test(Kind kind, String segment, ManualEntries entries, Criterion criterion) {
        ByHand meaning = new ByHand(kind, entries);
        Metric metric = new Metric.Derived(meaning.name(), segment)
                .bind(Vocabulary.standard().withDerived(meaning));
        return Rule.where(metric, criterion);
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT) + "-by-hand";
    }

    @Override
    public Argument argument() {
        return Argument.REQUIRED;
    }

    @Override
    public ValueType type() {
        return ValueType.TEXT;
    }

    @Override
    public Value of(CustomerProfile profile, @Nullable String argument) {
        return entries.find(profile.id(), kind)
                .filter(entry -> entry.countsAt(profile.asOf()))
                .map(entry -> Value.of(entry.toString()))
                .orElse(Value.missing());
    }

    @Override
    public Answers of(Population population, @Nullable String argument) {
        Map<Integer, Value> present = new HashMap<>();
        for (ManualEntry entry : entries.entries()) {
            int index = population.indexOf(entry.customer());
            if (entry.kind() == kind && index >= 0 && entry.countsAt(population.asOf())) {
                present.put(index, Value.of(entry.toString()));
            }
        }
        return new Sparse(population.size(), present);
    }

    @Override
    public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
        return entries.find(profile.id(), kind)
                .map(entry -> entry.nextChange(profile.asOf()))
                .orElse(Instant.MAX);
    }

    /** Few of very many. */
    private record Sparse(int size, Map<Integer, Value> present) implements Answers {
        @Override
        public Value get(int index) {
            return present.getOrDefault(Objects.checkIndex(index, size), Value.missing());
        }
    }
}
