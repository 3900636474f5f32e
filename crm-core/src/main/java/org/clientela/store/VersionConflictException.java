package org.clientela.store;

/** Somebody else was faster: the entity has another version than the one expected, or is gone. */
public final class VersionConflictException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String id;
    private final long expected;
    private final long actual;

    /**
     * A failure.
     *
     * @param type name of the entity type
     * @param id key of the entity
     * @param expected version expected, 0 for none
     * @param actual version there, 0 for none
     */
    public VersionConflictException(String type, String id, long expected, long actual) {
        super(
                "version-conflict",
                "The %s (%s) was expected %s and %s.%nMaybe %s?"
                        .formatted(
                                type,
                                id,
                                expected == 0 ? "to be new" : "in version (" + expected + ")",
                                actual == 0 ? "is not there" : "is in version (" + actual + ")",
                                expected == 0
                                        ? "change the one that is there, or choose another id"
                                        : "read it again and repeat the change"),
                null);
        this.type = type;
        this.id = id;
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * What kind of entity it is.
     *
     * @return name of the entity type
     */
    public String type() {
        return type;
    }

    /**
     * Which one it is.
     *
     * @return key of the entity
     */
    public String id() {
        return id;
    }

    /**
     * The version that was to be replaced or removed.
     *
     * @return as the caller gave it, 0 for none
     */
    public long expected() {
        return expected;
    }

    /**
     * The version that is there.
     *
     * @return 0 for none
     */
    public long actual() {
        return actual;
    }
}
