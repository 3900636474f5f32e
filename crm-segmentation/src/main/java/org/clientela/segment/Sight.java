package org.clientela.segment;

import java.time.Instant;
import java.util.Arrays;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Dependencies;
import org.clientela.profile.Metric;
import org.clientela.rule.Compare;
import org.clientela.rule.Rule;
import org.jspecify.annotations.Nullable;

/** A customer as rules see it: each metric and each test is worked out once, when it is asked for. Moves on in time. Not thread-safe. */
final class Sight {
    private final MetricTable table;
    private final @Nullable Value[] values;
    private final @Nullable Truth[] truths;
    private final @Nullable Instant[] changes;
    private CustomerProfile profile;
    private @Nullable Instant dayOrEvent;

    Sight(MetricTable table, CustomerProfile profile) {
        this.table = table;
        this.values = new Value[table.metrics()];
        this.truths = new Truth[table.leaves()];
        this.changes = new Instant[table.leaves()];
        this.profile = profile;
    }

    Instant asOf() {
        return profile.asOf();
    }

    /** What a test says. */
    Truth truth(int leaf) {
        Truth truth = truths[leaf];
        if (truth == null) {
            truth = test(table.leaf(leaf));
            truths[leaf] = truth;
        }
        return truth;
    }

    /** When time alone may let a test say something else. */
    Instant change(int leaf) {
        Instant change = changes[leaf];
        if (change == null) {
            Rule rule = table.leaf(leaf).rule();
            change = rule instanceof Rule.Test test
                    ? test.metric().nextChange(profile, test.criterion())
                    : earlier(
                            ((Compare) rule).left().nextChange(profile),
                            ((Compare) rule).right().nextChange(profile));
            requireAhead(rule, change);
            changes[leaf] = change;
        }
        return change;
    }

    /** An instant that is not later than the one at which time alone gives a metric another answer, found at little cost. */
    Instant soonest(int metric) {
        if (!table.dependencies(metric).byDay()) {
            Metric asked = table.metric(metric);
            Instant change = asked.nextChange(profile);
            requireAhead(asked, change);
            return change;
        }
        Instant soonest = dayOrEvent;
        if (soonest == null) {
            soonest = Dependencies.nextDayOrEvent(profile);
            dayOrEvent = soonest;
        }
        return soonest;
    }

    /** Sees the same facts later. What tests say holds until it changes; what metrics answer is worked out anew. */
    void moveTo(Instant later, int[] timed) {
        profile = profile.asOf(later);
        dayOrEvent = null;
        Arrays.fill(values, null);
        for (int leaf : timed) {
            Instant change = changes[leaf];
            if (change == null || !change.isAfter(later)) {
                truths[leaf] = null;
                changes[leaf] = null;
            }
        }
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Truth test(MetricTable.Leaf leaf) {
        return leaf.rule() instanceof Rule.Test test
                ? test.criterion().test(value(leaf.metric()), profile.zone())
                : ((Compare) leaf.rule()).truth(value(leaf.metric()), value(leaf.other()), profile.zone());
    }

    private Value value(int metric) {
        Value value = values[metric];
        if (value == null) {
            value = profile.get(table.metric(metric));
            values[metric] = value;
        }
        return value;
    }

    private void requireAhead(Object asked, Instant change) {
        if (!change.isAfter(profile.asOf())) {
            throw new IllegalStateException(
                    "It is said of (%s) as of (%s) that it next changes at (%s).%nMaybe a nextChange forgets that it must lie ahead?"
                            .formatted(asked, profile.asOf(), change));
        }
    }
}
