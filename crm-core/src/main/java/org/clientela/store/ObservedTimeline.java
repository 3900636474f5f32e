package org.clientela.store;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.StorageListener.Operation;

/** What happened, the calls measured. */
final class ObservedTimeline implements Timeline {
    private static final String EVENTS = "events";

    private final Timeline timeline;
    private final Observer observer;

    ObservedTimeline(Timeline timeline, Observer observer) {
        this.timeline = timeline;
        this.observer = observer;
    }

    @Override
    public List<Event> read(CustomerId customer) {
        return observer.call(Operation.READ, subject(customer), List::size, () -> timeline.read(customer));
    }

    @Override
    public Stream<Event> scan() {
        Observer.Measured measured = observer.begin(Operation.SCAN, EVENTS);
        try {
            Stream<Event> events = timeline.scan();
            Watched watched = new Watched(events.spliterator(), measured);
            return StreamSupport.stream(watched, false).onClose(events::close).onClose(watched::end);
        } catch (Throwable e) {
            measured.failed(e);
            throw e;
        }
    }

    @Override
    public int append(List<Event> events) {
        return observer.call(Operation.APPEND, EVENTS, added -> added, () -> timeline.append(events));
    }

    @Override
    public int erase(CustomerId customer) {
        return observer.call(Operation.ERASE, subject(customer), erased -> erased, () -> timeline.erase(customer));
    }

    private static Object subject(CustomerId customer) {
        return new ObservedEntities.Subject(EVENTS, () -> customer.value());
    }

    /** Counts the events that are taken. */
    private static final class Watched extends Spliterators.AbstractSpliterator<Event> {
        private final Spliterator<Event> events;
        private final Observer.Measured measured;
        private long taken;

        Watched(Spliterator<Event> events, Observer.Measured measured) {
            super(events.estimateSize(), Spliterator.ORDERED | Spliterator.NONNULL);
            this.events = events;
            this.measured = measured;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Event> action) {
            try {
                boolean more = events.tryAdvance(event -> {
                    taken++;
                    action.accept(event);
                });
                if (!more) {
                    end();
                }
                return more;
            } catch (Throwable e) {
                measured.failed(e);
                throw e;
            }
        }

        void end() {
            measured.done(taken);
        }
    }
}
