package org.clientela.store;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clientela.store.StorageListener.CacheUse;

/** How reads and writes go about the cache: through it, or past it within a unit of work. */
interface CacheAccess {
    <V> V read(CacheKey key, Supplier<V> load);

    <R> R write(Set<CacheKey> keys, Supplier<R> call);

    <R> R unit(Function<CacheAccess, R> work);

    /** Reads are remembered, and each write is over when its call returns or fails. */
    record Through(ReadCache cache, SafeListener listener) implements CacheAccess {
        @Override
        public <V> V read(CacheKey key, Supplier<V> load) {
            return cache.get(key, load, listener);
        }

        @Override
        public <R> R write(Set<CacheKey> keys, Supplier<R> call) {
            return unit(access -> access.write(keys, call));
        }

        @Override
        public <R> R unit(Function<CacheAccess, R> work) {
            Past past = new Past(cache);
            boolean isInDoubt = false;
            try {
                return work.apply(past);
            } catch (OutcomeUnknownException e) {
                isInDoubt = true;
                throw e;
            } finally {
                cache.endWrites(past.written, isInDoubt);
                if (past.reads > 0) {
                    listener.cached(CacheUse.PAST, past.reads);
                }
            }
        }
    }

    /** Reads see what the unit of work sees, and its writes are over when it is. Of one thread. */
    final class Past implements CacheAccess {
        private final ReadCache cache;
        private final Set<CacheKey> written = new TreeSet<>();
        private long reads;

        Past(ReadCache cache) {
            this.cache = cache;
        }

        @Override
        public <V> V read(CacheKey key, Supplier<V> load) {
            reads++;
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
