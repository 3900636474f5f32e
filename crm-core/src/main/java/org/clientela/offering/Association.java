package org.clientela.offering;

import java.util.Objects;

/**
 * How an offering stands to another: "has as {@code ACCESSORY} that offering".
 *
 * @param type how they stand
 * @param to the other one
 */
public record Association(AssociationType type, OfferingId to) {
    /** Checks that both are there. */
    public Association {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(to, "to");
    }

    /**
     * An association.
     *
     * @param type how they stand
     * @param to the other one
     * @return the association
     */
    public static Association of(AssociationType type, OfferingId to) {
        return new Association(type, to);
    }
}
