package org.clientela.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.jspecify.annotations.Nullable;

/** The host's events and ours as one timeline; what is added goes to ours. */
final class MergedTimeline implements Timeline {
    private final Timeline host;
    private final Timeline ours;

    MergedTimeline(Timeline host, Timeline ours) {
        this.host = host;
        this.ours = ours;
    }

    @Override
    public List<Event> read(CustomerId customer) {
        return merged(host.read(customer), ours.read(customer));
    }

    @Override
    public Stream<Event> scan() {
        Stream<Event> hosts = host.scan();
        try {
            Stream<Event> own = ours.scan();
            return StreamSupport.stream(new CustomerByCustomer(hosts.iterator(), own.iterator()), false)
                    .flatMap(List::stream)
                    .onClose(own::close)
                    .onClose(hosts::close);
        } catch (Throwable e) {
            hosts.close();
            throw e;
        }
    }

    @Override
    public int append(List<Event> events) {
        Map<CustomerId, Map<EventId, Event>> known = new TreeMap<>();
        List<Event> more = new ArrayList<>();
        for (Event event : List.copyOf(events)) {
            Event there =
                    known.computeIfAbsent(event.customer(), this::hostEvents).get(event.id());
            if (there == null) {
                more.add(event);
            } else if (!there.saysTheSameAs(event)) {
                throw new IdempotencyConflictException(event.id().value());
            }
        }
        return ours.append(more);
    }

    @Override
    public int erase(CustomerId customer) {
        return ours.erase(customer);
    }

    private Map<EventId, Event> hostEvents(CustomerId customer) {
        Map<EventId, Event> events = new TreeMap<>();
        host.read(customer).forEach(event -> events.put(event.id(), event));
        return events;
    }

    /** The events of one customer from both, in order of time; of two with one id the host's. */
    private static List<Event> merged(List<Event> hosts, List<Event> ours) {
        if (hosts.isEmpty()) {
            return ours;
        }
        Set<EventId> known = new HashSet<>();
        hosts.forEach(event -> known.add(event.id()));
        List<Event> all = new ArrayList<>(hosts.size() + ours.size());
        int next = 0;
        for (Event own : ours) {
            if (known.contains(own.id())) {
                continue;
            }
            while (next < hosts.size() && !hosts.get(next).occurredAt().isAfter(own.occurredAt())) {
                all.add(hosts.get(next++));
            }
            all.add(own);
        }
        all.addAll(hosts.subList(next, hosts.size()));
        return List.copyOf(all);
    }

    /** Walks two scans side by side; holds the events of one customer at a time. */
    private static final class CustomerByCustomer extends Spliterators.AbstractSpliterator<List<Event>> {
        private final Ahead hosts;
        private final Ahead ours;

        CustomerByCustomer(Iterator<Event> hosts, Iterator<Event> ours) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.hosts = new Ahead(hosts);
            this.ours = new Ahead(ours);
        }

        @Override
        public boolean tryAdvance(Consumer<? super List<Event>> action) {
            Event host = hosts.peek();
            Event own = ours.peek();
            if (host == null && own == null) {
                return false;
            }
            CustomerId customer =
                    own == null || (host != null && host.customer().compareTo(own.customer()) < 0)
                            ? Objects.requireNonNull(host).customer()
                            : own.customer();
            action.accept(merged(hosts.take(customer), ours.take(customer)));
            return true;
        }
    }

    /** A scan with one event read ahead. */
    private static final class Ahead {
        private final Iterator<Event> events;
        private @Nullable Event next;

        Ahead(Iterator<Event> events) {
            this.events = events;
        }

        @Nullable Event peek() {
            if (next == null && events.hasNext()) {
                next = events.next();
            }
            return next;
        }

        List<Event> take(CustomerId customer) {
            List<Event> taken = new ArrayList<>();
            for (Event event = peek(); event != null && event.customer().equals(customer); event = peek()) {
                taken.add(event);
                next = null;
            }
            return taken;
        }
    }
}
