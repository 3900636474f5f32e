package org.clientela.customer;

import org.clientela.internal.Checks;

/**
 * Who of us serves a customer, and as what.
 *
 * @param role for example "account manager" or "service team"
 * @param who the person's or team's key in the host
 */
public record Coverage(String role, String who) {
    /** Checks both. */
    public Coverage {
        Checks.name("role", role);
        Checks.id("serving person or team", who);
    }

    /**
     * A coverage.
     *
     * @param role for example "account manager"
     * @param who the person's or team's key in the host
     * @return the coverage
     */
    public static Coverage of(String role, String who) {
        return new Coverage(role, who);
    }
}
