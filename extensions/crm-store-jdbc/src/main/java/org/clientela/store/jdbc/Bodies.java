package org.clientela.store.jdbc;

import org.clientela.json.Json;
import org.clientela.store.LimitExceededException;

/** What is kept as JSON. */
final class Bodies {
    /** The longest JSON that is kept, in characters. */
    static final int MAX_LENGTH = 1 << 24;

    private Bodies() {}

    /**
     * Writes a value.
     *
     * @throws LimitExceededException if it is too long
     * @throws IllegalArgumentException if it holds half a surrogate pair, which UTF-8 cannot keep
     */
    static String write(String what, String id, Object value) {
        String json = Json.write(value);
        if (json.length() > MAX_LENGTH) {
            throw new LimitExceededException("JSON of the " + what + " (" + id + ")", json.length(), MAX_LENGTH);
        }
        if (!Texts.isWhole(json)) {
            throw new IllegalArgumentException(
                    "The %s (%s) holds half a surrogate pair.%nMaybe it was cut or decoded wrongly?"
                            .formatted(what, id));
        }
        return json;
    }
}
