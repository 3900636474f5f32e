package org.clientela.profile;

import java.time.Instant;
import java.time.LocalTime;

/** When time alone gives a metric other events, or an event another age. */
final class Changes {
    private Changes() {}

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

    /** When the last of some events is a full day older. */
    static Instant nextFullDay(EventSeries events, Moment seen) {
        Instant last = events.get(events.size() - 1).occurredAt();
        return LocalClock.next(LocalTime.ofInstant(last, seen.zone()), seen.instant(), seen.zone());
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
