package org.clientela.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was last read, and what is just being written. Whoever has seen a write, in whatever way, never gets an older value here:
 *
 * <ul>
 *   <li>From before a write until after it, reads of what it concerns go past the cache.
 *   <li>When it is over, done or failed, what it concerned is forgotten, before reads come back to the cache. Forgetting waits
 *       for a read of the same key that is loading, so that this read cannot put an old value back afterwards.
 * </ul>
 */
final class ReadCache {
    private final Cache<CacheKey, Object> cache;
    private final Map<CacheKey, Integer> writers = new ConcurrentHashMap<>();

    ReadCache(long maxEntries) {
        cache = Caffeine.newBuilder()
                .maximumWeight(maxEntries)
                .<CacheKey, Object>weigher((key, value) -> value instanceof List<?> events ? 1 + events.size() : 1)
                .executor(Runnable::run) // no threads of its own
                .build();
    }

    /** The value under a key; what is loaded for a key is always of one type. */
    @SuppressWarnings("unchecked")
    <V> V get(CacheKey key, Supplier<V> load) {
        return writers.containsKey(key) ? load.get() : (V) cache.get(key, missing -> load.get());
    }

    void beginWrite(CacheKey key) {
        writers.merge(key, 1, Integer::sum);
    }

    void endWrite(CacheKey key) {
        cache.invalidate(key);
        writers.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }

    void clear() {
        cache.invalidateAll();
    }
}
