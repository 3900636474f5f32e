package org.clientela.store;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The entities of one type, those last found remembered. */
final class CachedEntities<T> implements EntityStore<T> {
    private final TenantId tenant;
    private final EntityType<T> type;
    private final EntityStore<T> store;
    private final EntityStore<T> guarded;
    private final CacheAccess access;
    private final Runnable usable;

    CachedEntities(TenantId tenant, EntityType<T> type, EntityStore<T> store, CacheAccess access, Runnable usable) {
        this.tenant = tenant;
        this.type = type;
        this.store = store;
        this.guarded = new GuardedEntities<>(type, store, usable);
        this.access = access;
        this.usable = usable;
    }

    @Override
    public Optional<Versioned<T>> find(String id) {
        Objects.requireNonNull(id, "id");
        usable.run();
        return access.read(key(id), () -> guarded.find(id));
    }

    @Override
    public Page<T> page(Query query) {
        return guarded.page(query);
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        usable.run();
        return access.write(Set.of(key(type.id(entity))), () -> store.put(entity, expectedVersion));
    }

    @Override
    public void remove(String id, long expectedVersion) {
        Objects.requireNonNull(id, "id");
        usable.run();
        access.write(Set.of(key(id)), () -> {
            store.remove(id, expectedVersion);
            return id;
        });
    }

    private CacheKey key(String id) {
        return CacheKey.entity(tenant, type, id);
    }
}
