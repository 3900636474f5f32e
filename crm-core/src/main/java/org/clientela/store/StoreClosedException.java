package org.clientela.store;

/** The storage was closed. */
public final class StoreClosedException extends StorageException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     */
    public StoreClosedException() {
        super("closed", "The storage is closed.%nMaybe it was opened in a try block that has ended?".formatted(), null);
    }
}
