package org.clientela.store;

import org.jspecify.annotations.Nullable;

/**
 * A storage could not do what it was asked. The call that failed changed nothing, unless it is an {@link
 * OutcomeUnknownException}.
 */
public abstract class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what went wrong and what to do, without personal data
     * @param cause of it, or null
     */
    protected StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
