package org.clientela.tck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;

/**
 * A healthy storage in which one thing goes wrong, as soon as one method is overridden. What it has in memory lasts when it is closed,
 * and may be opened again or several times at once.
 */
class Mutant implements Storage, Cloneable {
    final Set<TenantId> tenants;
    Storage memory;
    Storage healthy;

    Mutant(Set<TenantId> tenants) {
        this.tenants = tenants;
        this.memory = Storage.inMemory(tenants);
        this.healthy = door(memory);
    }

    /** Closed by itself; the memory stays. */
    static Storage door(Storage memory) {
        return Storage.guarded(new Storage() {
            @Override
            public TenantStorage tenant(TenantId tenant) {
                return memory.tenant(tenant);
            }

            @Override
            public void close() {}
        });
    }

    /** A further one on the same memory. */
    Mutant again() {
        try {
            Mutant copy = (Mutant) clone();
            copy.healthy = door(memory);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, with faults below. */
    final Mutant over(Faults faults) {
        healthy = new FaultyStorage(healthy, faults);
        return this;
    }

    /** All that is in memory, as if it were in a file. */
    String file() {
        StringBuilder content = new StringBuilder();
        for (TenantId tenant : tenants) {
            memory.tenant(tenant).timeline().scan().map(Json::write).forEach(content::append);
            memory.tenant(tenant)
                    .entities(EntityType.CUSTOMER)
                    .page(Query.all())
                    .items()
                    .forEach(item -> content.append(Json.write(item.entity())));
        }
        return content.toString();
    }

    <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
        return healthy;
    }

    Timeline timeline(Timeline healthy) {
        return healthy;
    }

    <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
        return healthy.atomically(unit -> work.apply(new View(unit)));
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        return new View(healthy.tenant(tenant));
    }

    @Override
    public void close() {
        healthy.close();
    }

    final class View implements TenantStorage {
        private final TenantStorage storage;

        View(TenantStorage storage) {
            this.storage = storage;
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return Mutant.this.entities(type, storage.entities(type));
        }

        @Override
        public Timeline timeline() {
            return Mutant.this.timeline(storage.timeline());
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return Mutant.this.atomically(storage, work);
        }
    }

    /** Entities in which one thing goes wrong. */
    static class Entities<T> implements EntityStore<T> {
        final EntityStore<T> healthy;

        Entities(EntityStore<T> healthy) {
            this.healthy = healthy;
        }

        @Override
        public Optional<Versioned<T>> find(String id) {
            return healthy.find(id);
        }

        @Override
        public Page<T> page(Query query) {
            return healthy.page(query);
        }

        @Override
        public Versioned<T> put(T entity, long expectedVersion) {
            return healthy.put(entity, expectedVersion);
        }

        @Override
        public void remove(String id, long expectedVersion) {
            healthy.remove(id, expectedVersion);
        }
    }

    /** A timeline in which one thing goes wrong. */
    static class Events implements Timeline {
        final Timeline healthy;

        Events(Timeline healthy) {
            this.healthy = healthy;
        }

        @Override
        public List<Event> read(CustomerId customer) {
            return healthy.read(customer);
        }

        @Override
        public Stream<Event> scan() {
            return healthy.scan();
        }

        @Override
        public int append(List<Event> events) {
            return healthy.append(events);
        }

        @Override
        public int erase(CustomerId customer) {
            return healthy.erase(customer);
        }
    }
}
