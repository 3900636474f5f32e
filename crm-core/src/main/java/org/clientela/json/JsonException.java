package org.clientela.json;

import org.jspecify.annotations.Nullable;

/** JSON that could not be read or written. The message has the place, never the content, which may be personal. */
public final class JsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
