package org.clientela.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.clientela.internal.Checks;
import org.clientela.internal.CodePointOrder;

/**
 * The key by which the host knows a customer. Ordered by its characters, as their UTF-8 bytes are.
 *
 * @param value 1 to 200 visible characters in Unicode form C
 */
public record CustomerId(@JsonValue String value) implements Comparable<CustomerId> {
    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        Checks.id("customer id", value);
    }

    /**
     * The id of a key.
     *
     * @param value 1 to 200 visible characters
     * @return the id
     */
    public static CustomerId of(String value) {
        return new CustomerId(value);
    }

    @Override
    public int compareTo(CustomerId other) {
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
