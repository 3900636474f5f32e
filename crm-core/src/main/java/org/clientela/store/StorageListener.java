package org.clientela.store;

import java.util.Locale;
import java.util.Objects;

/**
 * Hears how a storage fares: which calls were made, how long they took, how they ended, and what a cache was good for. Attached
 * by {@link Storage#observed} and by {@link CacheOptions#withListener}.
 *
 * <p>It hears kinds, numbers and durations; never an id, a tenant or anything a fact says. It is called by the thread whose
 * call it hears of, after that call, and never while a unit of work is under way: what was done in one is told when it is over. What it
 * throws is put aside and changes nothing, except an error of the virtual machine. It must be safe for many threads, and should be quick.
 *
 * <pre>{@code
 * Storage storage = Storage.observed(Storage.inMemory(), new StorageListener() {
 *     public void called(Call call) {
 *         System.out.println(call.operation() + " " + call.outcome() + " " + call.nanos());
 *     }
 * });
 * }</pre>
 */
public interface StorageListener {
    /** Hears nothing. */
    StorageListener NONE = new StorageListener() {};

    /**
     * A call has come to its end.
     *
     * @param call what was done, and how it ended
     */
    default void called(Call call) {}

    /**
     * A cache has answered, or let go of something.
     *
     * @param use what happened
     * @param count how often since it was last told, at least 1
     */
    default void cached(CacheUse use, long count) {}

    /**
     * The listener for the calls of one tenant. By default this one, so that nothing tells tenants apart; whoever wants that
     * returns one that knows its tenant. Asked each time a handle is taken, and only for tenants that exist.
     *
     * @param tenant whose calls
     * @return who hears them
     */
    default StorageListener forTenant(TenantId tenant) {
        return this;
    }

    /** What can be asked of a storage. */
    enum Operation {
        /** {@link EntityStore#find}; the items are 0 or 1. */
        FIND,
        /** {@link EntityStore#page}; the items are those on the page. */
        PAGE,
        /** {@link EntityStore#put}. */
        PUT,
        /** {@link EntityStore#remove}. */
        REMOVE,
        /** {@link Timeline#read}; the items are the events. */
        READ,
        /**
         * {@link Timeline#scan}, from its beginning until the last event was taken or the stream closed, what the caller did in
         * between included; the items are the events taken.
         */
        SCAN,
        /** {@link Timeline#append}; the items are the events added. */
        APPEND,
        /** {@link Timeline#erase}; the items are the events removed. */
        ERASE,
        /** {@link TenantStorage#atomically}, the caller's own work included; the items are the calls made in it. */
        UNIT;

        /**
         * As it stands in metrics and logs.
         *
         * @return lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a cache does. */
    enum CacheUse {
        /** It knew the answer. */
        HIT,
        /** It did not, and asked. */
        MISS,
        /** It was passed by, since what was read is being written, or is read in a unit of work. */
        PAST,
        /** It forgot something to make room. */
        EVICTED,
        /** It forgot something that was too old. */
        EXPIRED,
        /** It forgot something that was written. */
        INVALIDATED;

        /**
         * As it stands in metrics and logs.
         *
         * @return lower case
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A call that has come to its end. One within a unit of work may be done and yet be undone with it: the unit's own
     * outcome tells.
     *
     * @param operation what was asked
     * @param outcome {@value #DONE}; or why not: the kind of a {@link StorageException}, as in "version-conflict" or "closed"; {@value #REFUSED} if the caller was wrong; {@value #FAILED} for anything else, such as what a
     *     unit of work threw. Of a small, fixed set
     * @param nanos how long it took, in nanoseconds, at least 0
     * @param items how many entities or events it was about, see {@link Operation}; 0 if it was not done
     */
    record Call(Operation operation, String outcome, long nanos, long items) {
        /** The outcome of a call that did what it was asked. */
        public static final String DONE = "done";

        /** The outcome of a call that was wrong. */
        public static final String REFUSED = "refused";

        /** The outcome of a call that ended with something else than a failure of the storage. */
        public static final String FAILED = "failed";

        /** Checks that operation and outcome are there. */
        public Call {
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(outcome, "outcome");
        }

        /**
         * Whether it did what it was asked.
         *
         * @return false if it threw
         */
        public boolean isDone() {
            return outcome.equals(DONE);
        }
    }
}
