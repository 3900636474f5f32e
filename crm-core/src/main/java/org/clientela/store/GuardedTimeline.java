package org.clientela.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.jspecify.annotations.Nullable;

/** A timeline that somebody else implements, to be read only or not; what breaks the contract is named instead of believed. */
final class GuardedTimeline implements Timeline {
    private final Timeline timeline;
    private final Runnable usable;
    private final boolean writable;

    /** To be read only, with a check that is made before each call and at each event of a scan. */
    GuardedTimeline(@Nullable Timeline timeline, Runnable usable) {
        this(timeline, usable, false);
    }

    private GuardedTimeline(@Nullable Timeline timeline, Runnable usable, boolean writable) {
        if (timeline == null) {
            throw new ContractViolationException("timeline", "RD-01", "there is no timeline where one is expected");
        }
        this.timeline = timeline;
        this.usable = usable;
        this.writable = writable;
    }

    /** To be read and written, with a check that is made before each call and at each event of a scan. */
    static GuardedTimeline writable(@Nullable Timeline timeline, Runnable usable) {
        return new GuardedTimeline(timeline, usable, true);
    }

    @Override
    public List<Event> read(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        usable.run();
        List<Event> events = timeline.read(customer);
        if (events == null) {
            throw broken("RD-04", "read returns null");
        }
        List<Event> copy = new ArrayList<>(events);
        Set<EventId> ids = new HashSet<>();
        Event before = null;
        for (Event event : copy) {
            requireEvent(event);
            if (!event.customer().equals(customer)) {
                throw broken("RD-04", "the event (" + event.id() + ") is not of the customer (" + customer + ")");
            }
            requireOrder(before, event);
            if (!ids.add(event.id())) {
                throw broken("AP-02", "the event (" + event.id() + ") is there twice");
            }
            before = event;
        }
        return List.copyOf(copy);
    }

    @Override
    public Stream<Event> scan() {
        usable.run();
        Stream<Event> events = timeline.scan();
        if (events == null) {
            throw broken("PG-02", "scan returns null");
        }
        OrderGuard guard = new OrderGuard();
        return events.sequential().peek(guard::check);
    }

    @Override
    public int append(List<Event> events) {
        List<Event> copy = List.copyOf(events);
        requireWritable();
        return requireCount("AP-02", "append", timeline.append(copy), copy.size());
    }

    @Override
    public int erase(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        requireWritable();
        return requireCount("ER-01", "erase", timeline.erase(customer), Integer.MAX_VALUE);
    }

    private void requireWritable() {
        usable.run();
        if (!writable) {
            throw new ReadOnlyStoreException("events");
        }
    }

    private int requireCount(String clause, String call, int count, int most) {
        if (count < 0 || count > most) {
            throw broken(clause, call + " says (" + count + ") where at most (" + most + ") are meant");
        }
        return count;
    }

    private void requireEvent(@Nullable Event event) {
        if (event == null) {
            throw broken("RD-04", "an event is null");
        }
    }

    private void requireOrder(@Nullable Event before, Event event) {
        if (before != null && before.occurredAt().isAfter(event.occurredAt())) {
            throw broken("PG-01", "the event (" + event.id() + ") comes after (" + before.id() + "), which is later");
        }
    }

    private ContractViolationException broken(String clause, String what) {
        return new ContractViolationException(timeline.getClass().getName(), clause, what);
    }

    /** Checks a scan as it goes by. */
    private final class OrderGuard {
        private final Set<EventId> ids = new HashSet<>();
        private @Nullable Event before;

        void check(Event event) {
            usable.run();
            requireEvent(event);
            int side = before == null ? -1 : before.customer().compareTo(event.customer());
            if (side > 0) {
                throw broken(
                        "PG-01",
                        "the customer (" + event.customer() + ") of the event (" + event.id() + ") comes too late");
            }
            if (side == 0) {
                requireOrder(before, event);
            } else {
                ids.clear();
            }
            if (!ids.add(event.id())) {
                throw broken("AP-02", "the event (" + event.id() + ") is there twice");
            }
            before = event;
        }
    }
}
