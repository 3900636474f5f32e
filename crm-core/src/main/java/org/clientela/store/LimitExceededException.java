package org.clientela.store;

/** Something is larger than a storage keeps. Nothing was changed. */
public final class LimitExceededException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final long size;
    private final long limit;

    /**
     * A failure.
     *
     * @param what is too large, with its key and without personal data
     * @param size how large it is
     * @param limit the largest that is kept
     */
    public LimitExceededException(String what, long size, long limit) {
        super(
                "limit-exceeded",
                "The %s has a size of (%d); at most (%d) fit.%nMaybe keep the whole elsewhere and a reference here?"
                        .formatted(what, size, limit),
                null);
        this.what = what;
        this.size = size;
        this.limit = limit;
    }

    /**
     * What is too large.
     *
     * @return with its key
     */
    public String what() {
        return what;
    }

    /**
     * How large it is.
     *
     * @return more than {@link #limit()}
     */
    public long size() {
        return size;
    }

    /**
     * The largest that is kept.
     *
     * @return in the same unit as {@link #size()}
     */
    public long limit() {
        return limit;
    }
}
