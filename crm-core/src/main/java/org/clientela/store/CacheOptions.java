package org.clientela.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How a cache in front of a storage behaves. Immutable.
 *
 * <pre>{@code
 * Storage.cached(storage, CacheOptions.holding(100_000).withMaxAge(Duration.ofMinutes(5)));
 * }</pre>
 *
 * @param maxEntries how many entities and events are remembered at most, at least 0
 * @param maxAge how long something is remembered at most after it was read, more than 0. It bounds how late a write of another process
 *     is seen
 * @param listener hears what the cache is good for
 * @param nanos a clock of nanoseconds from an arbitrary beginning, by which ages are measured
 */
public record CacheOptions(long maxEntries, Duration maxAge, StorageListener listener, LongSupplier nanos) {
    /** As long as there is room. */
    public static final Duration UNLIMITED = ChronoUnit.FOREVER.getDuration();

    /** Checks the bounds. */
    public CacheOptions {
        if (maxEntries < 0) {
            throw new IllegalArgumentException(
                    "The cache is to hold (%d) entries.%nMaybe 0, to remember nothing?".formatted(maxEntries));
        }
        if (maxAge.isNegative() || maxAge.isZero()) {
            throw new IllegalArgumentException(
                    "The cache is to remember things for (%s).%nMaybe hold 0 entries, to remember nothing?"
                            .formatted(maxAge));
        }
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(nanos, "nanos");
    }

    /**
     * A cache that forgets only to make room, and tells nobody.
     *
     * @param maxEntries how many entities and events are remembered at most
     * @return to begin with
     */
    public static CacheOptions holding(long maxEntries) {
        return new CacheOptions(maxEntries, UNLIMITED, StorageListener.NONE, System::nanoTime);
    }

    /**
     * The same with an age at which things are forgotten.
     *
     * @param age since they were read
     * @return the copy
     */
    public CacheOptions withMaxAge(Duration age) {
        return new CacheOptions(maxEntries, age, listener, nanos);
    }

    /**
     * The same with a listener.
     *
     * @param hears what the cache is good for
     * @return the copy
     */
    public CacheOptions withListener(StorageListener hears) {
        return new CacheOptions(maxEntries, maxAge, hears, nanos);
    }

    /**
     * The same with another clock.
     *
     * @param clock of nanoseconds, as {@link System#nanoTime()} is
     * @return the copy
     */
    public CacheOptions withNanos(LongSupplier clock) {
        return new CacheOptions(maxEntries, maxAge, listener, clock);
    }
}
