package org.clientela.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Others were at work on the same facts for as long as the storage was willing to wait and to try again. Nothing was changed, and the
 * same call may well succeed later.
 */
public final class TransientConflictException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final Duration waited;

    /**
     * A failure.
     *
     * @param waited how long it was tried
     * @param cause what the database said last, or null
     */
    public TransientConflictException(Duration waited, @Nullable Throwable cause) {
        super(
                "transient-conflict",
                "Others were writing the same facts; this was tried for (%s) and given up.%nMaybe repeat it later, keep units of work short, or be more patient when the storage is opened?"
                        .formatted(waited),
                cause);
        this.waited = waited;
    }

    @Override
    public boolean isRetryable() {
        return true;
    }

    /**
     * How long it was tried.
     *
     * @return as the storage was opened to
     */
    public Duration waited() {
        return waited;
    }
}
