package org.clientela.store;

import java.util.Objects;

/**
 * An entity and its version.
 *
 * @param entity as it was put
 * @param version at least 1
 * @param <T> of the entity
 */
public record Versioned<T>(T entity, long version) {
    /** Checks the version. */
    public Versioned {
        Objects.requireNonNull(entity, "entity");
        if (version < 1) {
            throw new IllegalArgumentException(
                    "The version (%d) is below 1.%nMaybe it was never put?".formatted(version));
        }
    }
}
