package org.clientela;

import java.util.NoSuchElementException;

/** What was asked for by its key is not there. */
public final class NotFoundException extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String key;

    NotFoundException(String type, String key, String hint) {
        super("There is no %s (%s).%n%s".formatted(type, key, hint));
        this.type = type;
        this.key = key;
    }

    /**
     * What kind of thing was asked for.
     *
     * @return for example "customer"
     */
    public String type() {
        return type;
    }

    /**
     * By which key.
     *
     * @return as asked
     */
    public String key() {
        return key;
    }
}
