package org.clientela.store;

import java.util.Objects;
import java.util.function.Function;

/** One tenant of a {@link CachingStorage}, or a unit of work on it. */
final class CachingTenant implements TenantStorage {
    private final TenantId tenant;
    private final TenantStorage storage;
    private final CacheAccess access;
    private final Runnable usable;

    CachingTenant(TenantId tenant, TenantStorage storage, CacheAccess access, Runnable usable) {
        this.tenant = tenant;
        this.storage = storage;
        this.access = access;
        this.usable = usable;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        usable.run();
        return new CachedEntities<>(tenant, type, storage.entities(type), access, usable);
    }

    @Override
    public Timeline timeline() {
        usable.run();
        return new CachedTimeline(tenant, storage.timeline(), access, usable);
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        usable.run();
        return access.unit(
                within -> storage.atomically(unit -> work.apply(new CachingTenant(tenant, unit, within, usable))));
    }
}
