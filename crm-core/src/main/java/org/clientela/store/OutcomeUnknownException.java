package org.clientela.store;

/**
 * The database was told to commit, and no answer came: all was done or nothing, but nobody can tell which. The one failure of a
 * storage that does not mean that nothing was changed.
 *
 * <p>Repeating tells: events that are there already are passed over, and an entity that is there already is refused with a
 * {@link VersionConflictException}.
 */
public final class OutcomeUnknownException extends StorageException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param cause what was met instead of an answer
     */
    public OutcomeUnknownException(Throwable cause) {
        super(
                "outcome-unknown",
                "The database gave no answer to a commit, so all was done or nothing.%nMaybe repeat it: events that are there already are passed over, entities are refused by their version?"
                        .formatted(),
                cause);
    }
}
