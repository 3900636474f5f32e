package org.clientela.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;

/** Answers metrics for a population: attributes and aggregates together by the columns, then what is made of them. */
final class MetricPlan {
    private final Population population;
    private final ColumnValues values;
    private final Map<Metric, Answers> answers = new HashMap<>();

    MetricPlan(Population population, ColumnValues values) {
        this.population = population;
        this.values = values;
    }

    List<Answers> answers(List<? extends Metric> metrics) {
        Set<Metric> found = new LinkedHashSet<>();
        metrics.forEach(metric -> collect(metric, found));
        List<Metric> simple = List.copyOf(found);
        List<Answers> simpleAnswers = new MetricPass(values, population.asOf()).answers(simple);
        for (int i = 0; i < simple.size(); i++) {
            answers.put(simple.get(i), simpleAnswers.get(i));
        }
        List<Answers> inOrder = new ArrayList<>();
        metrics.forEach(metric -> inOrder.add(answer(metric)));
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

    private Answers answer(Metric metric) {
        Answers known = answers.get(metric);
        if (known == null) {
            known = compose(metric);
            answers.put(metric, known);
        }
        return known;
    }

    private Answers compose(Metric metric) {
        if (metric instanceof Calculation calculation) {
            Answers left = answer(calculation.left());
            Answers right = answer(calculation.right());
            return composed(i -> Arithmetic.of(calculation.operation(), left.get(i), right.get(i)));
        }
        if (metric instanceof ElapsedTime elapsed) {
            Answers since = answer(elapsed.of());
            return composed(i -> elapsed.value(since.get(i), population.asOf(), population.zone()));
        }
        if (metric instanceof Regularity regularity) {
            List<Answers> periods =
                    regularity.periods().stream().map(this::answer).toList();
            return composed(
                    i -> Regularity.least(periods.stream().map(p -> p.get(i)).toList(), population.zone()));
        }
        if (metric instanceof Metric.Derived derived) {
            return derived.meaning().of(population, derived.argument());
        }
        if (metric instanceof EventSequence sequence) {
            return SequenceCounts.of(sequence, values, population.asOf());
        }
        Value value = ((Metric.Constant) metric).value();
        return composed(i -> value);
    }

    private Answers composed(IntFunction<Value> values) {
        return new ComposedAnswers(population.size(), values);
    }
}
