package org.clientela.tck;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;

/** A storage each of whose calls may fail before it is done, or lose its answer; to lay others over. */
final class FaultyStorage implements Storage {
    private final Storage storage;
    private final Faults faults;

    FaultyStorage(Storage storage, Faults faults) {
        this.storage = storage;
        this.faults = faults;
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        return new Tenant(storage.tenant(tenant), false);
    }

    @Override
    public void close() {
        storage.close();
    }

    private static StorageException failure() {
        return new StorageFailureException("planted", "Maybe try again?", new IOException("planted"));
    }

    private static StorageException unknown() {
        return new OutcomeUnknownException(new IOException("planted"));
    }

    private <R> R step(boolean commits, Supplier<R> call) {
        if (faults.strikeBefore()) {
            throw failure();
        }
        R result = call.get();
        if (faults.strikeAfter()) {
            throw commits ? unknown() : failure();
        }
        return result;
    }

    /** Outside of a unit of work, a write that has lost its answer may have been done. */
    private final class Tenant implements TenantStorage {
        private final TenantStorage tenant;
        private final boolean inUnit;

        Tenant(TenantStorage tenant, boolean inUnit) {
            this.tenant = tenant;
            this.inUnit = inUnit;
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return step(
                    !inUnit,
                    () -> tenant.atomically(unit -> {
                        R result = work.apply(new Tenant(unit, true));
                        if (faults.strikeBefore()) {
                            throw failure();
                        }
                        return result;
                    }));
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            EntityStore<T> store = tenant.entities(type);
            return new EntityStore<>() {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return step(false, () -> store.find(id));
                }

                @Override
                public Page<T> page(Query query) {
                    return step(false, () -> store.page(query));
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return step(!inUnit, () -> store.put(entity, expectedVersion));
                }

                @Override
                public void remove(String id, long expectedVersion) {
                    step(!inUnit, () -> {
                        store.remove(id, expectedVersion);
                        return id;
                    });
                }
            };
        }

        @Override
        public Timeline timeline() {
            Timeline timeline = tenant.timeline();
            return new Timeline() {
                @Override
                public List<Event> read(CustomerId customer) {
                    return step(false, () -> timeline.read(customer));
                }

                @Override
                public Stream<Event> scan() {
                    return step(false, timeline::scan).peek(event -> step(false, () -> event));
                }

                @Override
                public int append(List<Event> events) {
                    return step(!inUnit, () -> timeline.append(events));
                }

                @Override
                public int erase(CustomerId customer) {
                    return step(!inUnit, () -> timeline.erase(customer));
                }
            };
        }
    }
}
