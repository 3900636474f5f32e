package org.clientela.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.jspecify.annotations.Nullable;

/** A storage whose writes fail as they are told to, as those to a database do. Units of work fail as a whole. */
final class FaultyStorage implements Storage {
    /** How a write fails. */
    enum Fault {
        NONE,
        /** Nothing is done, and that is said. */
        FAILED,
        /** It is done, and nobody knows. */
        DONE_UNKNOWN,
        /** Nothing is done, and nobody knows. */
        LOST_UNKNOWN,
        /** It is done later, when nobody waits for it any more. */
        LATE_UNKNOWN
    }

    private final Storage storage;
    private Supplier<Fault> faults = () -> Fault.NONE;
    private @Nullable Runnable late;

    FaultyStorage(Storage storage) {
        this.storage = storage;
    }

    void fail(Supplier<Fault> next) {
        faults = next;
    }

    /** Does what is still on its way. */
    void arrive() {
        Runnable call = late;
        late = null;
        if (call != null) {
            try {
                call.run();
            } catch (StorageException overtaken) {
                // somebody else wrote in between
            }
        }
    }

    private <R> R write(Supplier<R> call) {
        switch (faults.get()) {
            case NONE -> {
                return call.get();
            }
            case FAILED -> throw new StorageFailureException("08001", "Maybe later?", new IllegalStateException());
            case DONE_UNKNOWN -> call.get();
            case LATE_UNKNOWN -> late = call::get;
            case LOST_UNKNOWN -> {}
        }
        throw new OutcomeUnknownException(new IllegalStateException());
    }

    @Override
    public TenantStorage tenant(TenantId id) {
        TenantStorage tenant = storage.tenant(id);
        return new TenantStorage() {
            @Override
            public <T> EntityStore<T> entities(EntityType<T> type) {
                return new FaultyEntities<>(tenant.entities(type));
            }

            @Override
            public Timeline timeline() {
                return new FaultyTimeline(tenant.timeline());
            }

            @Override
            public <R> R atomically(Function<TenantStorage, R> work) {
                R result = tenant.atomically(work);
                Fault fault = faults.get();
                if (fault == Fault.NONE) {
                    return result;
                }
                throw new OutcomeUnknownException(new IllegalStateException());
            }
        };
    }

    @Override
    public void close() {
        storage.close();
    }

    private final class FaultyEntities<T> implements EntityStore<T> {
        private final EntityStore<T> store;

        FaultyEntities(EntityStore<T> store) {
            this.store = store;
        }

        @Override
        public Optional<Versioned<T>> find(String id) {
            return store.find(id);
        }

        @Override
        public Page<T> page(Query query) {
            return store.page(query);
        }

        @Override
        public Versioned<T> put(T entity, long expectedVersion) {
            return write(() -> store.put(entity, expectedVersion));
        }

        @Override
        public void remove(String id, long expectedVersion) {
            write(() -> {
                store.remove(id, expectedVersion);
                return id;
            });
        }
    }

    private final class FaultyTimeline implements Timeline {
        private final Timeline timeline;

        FaultyTimeline(Timeline timeline) {
            this.timeline = timeline;
        }

        @Override
        public List<Event> read(CustomerId customer) {
            return timeline.read(customer);
        }

        @Override
        public Stream<Event> scan() {
            return timeline.scan();
        }

        @Override
        public int append(List<Event> events) {
            return write(() -> timeline.append(events));
        }

        @Override
        public int erase(CustomerId customer) {
            return write(() -> timeline.erase(customer));
        }
    }
}
