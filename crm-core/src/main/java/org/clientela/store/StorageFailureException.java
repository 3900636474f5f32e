package org.clientela.store;

/** What lies below a storage failed: a disk, a network, a database. Nothing was changed by the call that failed. */
public final class StorageFailureException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * A failure.
     *
     * @param code by which what failed names the reason, for example an SQLState
     * @param hint what to do about it, beginning with "Maybe" and ending with a question mark; without personal data
     * @param cause what it said
     */
    public StorageFailureException(String code, String hint, Throwable cause) {
        super("failure", "The database failed (%s).%n%s".formatted(code, hint), cause);
        this.code = code;
    }

    /**
     * The reason, in the words of what failed.
     *
     * @return for example an SQLState
     */
    public String code() {
        return code;
    }
}
