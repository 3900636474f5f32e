package org.clientela.store;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some of the entities a query asks for.
 *
 * @param items in ascending order of their ids
 * @param following the query for the next page, or null if this is the last one
 * @param <T> of the entities
 */
public record Page<T>(List<Versioned<T>> items, @Nullable Query following) {
    /** Copies the list. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * The query for the next page.
     *
     * @return empty if this is the last one
     */
    public Optional<Query> next() {
        return Optional.ofNullable(following);
    }
}
