package org.clientela.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clientela.event.Event;
import org.clientela.event.EventId;

/** Metrics that are made of others: how many and how deep, and the events of all. Whatever exists is bounded, so this may recurse. */
final class MetricLimits {
    /** How deep metrics nest; one that is not made of others is 1 deep. */
    static final int MAX_DEPTH = 20;

    /** How many metrics one is made of. */
    static final int MAX_PARTS = 1_000;

    /** How many filters the events of one aggregate have to pass. */
    static final int MAX_FILTERS = 50;

    private MetricLimits() {}

    /** Refuses what would become too deep or too large with one more level on top. */
    static void requireBounded(Metric... parts) {
        int depth = 0;
        int size = 0;
        for (Metric part : parts) {
            depth = Math.max(depth, depth(part));
            size += size(part);
        }
        if (depth >= MAX_DEPTH || size >= MAX_PARTS) {
            throw new IllegalArgumentException(
                    "The metric is made of (%d) others, nested (%d) deep; at most %d and %d fit.%nMaybe store a part as an attribute?"
                            .formatted(size, depth, MAX_PARTS - 1, MAX_DEPTH - 1));
        }
    }

    static void requireFew(List<EventFilter> filters) {
        if (filters.size() > MAX_FILTERS) {
            throw new IllegalArgumentException(
                    "The events have to pass (%d) filters; at most %d fit.%nMaybe use in (…) instead of several?"
                            .formatted(filters.size(), MAX_FILTERS));
        }
    }

    /** The events of two metrics in order of time. */
    static List<EventId> union(CustomerProfile profile, List<EventId> some, List<EventId> others) {
        Set<EventId> all = new HashSet<>(some);
        all.addAll(others);
        return profile.events().stream().map(Event::id).filter(all::remove).toList();
    }

    private static int depth(Metric metric) {
        int deepest = 0;
        for (Metric part : metric.parts()) {
            deepest = Math.max(deepest, depth(part));
        }
        return deepest + 1;
    }

    private static int size(Metric metric) {
        int size = 1;
        for (Metric part : metric.parts()) {
            size += size(part);
        }
        return size;
    }
}
