package org.clientela.segment;

import java.time.Instant;
import java.time.ZoneId;
import org.clientela.attribute.Value;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.jspecify.annotations.Nullable;

/** A customer as rules see it: each metric is worked out once, when it is asked for. Moves on in time. Not thread-safe. */
final class Sight {
    private final Metric[] metrics;
    private final @Nullable Value[] values;
    private final @Nullable Instant[] changes;
    private CustomerProfile profile;

    Sight(Metric[] metrics, CustomerProfile profile) {
        this.metrics = metrics;
        this.values = new Value[metrics.length];
        this.changes = new Instant[metrics.length];
        this.profile = profile;
    }

    Value value(int metric) {
        Value value = values[metric];
        if (value == null) {
            value = profile.get(metrics[metric]);
            values[metric] = value;
        }
        return value;
    }

    /** When time alone may give another answer. */
    Instant change(int metric) {
        Instant change = changes[metric];
        if (change == null) {
            change = metrics[metric].nextChange(profile);
            if (!change.isAfter(profile.asOf())) {
                throw new IllegalStateException(
                        "The metric (%s) says as of (%s) that it next changes at (%s).%nMaybe its nextChange forgets that it must lie ahead?"
                                .formatted(metrics[metric], profile.asOf(), change));
            }
            changes[metric] = change;
        }
        return change;
    }

    Instant asOf() {
        return profile.asOf();
    }

    ZoneId zone() {
        return profile.zone();
    }

    /** Sees the same facts later. Answers that may be others by then are worked out anew. */
    void moveTo(Instant later, int[] timed) {
        profile = profile.asOf(later);
        for (int metric : timed) {
            Instant change = changes[metric];
            if (change == null || !change.isAfter(later)) {
                values[metric] = null;
                changes[metric] = null;
            }
        }
    }
}
