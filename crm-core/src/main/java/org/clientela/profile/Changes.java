package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.clientela.event.Event;

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
    static Instant next(Metric.Aggregate metric, List<Event> passing, CustomerProfile profile) {
        Instant next = next(metric.window(), passing, profile);
        List<Event> considered = Aggregates.within(metric.window(), passing, profile);
        if (metric.aggregation() != Aggregation.DAYS_SINCE || considered.isEmpty()) {
            return next;
        }
        Instant last = considered.get(considered.size() - 1).occurredAt();
        return earlier(
                next, LocalClock.next(last.atZone(profile.zone()).toLocalTime(), profile.asOf(), profile.zone()));
    }

    /** When a window holds other events than now, of those given in order of time. */
    static Instant next(Window window, List<Event> events, CustomerProfile profile) {
        Instant asOf = profile.asOf();
        ZoneId zone = profile.zone();
        int visible = firstSince(events, asOf.plusNanos(1));
        Instant next = visible < events.size() ? events.get(visible).occurredAt() : Instant.MAX;
        WindowEdge start = WindowEdge.start(window);
        WindowEdge end = WindowEdge.end(window);
        if (visible == 0 || (start == null && end == null)) {
            return next;
        }
        TimeRange range = window.range(asOf, zone);
        int inside = firstSince(events, range.from());
        if (start != null && inside < visible) {
            next = earlier(next, start.passes(events.get(inside).occurredAt(), asOf, zone));
        }
        int ahead = firstSince(events, range.until());
        if (end != null && ahead < visible) {
            next = earlier(next, end.passes(events.get(ahead).occurredAt(), asOf, zone));
        }
        return earlier(next, LocalClock.dayBegunTwice(asOf, zone));
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The first of some events in order of time that happened at an instant or later. */
    static int firstSince(List<Event> events, Instant instant) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).occurredAt().isBefore(instant)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
