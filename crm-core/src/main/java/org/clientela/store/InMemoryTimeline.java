package org.clientela.store;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.InMemoryState.Change;

/** What happened to the customers of one tenant, in memory. */
final class InMemoryTimeline implements Timeline {
    private final InMemoryState state;

    InMemoryTimeline(InMemoryState state) {
        this.state = state;
    }

    @Override
    public List<Event> read(CustomerId customer) {
        return state.current().events().read(Objects.requireNonNull(customer, "customer"));
    }

    @Override
    public Stream<Event> scan() {
        EventLog events = state.current().events();
        return StreamSupport.stream(new WhileUsable(events), false);
    }

    @Override
    public int append(List<Event> events) {
        List<Event> copy = List.copyOf(events);
        return state.change(before -> {
            EventLog more = before.events().append(copy);
            return new Change<>(before.with(more), more.size() - before.events().size());
        });
    }

    @Override
    public int erase(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return state.change(before -> {
            EventLog rest = before.events().erase(customer);
            return new Change<>(before.with(rest), before.events().size() - rest.size());
        });
    }

    /** All events of a log, as long as the storage it came from may be used. */
    private final class WhileUsable extends Spliterators.AbstractSpliterator<Event> {
        private final Iterator<Event> events;

        WhileUsable(EventLog log) {
            super(log.size(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE | Spliterator.SIZED);
            this.events = log.scan();
        }

        @Override
        public boolean tryAdvance(Consumer<? super Event> action) {
            state.current();
            if (!events.hasNext()) {
                return false;
            }
            action.accept(events.next());
            return true;
        }
    }
}
