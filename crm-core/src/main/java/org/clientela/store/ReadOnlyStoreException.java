package org.clientela.store;

/** The host keeps these itself; here they are only read. */
public final class ReadOnlyStoreException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * A failure.
     *
     * @param what what was to be written
     */
    public ReadOnlyStoreException(String what) {
        super(
                "The %s of this storage can only be read.%nMaybe change them where the host keeps them?"
                        .formatted(what),
                null);
        this.what = what;
    }

    /**
     * What was concerned.
     *
     * @return what was to be written
     */
    public String what() {
        return what;
    }
}
