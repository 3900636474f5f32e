package org.clientela.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/** The values of metrics of one customer after the other, computed when they are asked for. Not thread-safe. */
final class CustomerValues extends MetricValues {
    /** What decides which events an aggregate is about. */
    private record About(@Nullable EventType type, List<EventFilter> where, Window window) {}

    private final Population population;
    private final ColumnValues values;
    private final Function<Metric.Derived, Answers> derived;
    private final Map<About, EventSelection> selections = new HashMap<>();

    /**
     * Values of a population.
     *
     * @param derived the answers to derived metrics, which are computed for all at once
     */
    CustomerValues(Population population, ColumnValues values, Function<Metric.Derived, Answers> derived) {
        super(population.asOf(), population.zone());
        this.population = population;
        this.values = values;
        this.derived = derived;
    }

    @Override
    IntFunction<Value> simple(Metric metric) {
        if (metric instanceof Metric.Attribute attribute) {
            return new AttributeAnswers(values.columns(), attribute.name())::get;
        }
        if (metric instanceof Metric.Derived known) {
            return derived.apply(known)::get;
        }
        if (metric instanceof EventSequence sequence) {
            SequenceCounts counts = new SequenceCounts(sequence, values, population.asOf());
            return customer -> Value.of(counts.of(customer));
        }
        Metric.Aggregate aggregate = (Metric.Aggregate) metric;
        EventSelection selection = selections.computeIfAbsent(
                new About(aggregate.type(), aggregate.where(), aggregate.window()),
                about -> new EventSelection(aggregate, values, population.asOf()));
        CompiledAggregate one = CompiledAggregate.of(aggregate, values, population.asOf(), 1);
        return customer -> {
            int count = selection.select(customer);
            one.add(0, selection.selected(), count);
            return one.get(0);
        };
    }
}
