package org.clientela.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;

/** A storage that counts what is read one by one, and does what a test asks it to in the middle of a call. */
final class WatchedStorage implements Storage {
    private final Storage storage;
    private final AtomicInteger reads = new AtomicInteger();
    private volatile Runnable afterRead = () -> {};
    private volatile Runnable afterWrite = () -> {};

    WatchedStorage(Storage storage) {
        this.storage = storage;
    }

    int reads() {
        return reads.get();
    }

    /** What happens after a single read has its answer and before it returns. */
    void afterRead(Runnable action) {
        afterRead = action;
    }

    /** What happens after a write is done and before it returns. */
    void afterWrite(Runnable action) {
        afterWrite = action;
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        return new WatchedTenant(storage.tenant(tenant));
    }

    @Override
    public void close() {
        storage.close();
    }

    private <R> R read(R answer) {
        reads.incrementAndGet();
        afterRead.run();
        return answer;
    }

    private <R> R written(R answer) {
        afterWrite.run();
        return answer;
    }

    private final class WatchedTenant implements TenantStorage {
        private final TenantStorage tenant;

        WatchedTenant(TenantStorage tenant) {
            this.tenant = tenant;
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            EntityStore<T> entities = tenant.entities(type);
            return new EntityStore<>() {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return read(entities.find(id));
                }

                @Override
                public Page<T> page(Query query) {
                    return entities.page(query);
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return written(entities.put(entity, expectedVersion));
                }

                @Override
                public void remove(String id, long expectedVersion) {
                    entities.remove(id, expectedVersion);
                    written(id);
                }
            };
        }

        @Override
        public Timeline timeline() {
            Timeline timeline = tenant.timeline();
            return new Timeline() {
                @Override
                public List<Event> read(CustomerId customer) {
                    return WatchedStorage.this.read(timeline.read(customer));
                }

                @Override
                public Stream<Event> scan() {
                    return timeline.scan();
                }

                @Override
                public int append(List<Event> events) {
                    return written(timeline.append(events));
                }

                @Override
                public int erase(CustomerId customer) {
                    return written(timeline.erase(customer));
                }
            };
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return written(tenant.atomically(work));
        }
    }
}
