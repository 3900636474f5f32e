package org.clientela.store;

import java.util.List;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;

/** What a host's own orders look like to us: read, never changed. As good as its list is in order. */
record ListedTimeline(List<Event> content) implements Timeline {
    @Override
    public List<Event> read(CustomerId customer) {
        return content.stream()
                .filter(event -> event.customer().equals(customer))
                .toList();
    }

    @Override
    public Stream<Event> scan() {
        return content.stream();
    }
}
