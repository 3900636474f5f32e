package org.clientela.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clientela.profile.Dependencies;
import org.clientela.profile.Metric;
import org.clientela.rule.Compare;
import org.clientela.rule.Rule;

/** The tests of many rules and the metrics these ask for, each once, by numbers. Immutable once it is complete. */
final class MetricTable {
    /** A test: of one metric, or of one against another. */
    record Leaf(Rule rule, int metric, int other) {
        /** There is no other metric. */
        static final int NONE = -1;
    }

    private final Map<Rule, Integer> leafNumbers = new LinkedHashMap<>();
    private final Map<Metric, Integer> metricNumbers = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Dependencies> dependencies = new ArrayList<>();

    /** The number of a test, which is added if it is new. */
    int add(Rule test) {
        Integer known = leafNumbers.get(test);
        if (known != null) {
            return known;
        }
        leaves.add(
                test instanceof Compare compare
                        ? new Leaf(test, add(compare.left()), add(compare.right()))
                        : new Leaf(test, add(((Rule.Test) test).metric()), Leaf.NONE));
        leafNumbers.put(test, leafNumbers.size());
        return leafNumbers.size() - 1;
    }

    private int add(Metric metric) {
        Integer known = metricNumbers.get(metric);
        if (known != null) {
            return known;
        }
        metrics.add(metric);
        dependencies.add(Dependencies.of(metric));
        metricNumbers.put(metric, metricNumbers.size());
        return metricNumbers.size() - 1;
    }

    int leaves() {
        return leaves.size();
    }

    int metrics() {
        return metrics.size();
    }

    Leaf leaf(int number) {
        return leaves.get(number);
    }

    Metric metric(int number) {
        return metrics.get(number);
    }

    Dependencies dependencies(int number) {
        return dependencies.get(number);
    }

    /** Whether time alone may change a test. */
    boolean isTimed(int leaf) {
        Leaf test = leaves.get(leaf);
        return Arrays.stream(new int[] {test.metric(), test.other()})
                .anyMatch(metric ->
                        metric != Leaf.NONE && dependencies.get(metric).onTime());
    }
}
