package org.clientela.profile;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.clientela.attribute.Value;

/** When time alone gives a metric another answer. */
final class Changes {
    /** How often to look whether an answer changes where it may. */
    private static final int MOST_LOOKS = 16;

    private Changes() {}

    /**
     * The first of the instants at which an answer may change and does. After a few at which it does not, the next one that
     * comes, be it so or not.
     *
     * @param next the first instant at which it may change, seen from a profile
     */
    static Instant first(Metric metric, CustomerProfile profile, Function<CustomerProfile, Instant> next) {
        Optional<Value> answer = answer(metric, profile);
        Instant at = next.apply(profile);
        for (int looks = 1; looks < MOST_LOOKS && TimeRange.EVER.contains(at); looks++) {
            CustomerProfile later = profile.asOf(at);
            if (!answer(metric, later).equals(answer)) {
                return at;
            }
            at = next.apply(later);
        }
        return TimeRange.EVER.contains(at) ? at : Instant.MAX;
    }

    /** When an aggregate may change: a known event happens, one enters or leaves the window, or a day is full. */
    static Instant next(Metric.Aggregate metric, EventSeries passing, Moment seen) {
        Instant next = next(metric.window(), passing, seen);
        if (metric.aggregation() != Aggregation.DAYS_SINCE) {
            return next;
        }
        EventSeries considered = passing.within(metric.window(), seen);
        if (considered.isEmpty()) {
            return next;
        }
        Instant last = considered.get(considered.size() - 1).occurredAt();
        return earlier(next, LocalClock.next(last.atZone(seen.zone()).toLocalTime(), seen.instant(), seen.zone()));
    }

    /** When a window holds other events than now, of those given. */
    static Instant next(Window window, EventSeries events, Moment seen) {
        int visible = events.since(seen.micros() + 1);
        Instant next = visible < events.size() ? events.get(visible).occurredAt() : Instant.MAX;
        WindowEdge start = WindowEdge.start(window);
        WindowEdge end = WindowEdge.end(window);
        if (visible == 0 || (start == null && end == null)) {
            return next;
        }
        int inside = start == null ? visible : events.since(WindowEdge.from(window, seen));
        if (start != null && inside < visible) {
            next = earlier(next, start.passes(events.time(inside), seen));
        }
        int ahead = end == null ? visible : events.since(WindowEdge.until(window, seen));
        if (end != null && ahead < visible) {
            next = earlier(next, end.passes(events.time(ahead), seen));
        }
        return seen.isRegular() ? next : earlier(next, LocalClock.dayBegunTwice(seen.instant(), seen.zone()));
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Empty where the answer is too large for a value. */
    private static Optional<Value> answer(Metric metric, CustomerProfile profile) {
        try {
            return Optional.of(metric.of(profile));
        } catch (IllegalArgumentException tooLarge) {
            return Optional.empty();
        }
    }
}
