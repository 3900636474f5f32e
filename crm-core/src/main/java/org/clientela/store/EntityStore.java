package org.clientela.store;

import java.util.Optional;

/**
 * The entities of one type and one tenant, in their current state. A store over tables of a host's own that are only read
 * implements {@link #find} and {@link #page}.
 *
 * @param <T> of the entities
 */
public interface EntityStore<T> {
    /**
     * The entity last put under an id.
     *
     * @param id key of the entity
     * @return empty if there is none, or it was removed
     */
    Optional<Versioned<T>> find(String id);

    /**
     * Entities in ascending order of their ids, as their UTF-8 bytes are, a page at a time. A page is one point in time. The pages
     * together are the whole, without gap or repetition; what comes or goes meanwhile may be in them or not.
     *
     * @param query which, and how many at a time
     * @return one page, and the query for the next one
     * @throws IllegalArgumentException if the entity type declares no such index
     */
    Page<T> page(Query query);

    /**
     * Puts an entity.
     *
     * @param entity replaces the one of the same id
     * @param expectedVersion the version it replaces, 0 for none
     * @return the entity with its version: 1 for an id never seen, else one more than before. An id that was removed and
     *     comes back has a version greater than all it had, so that nobody takes it for the one that went
     * @throws VersionConflictException if another version is there; nothing changes
     * @throws ReadOnlyStoreException if the host keeps these itself
     */
    default Versioned<T> put(T entity, long expectedVersion) {
        throw new ReadOnlyStoreException("entities");
    }

    /**
     * Removes an entity.
     *
     * @param id key of the entity
     * @param expectedVersion the version it has, at least 1
     * @throws VersionConflictException if another version is there, or none; nothing changes
     * @throws ReadOnlyStoreException if the host keeps these itself
     */
    default void remove(String id, long expectedVersion) {
        throw new ReadOnlyStoreException("entities");
    }
}
