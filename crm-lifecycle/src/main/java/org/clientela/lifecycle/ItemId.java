package org.clientela.lifecycle;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.clientela.internal.Checks;

/**
 * The key of one owned item among several of the same offering, for example its serial number. Ordered by its characters.
 *
 * @param value 1 to 200 visible characters in Unicode form C
 */
public record ItemId(@JsonValue String value) implements Comparable<ItemId> {
    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemId {
        Checks.id("item id", value);
    }

    /**
     * The id of a key.
     *
     * @param value 1 to 200 visible characters
     * @return the id
     */
    public static ItemId of(String value) {
        return new ItemId(value);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
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
