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
     * Entities in ascending order of their ids, character by character, a page at a time. Without concurrent change the pages
     * together are the whole, without gap or repetition.
     *
     * @param query which, and how many at a time
     * @return one page, and the query for the next one
     */
    Page<T> page(Query query);

    /**
     * Puts an entity.
     *
     * @param entity replaces the one of the same id
     * @param expectedVersion the version it replaces, 0 for none
     * @return the entity with its version: 1 for a new one, else one more than before
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
     * @param expectedVersion the version it has
     * @throws VersionConflictException if another version is there, or none; nothing changes
     * @throws ReadOnlyStoreException if the host keeps these itself
     */
    default void remove(String id, long expectedVersion) {
        throw new ReadOnlyStoreException("entities");
    }
}
