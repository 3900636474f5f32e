package org.clientela.store;

import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * Everything that is kept, for all tenants. The interface a host implements; {@code crm-tck} is its contract as tests.
 *
 * <p>Safe for use by many threads. Everything a call returns is a snapshot: changing it, or what was handed in, changes
 * nothing stored. Failures are {@link StorageException}s.
 */
public interface Storage extends AutoCloseable {
    /**
     * The storage of one tenant. No call exists that crosses tenants.
     *
     * @param tenant whose
     * @return a light handle; may be kept
     * @throws UnknownTenantException before anything is allocated, if there is no such tenant
     * @throws StoreClosedException after {@link #close()}
     */
    TenantStorage tenant(TenantId tenant);

    /**
     * Lets go of everything. Every later call fails with {@link StoreClosedException}, on handles and streams obtained before as
     * well; work under way has been done whole or fails in the same way. May be called again.
     */
    @Override
    void close();

    /**
     * A storage in memory with the tenant {@link TenantId#DEFAULT}. Reads never wait and see one point in time.
     *
     * @return empty
     */
    static Storage inMemory() {
        return inMemory(Set.of(TenantId.DEFAULT));
    }

    /**
     * A storage in memory for given tenants. Reads never wait and see one point in time.
     *
     * @param tenants all there will be
     * @return empty
     */
    static Storage inMemory(Set<TenantId> tenants) {
        return new InMemoryStorage(tenants);
    }

    /**
     * A storage that remembers what was last read of another, as long as there is room; otherwise as {@link #cached(Storage,
     * CacheOptions)}.
     *
     * @param storage what is slow to read; closed together with the cache
     * @param maxEntries how many entities and events are remembered at most
     * @return the storage with a cache
     */
    static Storage cached(Storage storage, long maxEntries) {
        return cached(storage, CacheOptions.holding(maxEntries));
    }

    /**
     * A storage that remembers what was last read of another: entities by id, those that are not there too, and the timelines of
     * single customers. Pages and scans go to the other storage, as does all that is done {@linkplain
     * TenantStorage#atomically atomically}. Whoever writes through it reads what was written, also after a write that failed or
     * of which the outcome is unknown; what is written past it is seen when the age of what is remembered has come, or never. So a
     * host's own tables belong before it, not behind it: {@code HostStorage.over(Storage.cached(ours, n))}.
     *
     * @param storage what is slow to read; closed together with the cache
     * @param options its bounds, and who hears what it is good for
     * @return the storage with a cache
     */
    static Storage cached(Storage storage, CacheOptions options) {
        return new CachingStorage(storage, options);
    }

    /**
     * A storage whose calls are measured and told to a listener. Their course is logged at level DEBUG as {@code
     * org.clientela.store.ObservedStorage}: kinds, ids and numbers, never what a fact says. Nothing else changes, whatever the listener does.
     *
     * @param storage any; closed together with what is returned
     * @param listener hears of each call
     * @return the storage under observation
     */
    static Storage observed(Storage storage, StorageListener listener) {
        return observed(storage, listener, System::nanoTime);
    }

    /**
     * A storage whose calls are measured by a clock of the host's, otherwise as {@link #observed(Storage, StorageListener)}.
     *
     * @param storage any; closed together with what is returned
     * @param listener hears of each call
     * @param nanos a clock of nanoseconds from an arbitrary beginning
     * @return the storage under observation
     */
    static Storage observed(Storage storage, StorageListener listener, LongSupplier nanos) {
        return new ObservedStorage(storage, listener, nanos, LoggerFactory.getLogger(ObservedStorage.class));
    }

    /**
     * A storage that checks what another answers, and names it in a {@link ContractViolationException} instead of believing it: null,
     * another's entity or event, a wrong order, a page too large or without end, a version or a number that cannot be, one
     * handle for two tenants. For whoever uses a storage that the tests of {@code crm-tck} have not seen.
     *
     * @param storage not to be believed; closed together with the result
     * @return the same, checked
     */
    static Storage guarded(Storage storage) {
        return new GuardedStorage(storage);
    }
}
