package org.clientela.store;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another storage, with a {@link ReadCache} in front. */
final class CachingStorage implements Storage {
    private static final Logger LOG = LoggerFactory.getLogger(CachingStorage.class);

    private final Storage storage;
    private final SafeListener listener;
    private final ReadCache cache;
    private volatile boolean closed;

    CachingStorage(Storage storage, CacheOptions options) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.listener = new SafeListener(options.listener(), LOG);
        this.cache = new ReadCache(options, listener);
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        requireOpen();
        TenantStorage found = storage.tenant(tenant);
        CacheAccess access = new CacheAccess.Through(cache, listener.forTenant(tenant));
        return new CachingTenant(tenant, found, access, this::requireOpen);
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
