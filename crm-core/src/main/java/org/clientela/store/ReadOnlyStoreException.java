package org.clientela.store;

/** The host keeps these itself; here they are only read. */
public final class ReadOnlyStoreException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /**
     * A failure.
     *
     * @param what was to be written, in the plural
     */
    public ReadOnlyStoreException(String what) {
        super(
                "read-only",
                "The %s can only be read here.%nMaybe change them where the host keeps them?".formatted(what),
                null);
        this.what = what;
    }

    /**
     * What was to be written.
     *
     * @return a plural, for example "customer entities"
     */
    public String what() {
        return what;
    }
}
