package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What the answer to a metric depends on: which new events, which attributes of the customer, and whether the passing of time. So
 * a new fact needs to be held only against the questions that it can concern. Never too little: what is not known to be harmless
 * counts as a dependency. Immutable and safe for many threads.
 */
public final class Dependencies {
    /** Events that count: of a type, or of all for null, which pass the filters. */
    private record Counted(@Nullable EventType type, List<EventFilter> where) {
        boolean has(EventType other) {
            return type == null || type.equals(other);
        }

        boolean has(Event event, ZoneId zone) {
            if (!has(event.type())) {
                return false;
            }
            for (EventFilter filter : where) {
                if (!filter.criterion().test(filter.column().of(event), zone).holds()) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Counted> counted = new ArrayList<>();
    private final Set<String> attributes = new TreeSet<>();
    private final List<DerivedMetric> conclusions = new ArrayList<>();
    private boolean unbound;

    /** Whether something passes at other times than the beginnings of days. */
    private boolean elapsing;

    private Dependencies() {}

    /**
     * The dependencies of a metric.
     *
     * @param metric any
     * @return those of all that it is calculated from
     */
    public static Dependencies of(Metric metric) {
        Dependencies dependencies = new Dependencies();
        dependencies.add(metric);
        return dependencies;
    }

    /**
     * Whether a new event of a type may change the answer, now or later.
     *
     * @param type of the event
     * @return false only if none of that type can
     */
    public boolean onType(EventType type) {
        return unbound
                || counted.stream().anyMatch(events -> events.has(type))
                || conclusions.stream().anyMatch(conclusion -> conclusion.dependsOn(type));
    }

    /**
     * Whether a new event may change the answer, now or later.
     *
     * @param event that becomes known
     * @param zone in which a time has a date
     * @return false only if it cannot: it is of another type, or fails a filter
     */
    public boolean on(Event event, ZoneId zone) {
        if (unbound) {
            return true;
        }
        for (int i = 0; i < counted.size(); i++) {
            if (counted.get(i).has(event, zone)) {
                return true;
            }
        }
        for (int i = 0; i < conclusions.size(); i++) {
            if (conclusions.get(i).dependsOn(event.type())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether what else became known of a customer, apart from events, may change the answer.
     *
     * @param before the customer as known before
     * @param after the same customer
     * @return false only if it cannot: the attributes that are asked for are the same
     */
    public boolean onDifference(CustomerProfile before, CustomerProfile after) {
        if (unbound || !conclusions.isEmpty()) {
            return true;
        }
        return attributes.stream().anyMatch(name -> !before.attribute(name).equals(after.attribute(name)));
    }

    /**
     * Whether time alone may change the answer.
     *
     * @return false only if {@link Metric#nextChange} is the end of time for everyone
     */
    public boolean onTime() {
        return unbound || elapsing || !counted.isEmpty() || !conclusions.isEmpty();
    }

    /**
     * Whether time alone changes the answer at no other instants than those of {@link #nextDayOrEvent}, which costs much less to
     * find than {@link Metric#nextChange}.
     *
     * @return false of what counts hours, or full days from an event on, and of conclusions
     */
    public boolean byDay() {
        return !unbound && !elapsing && conclusions.isEmpty();
    }

    /**
     * When a day next begins, or an event that is known but still to come next happens.
     *
     * @param profile the customer at an instant
     * @return after that instant and never too late; too early where clocks are set back to the day before
     */
    public static Instant nextDayOrEvent(CustomerProfile profile) {
        Moment seen = profile.seen();
        if (!seen.isRegular()) {
            return seen.instant().plusNanos(1);
        }
        Instant day = Micros.instant(seen.days().start(seen.today() + 1));
        EventSeries events = profile.allEvents();
        int next = events.since(seen.micros() + 1);
        return next < events.size() ? Changes.earlier(day, events.get(next).occurredAt()) : day;
    }

    /**
     * The attributes of the customer that are asked for.
     *
     * @return their names, ascending; a conclusion may ask for others
     */
    public Set<String> attributes() {
        return Collections.unmodifiableSet(attributes);
    }

    private void add(Metric metric) {
        if (metric instanceof Metric.Attribute attribute) {
            attributes.add(attribute.name());
        } else if (metric instanceof Metric.Aggregate aggregate) {
            counted.add(new Counted(aggregate.type(), aggregate.where()));
            elapsing |= aggregate.aggregation() == Aggregation.DAYS_SINCE || isOfHours(aggregate.window());
        } else if (metric instanceof Regularity regularity) {
            add(regularity.aggregate());
        } else if (metric instanceof EventSequence sequence) {
            counted.add(new Counted(sequence.first().type(), sequence.first().where()));
            counted.add(new Counted(sequence.next().type(), sequence.next().where()));
            elapsing |= isOfHours(sequence.window());
        } else if (metric instanceof Metric.Derived derived) {
            DerivedMetric meaning = derived.meaningIfBound();
            if (meaning == null) {
                unbound = true;
            } else {
                conclusions.add(meaning);
            }
        } else {
            elapsing |= metric instanceof ElapsedTime;
            metric.parts().forEach(this::add);
        }
    }

    private static boolean isOfHours(Window window) {
        return (window instanceof Window.Rolling rolling && rolling.unit() == Window.Unit.HOUR)
                || (window instanceof Window.Earlier earlier && isOfHours(earlier.than()));
    }

    /**
     * The attributes, and of how many kinds of events and conclusions it makes something.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Dependencies[%s, %d kinds of events, %d conclusions]"
                .formatted(attributes, counted.size(), conclusions.size());
    }
}
