package org.clientela.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.clientela.internal.Checks;
import org.clientela.internal.CodePointOrder;

/**
 * The key of an event, and the reason why recording it twice records it once. Ordered by its characters, as their UTF-8 bytes are.
 *
 * @param value 1 to 200 visible characters in Unicode form C
 */
public record EventId(@JsonValue String value) implements Comparable<EventId> {
    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventId {
        Checks.id("event id", value);
    }

    /**
     * The id of a key.
     *
     * @param value 1 to 200 visible characters
     * @return the id
     */
    public static EventId of(String value) {
        return new EventId(value);
    }

    @Override
    public int compareTo(EventId other) {
        return CodePointOrder.INSTANCE.compare(value, other.value);
    }

    /**
     * The key.
     *
     * @return as given
     */
    @Override
    public String toString() {
        return value;
    }
}
