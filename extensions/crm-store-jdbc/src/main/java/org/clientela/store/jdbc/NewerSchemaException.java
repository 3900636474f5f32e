package org.clientela.store.jdbc;

import org.clientela.store.StorageSetupException;

/** A database was written by a newer version of Clientela than the one that opens it. */
public final class NewerSchemaException extends StorageSetupException {
    private static final long serialVersionUID = 1L;

    private final int found;
    private final int known;

    NewerSchemaException(int found, int known) {
        super(
                "The database has version (%d) of the schema; this library knows it up to (%d).%nMaybe update the library here as well?"
                        .formatted(found, known),
                null);
        this.found = found;
        this.known = known;
    }

    /**
     * The version of the schema that is there.
     *
     * @return greater than {@link #known()}
     */
    public int found() {
        return found;
    }

    /**
     * The newest version of the schema that this library knows.
     *
     * @return at least 1
     */
    public int known() {
        return known;
    }
}
