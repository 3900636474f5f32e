package org.clientela.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.store.SortedTree.Entry;

/**
 * The events of one tenant at one point in time: by customer, there in order of time, and by id. Immutable.
 *
 * @param appended how many were ever appended, which puts events of one instant in their order
 */
record EventLog(
        SortedTree<CustomerId, SortedTree<Position, Event>> customers,
        SortedTree<EventId, Event> known,
        long appended) {
    static final EventLog EMPTY = new EventLog(SortedTree.empty(), SortedTree.empty(), 0);

    private static final SortedTree<Position, Event> NOTHING = SortedTree.empty();

    /** Where an event stands among those of its customer. */
    record Position(Instant occurredAt, long sequence) implements Comparable<Position> {
        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::occurredAt).thenComparingLong(Position::sequence);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    int size() {
        return known.size();
    }

    List<Event> read(CustomerId customer) {
        List<Event> events = new ArrayList<>();
        of(customer).ascending().forEachRemaining(entry -> events.add(entry.value()));
        return List.copyOf(events);
    }

    EventLog append(List<Event> events) {
        EventLog log = this;
        for (Event event : events) {
            log = log.append(event);
        }
        return log;
    }

    private EventLog append(Event event) {
        Event there = known.get(event.id());
        if (there == null) {
            SortedTree<Position, Event> more =
                    of(event.customer()).with(new Position(event.occurredAt(), appended), event);
            return new EventLog(customers.with(event.customer(), more), known.with(event.id(), event), appended + 1);
        }
        if (!there.saysTheSameAs(event)) {
            throw new IdempotencyConflictException(event.id().value());
        }
        return this;
    }

    EventLog erase(CustomerId customer) {
        SortedTree<EventId, Event> rest = known;
        for (Iterator<Entry<Position, Event>> gone = of(customer).ascending(); gone.hasNext(); ) {
            rest = rest.without(gone.next().value().id());
        }
        return new EventLog(customers.without(customer), rest, appended);
    }

    private SortedTree<Position, Event> of(CustomerId customer) {
        SortedTree<Position, Event> events = customers.get(customer);
        return events == null ? NOTHING : events;
    }

    /** All events, in ascending order of customer, then as {@link #read} has them; found as one goes on. */
    Iterator<Event> scan() {
        Iterator<Entry<CustomerId, SortedTree<Position, Event>>> each = customers.ascending();
        return new Iterator<>() {
            private Iterator<Entry<Position, Event>> current = NOTHING.ascending();

            @Override
            public boolean hasNext() {
                while (!current.hasNext() && each.hasNext()) {
                    current = each.next().value().ascending();
                }
                return current.hasNext();
            }

            @Override
            public Event next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return current.next().value();
            }
        };
    }
}
