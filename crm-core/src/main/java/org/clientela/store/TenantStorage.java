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
     * @throws IllegalArgumentException if the storage knows another type of that name
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
     * <p>The storage given is the only one to write through meanwhile. It must not be used after {@code work} has returned, and
     * not by another thread. A nested call on it joins the work under way; if it throws, what it wrote is undone, and whoever
     * catches that may go on, as after any single call that fails. {@code work} should be free of side effects elsewhere: a
     * storage may run it again after a conflict that is worth retrying.
     *
     * @param work what to do
     * @param <R> of its result
     * @return what {@code work} returns; what it throws is thrown on as it is
     * @throws StorageException if it could not be done; then nothing was, unless it is an {@link OutcomeUnknownException}
     * @throws IllegalStateException if this thread has a unit of work of the same storage under way and this is not the
     *     storage it was given
     */
    <R> R atomically(Function<TenantStorage, R> work);
}
