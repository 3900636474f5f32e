package org.clientela.tck;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.Timeline;

/** Orders of the host's own, as a timeline that is only read: the least that a host has to write. */
record TableOfEvents(List<Event> rows) implements Timeline {
    @Override
    public List<Event> read(CustomerId customer) {
        return scan().filter(event -> event.customer().equals(customer)).toList();
    }

    @Override
    public Stream<Event> scan() {
        return rows.stream().sorted(Comparator.comparing(Event::customer).thenComparing(Event::occurredAt));
    }
}
