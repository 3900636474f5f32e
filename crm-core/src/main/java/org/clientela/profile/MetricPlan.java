package org.clientela.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;

/** Answers metrics for a population: attributes and aggregates together by the columns, then what is made of them. */
final class MetricPlan extends MetricValues {
    private final Population population;
    private final ColumnValues values;
    private final Map<Metric, Answers> simple = new HashMap<>();

    MetricPlan(Population population, ColumnValues values) {
        super(population.asOf(), population.zone());
        this.population = population;
        this.values = values;
    }

    List<Answers> answers(List<? extends Metric> metrics) {
        Set<Metric> found = new LinkedHashSet<>();
        metrics.forEach(metric -> collect(metric, found));
        List<Metric> inPass = List.copyOf(found);
        List<Answers> passed = new MetricPass(values, population.asOf()).answers(inPass);
        for (int i = 0; i < inPass.size(); i++) {
            simple.put(inPass.get(i), passed.get(i));
        }
        List<Answers> inOrder = new ArrayList<>();
        for (Metric metric : metrics) {
            IntFunction<Value> composed = of(metric);
            Answers known = simple.get(metric);
            inOrder.add(known != null ? known : new ComposedAnswers(population.size(), composed));
        }
        return inOrder;
    }

    private static void collect(Metric metric, Set<Metric> simple) {
        if (metric instanceof Metric.Attribute || metric instanceof Metric.Aggregate) {
            simple.add(metric);
        } else if (metric instanceof Regularity regularity) {
            simple.addAll(regularity.periods());
        } else {
            metric.parts().forEach(part -> collect(part, simple));
        }
    }

    @Override
    IntFunction<Value> simple(Metric metric) {
        if (metric instanceof Metric.Derived derived) {
            simple.put(metric, derived.meaning().of(population, derived.argument()));
        } else if (metric instanceof EventSequence sequence) {
            simple.put(metric, new SequenceCounts(sequence, values, population.asOf()).all());
        }
        return Objects.requireNonNull(simple.get(metric))::get;
    }
}
