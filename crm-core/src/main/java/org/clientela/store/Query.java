package org.clientela.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which entities, and how many at a time. A value: the query for the next page comes with the page.
 *
 * @param index the declared index to look in, or null for all
 * @param value what the index must have, or null for all
 * @param after the id behind which to go on, or null for the beginning
 * @param limit in [1, {@value #MAX_LIMIT}]
 */
public record Query(
        @Nullable String index,
        @Nullable String value,
        @Nullable String after,
        int limit) {
    /** The largest page. */
    public static final int MAX_LIMIT = 10_000;

    /** The page size when none is given. */
    public static final int DEFAULT_LIMIT = 1_000;

    /** Checks that index and value come together, and the limit. */
    public Query {
        if ((index == null) != (value == null)) {
            throw new IllegalArgumentException(
                    "A query has an index without a value, or the reverse.%nMaybe use Query.where?".formatted());
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "The limit (%d) is not in [1, %d].%nMaybe ask for several pages?".formatted(limit, MAX_LIMIT));
        }
    }

    /**
     * All entities.
     *
     * @return from the beginning
     */
    public static Query all() {
        return new Query(null, null, null, DEFAULT_LIMIT);
    }

    /**
     * The entities that have a value in an index.
     *
     * @param index one that the entity type declares
     * @param value to be met exactly
     * @return from the beginning
     */
    public static Query where(String index, String value) {
        return new Query(
                Objects.requireNonNull(index, "index"), Objects.requireNonNull(value, "value"), null, DEFAULT_LIMIT);
    }

    /**
     * The same, with another page size.
     *
     * @param size in [1, {@value #MAX_LIMIT}]
     * @return the copy
     */
    public Query withLimit(int size) {
        return new Query(index, value, after, size);
    }

    /**
     * The same, going on behind an id.
     *
     * @param id of the last entity seen
     * @return the copy
     */
    public Query goingOnAfter(String id) {
        return new Query(index, value, Objects.requireNonNull(id, "id"), limit);
    }
}
