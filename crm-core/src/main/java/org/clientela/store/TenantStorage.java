package org.clientela.store;

import java.util.function.Function;

/** What one tenant has: entities in their current state, and the timeline of what happened. Safe for many threads. */
public interface TenantStorage {
    /**
     * The entities of a type.
     *
     * @param type of the entities
     * @param <T> the same
     * @return a light handle
     */
    <T> EntityStore<T> entities(EntityType<T> type);

    /**
     * What happened.
     *
     * @return a light handle
     */
    Timeline timeline();

    /**
     * Does several things or none. What {@code work} writes through the storage it is given is seen by all at once when
     * it returns, and by nobody if it throws; what it reads is one point in time, plus its own writes.
     *
     * <p>The storage given must not be used after {@code work} has returned, and not by another thread. A nested call on it
     * joins the work under way. {@code work} should be free of side effects elsewhere: a storage may run it again
     * after a conflict that is worth retrying.
     *
     * @param work what to do
     * @param <R> of its result
     * @return what {@code work} returns
     * @throws StorageException if it could not be done; then nothing was
     */
    <R> R atomically(Function<TenantStorage, R> work);
}
