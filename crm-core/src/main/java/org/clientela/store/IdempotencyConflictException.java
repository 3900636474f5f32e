package org.clientela.store;

/** An event of the same id is there already and says something else. */
public final class IdempotencyConflictException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * A failure.
     *
     * @param id key of the event
     */
    public IdempotencyConflictException(String id) {
        super(
                "idempotency-conflict",
                "The event (%s) is recorded already and says something else.%nMaybe two sources use the same id, or a correction is meant, which is a further event?"
                        .formatted(id),
                null);
        this.id = id;
    }

    /**
     * The event that is there already.
     *
     * @return its key
     */
    public String id() {
        return id;
    }
}
