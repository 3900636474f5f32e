package org.clientela.tck.guide;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;

/** What happened: read from what is current, written in a unit of work. */
record FileTimeline(Supplier<Facts> current, TenantStorage tenant) implements Timeline {
    @Override
    public List<Event> read(CustomerId customer) {
        return current.get().read(customer);
    }

    /** Fails at the next event once the storage is closed. */
    @Override
    public Stream<Event> scan() {
        return current.get().scan().stream().peek(event -> current.get());
    }

    @Override
    public int append(List<Event> events) {
        List<Event> copy = List.copyOf(events);
        if (tenant instanceof FileUnit unit) {
            return unit.facts().append(copy);
        }
        return tenant.atomically(unit -> unit.timeline().append(copy));
    }

    @Override
    public int erase(CustomerId customer) {
        if (tenant instanceof FileUnit unit) {
            return unit.facts().erase(customer);
        }
        return tenant.atomically(unit -> unit.timeline().erase(customer));
    }
}
