package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;

/** The values of metrics by index, put together from those of the metrics they are made of. */
abstract class MetricValues {
    private final Instant asOf;
    private final ZoneId zone;
    private final Map<Metric, IntFunction<Value>> known = new HashMap<>();

    MetricValues(Instant asOf, ZoneId zone) {
        this.asOf = asOf;
        this.zone = zone;
    }

    /** The values of an attribute, an aggregate, a sequence or a derived metric. */
    abstract IntFunction<Value> simple(Metric metric);

    /** The values of any metric. */
    final IntFunction<Value> of(Metric metric) {
        IntFunction<Value> values = known.get(metric);
        if (values == null) {
            values = composed(metric);
            known.put(metric, values);
        }
        return values;
    }

    private IntFunction<Value> composed(Metric metric) {
        if (metric instanceof Calculation calculation) {
            IntFunction<Value> left = of(calculation.left());
            IntFunction<Value> right = of(calculation.right());
            return i -> Arithmetic.of(calculation.operation(), left.apply(i), right.apply(i));
        }
        if (metric instanceof ElapsedTime elapsed) {
            IntFunction<Value> since = of(elapsed.of());
            return i -> elapsed.value(since.apply(i), asOf, zone);
        }
        if (metric instanceof Regularity regularity) {
            List<IntFunction<Value>> periods =
                    regularity.periods().stream().map(this::of).toList();
            return i -> Regularity.least(
                    periods.stream().map(period -> period.apply(i)).toList(), zone);
        }
        if (metric instanceof Metric.Constant constant) {
            return i -> constant.value();
        }
        return simple(metric);
    }
}
