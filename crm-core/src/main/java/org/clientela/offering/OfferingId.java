package org.clientela.offering;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.clientela.internal.Checks;
import org.clientela.internal.CodePointOrder;

/**
 * The key by which the host knows an offering, for example its article number. Ordered by its characters, as their UTF-8 bytes are.
 *
 * @param value 1 to 200 visible characters in Unicode form C
 */
public record OfferingId(@JsonValue String value) implements Comparable<OfferingId> {
    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OfferingId {
        Checks.id("offering id", value);
    }

    /**
     * The id of a key.
     *
     * @param value 1 to 200 visible characters
     * @return the id
     */
    public static OfferingId of(String value) {
        return new OfferingId(value);
    }

    @Override
    public int compareTo(OfferingId other) {
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
