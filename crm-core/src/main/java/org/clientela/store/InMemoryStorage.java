package org.clientela.store;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A storage in memory. Each tenant has one immutable state: readers take it as it is and never wait, writers make a changed
 * copy, one after the other, and publish it when all of it is done.
 */
final class InMemoryStorage implements Storage {
    private final Map<TenantId, InMemoryTenant> tenants;
    private final ConcurrentMap<String, EntityType<?>> types = new ConcurrentHashMap<>();
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    InMemoryStorage(Set<TenantId> tenants) {
        Map<TenantId, InMemoryTenant> each = new TreeMap<>();
        tenants.forEach(tenant -> each.put(tenant, new InMemoryTenant(this)));
        this.tenants = Collections.unmodifiableMap(each);
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        requireOpen();
        InMemoryTenant found = tenants.get(Objects.requireNonNull(tenant, "tenant"));
        if (found == null) {
            throw new UnknownTenantException(tenant);
        }
        return found;
    }

    @Override
    public void close() {
        closed = true;
        tenants.values().forEach(InMemoryTenant::forget);
    }

    void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    /**
     * The type that was first seen under a name, so that all entities of that name are indexed alike. Types come from the
     * host's code, never from data, so there are few.
     */
    <T> EntityType<T> canonical(EntityType<T> type) {
        EntityType<?> first = types.putIfAbsent(type.name(), type);
        return first == null ? type : type.asKept(first);
    }

    /** A thread that writes holds a tenant's lock; if it could ask for another's, two of them could wait for each other. */
    void beginWriting() {
        requireOpen();
        if (!writing.add(Thread.currentThread())) {
            throw new IllegalStateException(
                    "The storage is written to while a unit of work of the same thread is under way.%nMaybe use the storage that the unit of work is given?"
                            .formatted());
        }
    }

    void endWriting() {
        writing.remove(Thread.currentThread());
    }
}
