package org.clientela.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/** Answers several metrics in one pass over the customers. Equal metrics are computed once, equal selections of events made once. */
final class MetricPass {
    /** What decides which events an aggregate is about. */
    private record About(@Nullable EventType type, List<EventFilter> where, Window window) {}

    private record Work(EventSelection selection, List<CompiledAggregate> aggregates) {}

    private final ColumnValues values;
    private final Instant asOf;
    private final Map<Metric, Answers> answers = new LinkedHashMap<>();
    private final Map<About, Work> works = new LinkedHashMap<>();

    MetricPass(ColumnValues values, Instant asOf) {
        this.values = values;
        this.asOf = asOf;
    }

    List<Answers> answers(List<? extends Metric> metrics) {
        for (Metric metric : metrics) {
            answers.computeIfAbsent(metric, this::compile);
        }
        List<Work> all = List.copyOf(works.values());
        for (int customer = 0; customer < values.columns().size(); customer++) {
            for (int i = 0; i < all.size(); i++) {
                Work work = all.get(i);
                int count = work.selection().select(customer);
                for (CompiledAggregate aggregate : work.aggregates()) {
                    aggregate.add(customer, work.selection().selected(), count);
                }
            }
        }
        List<Answers> inOrder = new ArrayList<>();
        metrics.forEach(metric -> inOrder.add(answers.get(metric)));
        return inOrder;
    }

    private Answers compile(Metric metric) {
        if (metric instanceof Metric.Aggregate aggregate) {
            CompiledAggregate compiled = CompiledAggregate.of(
                    aggregate, values, asOf, values.columns().size());
            works.computeIfAbsent(
                            new About(aggregate.type(), aggregate.where(), aggregate.window()),
                            about -> new Work(new EventSelection(aggregate, values, asOf), new ArrayList<>()))
                    .aggregates()
                    .add(compiled);
            return compiled;
        }
        return new AttributeAnswers(values.columns(), ((Metric.Attribute) metric).name());
    }
}
