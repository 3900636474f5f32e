package org.clientela.customer;

import org.clientela.internal.Checks;

/**
 * The customer's key in another system. Unique together with its system.
 *
 * @param system for example "sap" or "vat"
 * @param value the key there; may be personal, so it does not print
 */
public record Identifier(String system, String value) {
    /** Checks both. */
    public Identifier {
        Checks.id("system", system);
        Checks.id("identifier", value);
    }

    /**
     * A key in a system.
     *
     * @param system for example "sap" or "vat"
     * @param value the key there
     * @return the identifier
     */
    public static Identifier of(String system, String value) {
        return new Identifier(system, value);
    }

    @Override
    public String toString() {
        return "Identifier[" + system + ", …]";
    }
}
