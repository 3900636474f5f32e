package org.clientela.store;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** How reads and writes go about the cache: through it, or past it within a unit of work. */
interface CacheAccess {
    <V> V read(CacheKey key, Supplier<V> load);

    <R> R write(Set<CacheKey> keys, Supplier<R> call);

    <R> R unit(Function<CacheAccess, R> work);

    /** Reads are remembered, and each write is over when its call returns or fails. */
    record Through(ReadCache cache) implements CacheAccess {
        @Override
        public <V> V read(CacheKey key, Supplier<V> load) {
            return cache.get(key, load);
        }

        @Override
        public <R> R write(Set<CacheKey> keys, Supplier<R> call) {
            return unit(access -> access.write(keys, call));
        }

        @Override
        public <R> R unit(Function<CacheAccess, R> work) {
            Set<CacheKey> written = new TreeSet<>();
            try {
                return work.apply(new Past(cache, written));
            } finally {
                written.forEach(cache::endWrite);
            }
        }
    }

    /** Reads see what the unit of work sees, and its writes are over when it is. */
    record Past(ReadCache cache, Set<CacheKey> written) implements CacheAccess {
        @Override
        public <V> V read(CacheKey key, Supplier<V> load) {
            return load.get();
        }

        @Override
        public <R> R write(Set<CacheKey> keys, Supplier<R> call) {
            for (CacheKey key : keys) {
                if (written.add(key)) {
                    cache.beginWrite(key);
                }
            }
            return call.get();
        }

        @Override
        public <R> R unit(Function<CacheAccess, R> work) {
            return work.apply(this);
        }
    }
}
