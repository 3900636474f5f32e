package org.clientela.store;

import org.clientela.internal.Checks;
import org.clientela.internal.CodePointOrder;

/**
 * A tenant: one of the host's own customers or companies, whose data no call ever mixes with another's.
 *
 * @param value 1 to 200 visible characters in Unicode form C
 */
public record TenantId(String value) implements Comparable<TenantId> {
    /** The tenant of a host that has only one. */
    public static final TenantId DEFAULT = new TenantId("default");

    /** Checks the form. */
    public TenantId {
        Checks.id("tenant id", value);
    }

    /**
     * The id of a key.
     *
     * @param value 1 to 200 visible characters
     * @return the id
     */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    @Override
    public int compareTo(TenantId other) {
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
