package org.clientela.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Optional;

/** What Jackson tells of JSON that does not fit. */
public final class JsonFault {
    private JsonFault() {}

    /**
     * Where in the JSON it is.
     *
     * @param e what was thrown
     * @return fields and indexes, such as {@code .party.names[2]}; empty if that is not known
     */
    public static String path(JsonProcessingException e) {
        StringBuilder path = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
            }
        }
        return path.toString();
    }

    /**
     * What a type of ours said of its content.
     *
     * @param e what was thrown
     * @return the first that has a message; empty if Jackson itself found the fault
     */
    public static Optional<IllegalArgumentException> reason(JsonProcessingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException reason && reason.getMessage() != null) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
