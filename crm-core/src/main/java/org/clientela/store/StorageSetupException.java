package org.clientela.store;

import org.jspecify.annotations.Nullable;

/**
 * A storage cannot be opened, or used, as things stand: its settings, its schema, its rights. What exactly is the matter is for each
 * storage to say, so this is the one member of the family that may be extended.
 */
public abstract non-sealed class StorageSetupException extends StorageException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what is the matter and what to do, without personal data
     * @param cause of it, or null
     */
    protected StorageSetupException(String message, @Nullable Throwable cause) {
        super("setup", message, cause);
    }
}
