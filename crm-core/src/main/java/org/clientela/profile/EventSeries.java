package org.clientela.profile;

import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/** Events of one customer in order of time, with their times beside them so that windows are found by bisection. Immutable. */
final class EventSeries extends AbstractList<Event> implements RandomAccess {
    /** No events. */
    static final EventSeries NONE = new EventSeries(new Event[0], new long[0], 0, 0);

    private final Event[] events;
    private final long[] times;
    private final int from;
    private final int until;

    /** What {@link #ofType} found; the same whoever looks. */
    private @Nullable Map<EventType, EventSeries> byType;

    private EventSeries(Event[] events, long[] times, int from, int until) {
        this.events = events;
        this.times = times;
        this.from = from;
        this.until = until;
    }

    /** A series of events in order of time, which is copied. */
    static EventSeries of(List<Event> ordered) {
        Event[] events = ordered.toArray(new Event[0]);
        long[] times = new long[events.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = Micros.floor(events[i].occurredAt());
        }
        return new EventSeries(events, times, 0, times.length);
    }

    /** Those of a type; all of them for null. */
    EventSeries ofType(@Nullable EventType type) {
        if (type == null) {
            return this;
        }
        Map<EventType, EventSeries> known = byType;
        if (known == null) {
            known = byType();
            byType = known;
        }
        return known.getOrDefault(type, NONE);
    }

    /** Those that pass all filters. */
    EventSeries passing(List<EventFilter> where, ZoneId zone) {
        if (where.isEmpty()) {
            return this;
        }
        EventSeries passing = new EventSeries(new Event[size()], new long[size()], 0, 0);
        int size = 0;
        for (int i = from; i < until; i++) {
            if (passes(where, events[i], zone)) {
                passing.events[size] = events[i];
                passing.times[size++] = times[i];
            }
        }
        return passing.part(0, size);
    }

    /** Those that have happened and lie in a window, seen from a moment. */
    EventSeries within(Window window, Moment seen) {
        int visible = since(seen.micros() + 1);
        if (window instanceof Window.Events some) {
            return some.last()
                    ? part(Math.max(0, visible - some.count()), visible)
                    : part(0, Math.min(some.count(), visible));
        }
        int end = Math.min(visible, since(WindowEdge.until(window, seen)));
        return part(Math.min(end, since(WindowEdge.from(window, seen))), end);
    }

    /** The first one at a microsecond or later. */
    int since(long micros) {
        int low = from;
        int high = until;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - from;
    }

    /** The microsecond of one. */
    long time(int index) {
        return times[from + Objects.checkIndex(index, size())];
    }

    @Override
    public Event get(int index) {
        return events[from + Objects.checkIndex(index, size())];
    }

    @Override
    public int size() {
        return until - from;
    }

    EventSeries part(int first, int end) {
        return first == 0 && end == size() ? this : new EventSeries(events, times, from + first, from + end);
    }

    private static boolean passes(List<EventFilter> where, Event event, ZoneId zone) {
        for (int i = 0; i < where.size(); i++) {
            if (!where.get(i).passes(event, zone)) {
                return false;
            }
        }
        return true;
    }

    private Map<EventType, EventSeries> byType() {
        Map<EventType, List<Event>> lists = new HashMap<>();
        for (int i = from; i < until; i++) {
            lists.computeIfAbsent(events[i].type(), type -> new ArrayList<>()).add(events[i]);
        }
        Map<EventType, EventSeries> series = new HashMap<>();
        lists.forEach((type, list) -> series.put(type, of(list)));
        return series;
    }
}
