package org.clientela.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.clientela.store.StorageListener.CacheUse;

/**
 * What was last read, and what is just being written. Whoever has seen a write, in whatever way, never gets an older value here:
 *
 * <ul>
 *   <li>From before a write until after it, reads of what it concerns go past the cache.
 *   <li>When it is over, done or failed, what it concerned is forgotten, before reads come back to the cache. Forgetting waits
 *       for a read of the same key that is loading, so that this read cannot put an old value back afterwards.
 *   <li>A write of which nobody can tell whether it was done may yet be done: a commit on its way to the database arrives after the
 *       connection it came by was found dead. So it counts as under way for {@value #DOUBT_SECONDS} seconds more.
 * </ul>
 */
final class ReadCache {
    static final int DOUBT_SECONDS = 60;

    private final LongSupplier nanos;
    private final SafeListener listener;
    private final Cache<CacheKey, Object> cache;
    private final Map<CacheKey, Integer> writers = new ConcurrentHashMap<>();
    private final Queue<Doubt> doubts = new ConcurrentLinkedQueue<>();
    private final Map<CacheUse, AtomicLong> forgotten = new EnumMap<>(CacheUse.class);

    private record Doubt(long since, Set<CacheKey> keys) {}

    ReadCache(CacheOptions options, SafeListener listener) {
        this.nanos = options.nanos();
        this.listener = listener;
        for (CacheUse use : List.of(CacheUse.EVICTED, CacheUse.EXPIRED, CacheUse.INVALIDATED)) {
            forgotten.put(use, new AtomicLong());
        }
        Caffeine<CacheKey, Object> builder = Caffeine.newBuilder()
                .maximumWeight(options.maxEntries())
                .<CacheKey, Object>weigher((key, value) -> value instanceof List<?> events ? 1 + events.size() : 1)
                .executor(Runnable::run); // no threads of its own
        if (!options.maxAge().equals(CacheOptions.UNLIMITED)) {
            builder.expireAfterWrite(options.maxAge()).ticker(nanos::getAsLong);
        }
        if (!options.listener().equals(StorageListener.NONE)) {
            builder.removalListener((key, value, cause) ->
                    Objects.requireNonNull(forgotten.get(use(cause))).incrementAndGet());
        }
        cache = builder.build();
    }

    /** The value under a key; what is loaded for a key is always of one type. */
    @SuppressWarnings("unchecked")
    <V> V get(CacheKey key, Supplier<V> load, SafeListener reader) {
        if (isBeingWritten(key)) {
            reader.cached(CacheUse.PAST, 1);
            return load.get();
        }
        Object known = cache.getIfPresent(key);
        reader.cached(known == null ? CacheUse.MISS : CacheUse.HIT, 1);
        if (known == null) {
            known = cache.get(key, missing -> load.get());
            tellForgotten();
        }
        return (V) known;
    }

    void beginWrite(CacheKey key) {
        writers.merge(key, 1, Integer::sum);
    }

    void endWrites(Set<CacheKey> keys, boolean isInDoubt) {
        settleDoubts();
        if (isInDoubt && !keys.isEmpty()) {
            cache.invalidateAll(keys);
            doubts.add(new Doubt(nanos.getAsLong(), keys));
        } else {
            keys.forEach(this::endWrite);
        }
        tellForgotten();
    }

    void clear() {
        cache.invalidateAll();
    }

    private boolean isBeingWritten(CacheKey key) {
        if (!writers.containsKey(key)) {
            return false;
        }
        settleDoubts();
        return writers.containsKey(key);
    }

    private void endWrite(CacheKey key) {
        cache.invalidate(key);
        writers.computeIfPresent(key, (k, count) -> count == 1 ? null : count - 1);
    }

    private void settleDoubts() {
        long now = doubts.isEmpty() ? 0 : nanos.getAsLong();
        for (Doubt oldest = doubts.peek();
                oldest != null && now - oldest.since() >= TimeUnit.SECONDS.toNanos(DOUBT_SECONDS);
                oldest = doubts.peek()) {
            if (doubts.remove(oldest)) {
                oldest.keys().forEach(this::endWrite);
            }
        }
    }

    private static CacheUse use(RemovalCause cause) {
        return switch (cause) {
            case SIZE -> CacheUse.EVICTED;
            case EXPIRED -> CacheUse.EXPIRED;
            case EXPLICIT, REPLACED, COLLECTED -> CacheUse.INVALIDATED;
        };
    }

    /** What is forgotten is counted within the cache's own locks, and told outside of them. */
    private void tellForgotten() {
        forgotten.forEach((use, counter) -> {
            long count = counter.get() == 0 ? 0 : counter.getAndSet(0);
            if (count > 0) {
                listener.cached(use, count);
            }
        });
    }
}
