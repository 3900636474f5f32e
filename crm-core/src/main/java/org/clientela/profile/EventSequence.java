package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.profile.Window.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How many events were followed by another within some time: {@code count(contact then purchase within 30 days, last 365 days)}
 * counts the contacts of the last 365 days that a purchase followed.
 *
 * <p>What follows comes later on the timeline, be it at the same instant, and at most so many hours later, exactly, or on a date
 * at most so many days, weeks, months or years after the date of the first. It has happened by the instant of the profile, but
 * need not lie in the window. One purchase may follow several contacts.
 *
 * @param first what is counted
 * @param next what follows
 * @param within how many units later at most, in [1, 999999]
 * @param unit not a quarter
 * @param window when the first happened
 */
public record EventSequence(Step first, Step next, int within, Unit unit, Window window) implements Metric {
    /**
     * Events of a type that pass filters.
     *
     * @param type of the events, or null for all
     * @param where what they must have besides; all of it
     */
    public record Step(
            @Nullable EventType type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventFilter> where) {
        /** Copies the list. */
        public Step {
            where = where == null ? List.of() : List.copyOf(where);
            MetricLimits.requireFew(where);
        }

        /** How many there are of them. */
        Aggregate count(Window window) {
            return new Aggregate(Aggregation.COUNT, type, null, where, window);
        }

        /**
         * As it is written in metrics.
         *
         * @return type and filters
         */
        @Override
        public String toString() {
            String filters = where.isEmpty()
                    ? ""
                    : where.stream().map(EventFilter::toString).collect(Collectors.joining(" and ", " where ", ""));
            return (type == null ? MetricParser.ALL_TYPES : type.name()) + filters;
        }
    }

    /** Checks the time. */
    public EventSequence {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(next, "next");
        window = window == null ? Window.EVER : window;
        Windows.requireCountable(within, unit);
    }

    /**
     * The same, in a window.
     *
     * @param newWindow when the first happened
     * @return the copy
     */
    public EventSequence in(Window newWindow) {
        return new EventSequence(first, next, within, unit, newWindow);
    }

    @Override
    public Value of(CustomerProfile profile) {
        return Value.of(followed(profile).size() / 2);
    }

    /** How the answer goes on. */
    Course course(CustomerProfile profile) {
        EventSeries firsts = Aggregates.passing(first.count(window), profile);
        EventSeries nexts = Aggregates.passing(next.count(Window.EVER), profile);
        return Course.of(
                this,
                profile,
                then -> Changes.earlier(Changes.next(window, firsts, then), Changes.next(Window.EVER, nexts, then)));
    }

    @Override
    public List<EventId> events(CustomerProfile profile) {
        return MetricLimits.union(
                profile, followed(profile).stream().map(Event::id).toList(), List.of());
    }

    @Override
    public Optional<ValueType> type(Vocabulary vocabulary) {
        return Optional.of(ValueType.NUMBER);
    }

    /** The last instant at which what follows an event of some time still does. */
    Instant until(Instant time, ZoneId zone) {
        if (unit == Unit.HOUR) {
            return time.plus(Duration.ofHours(within));
        }
        LocalDate last = unit.minus(LocalDate.ofInstant(time, zone), -within);
        return Windows.midnight(last.plusDays(1), zone).minusNanos(1);
    }

    /** The events that are counted, each before the first one that followed it; the latest come first. */
    private List<Event> followed(CustomerProfile profile) {
        Set<Event> firsts = identical(Aggregates.considered(first.count(window), profile));
        Set<Event> nexts = identical(Aggregates.considered(next.count(Window.EVER), profile));
        List<Event> followed = new ArrayList<>();
        Event following = null;
        for (int i = profile.events().size() - 1; i >= 0; i--) {
            Event event = profile.events().get(i);
            if (following != null
                    && firsts.contains(event)
                    && !following.occurredAt().isAfter(until(event.occurredAt(), profile.zone()))) {
                followed.add(event);
                followed.add(following);
            }
            following = nexts.contains(event) ? event : following;
        }
        return followed;
    }

    private static Set<Event> identical(List<Event> events) {
        Set<Event> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(events);
        return set;
    }

    /**
     * The text form.
     *
     * @return as {@link Metric#parse} reads it
     */
    @Override
    public String toString() {
        return "count(%s then %s within %d %s%s)"
                .formatted(first, next, within, unit.plural(), window.equals(Window.EVER) ? "" : ", " + window);
    }
}
