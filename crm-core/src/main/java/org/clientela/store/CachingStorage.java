package org.clientela.store;

import java.util.Objects;

/** Another storage, with a {@link ReadCache} in front. */
final class CachingStorage implements Storage {
    private final Storage storage;
    private final ReadCache cache;
    private volatile boolean closed;

    CachingStorage(Storage storage, long maxEntries) {
        if (maxEntries < 0) {
            throw new IllegalArgumentException(
                    "The cache is to hold (%d) entries.%nMaybe 0, to remember nothing?".formatted(maxEntries));
        }
        this.storage = Objects.requireNonNull(storage, "storage");
        this.cache = new ReadCache(maxEntries);
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        requireOpen();
        return new CachingTenant(tenant, storage.tenant(tenant), new CacheAccess.Through(cache), this::requireOpen);
    }

    @Override
    public void close() {
        closed = true;
        storage.close();
        cache.clear();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }
}
