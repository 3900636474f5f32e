package org.clientela.store;

/** Somebody else was faster: the entity has another version than the one expected. */
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
                "The %s (%s) was expected in version (%d) and is in version (%d).%nMaybe read it again and repeat the change?"
                        .formatted(type, id, expected, actual),
                null);
        this.type = type;
        this.id = id;
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * What was concerned.
     *
     * @return name of the entity type
     */
    public String type() {
        return type;
    }

    /**
     * What was concerned.
     *
     * @return key of the entity
     */
    public String id() {
        return id;
    }

    /**
     * What was concerned.
     *
     * @return version expected, 0 for none
     */
    public long expected() {
        return expected;
    }

    /**
     * What was concerned.
     *
     * @return version there, 0 for none
     */
    public long actual() {
        return actual;
    }
}
