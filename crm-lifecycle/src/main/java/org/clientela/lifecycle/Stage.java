package org.clientela.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The four stages of the customer service life cycle, seen from the customer's side. Each is made of {@link Phase phases}.
 *
 * <p>Source: Ives and Learmonth (1984), The information system as a competitive weapon, Communications of the ACM 27(12),
 * 1193-1201; Ives and Mason (1990), Can information technology revitalize your customer service?, Academy of Management
 * Executive 4(4), 52-69.
 */
public enum Stage {
    /** The customer finds out what it needs. */
    REQUIREMENTS,
    /** The customer gets it. */
    ACQUISITION,
    /** The customer has and uses it. */
    OWNERSHIP,
    /** The customer gives it away, or goes without. */
    RETIREMENT;

    /**
     * What it is made of.
     *
     * @return in the order in which they come
     */
    public List<Phase> phases() {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.stage() == this)
                .toList();
    }

    /**
     * Where it begins when nothing more precise is known.
     *
     * @return the first of its phases
     */
    public Phase firstPhase() {
        return phases().get(0);
    }

    /**
     * As the literature writes it.
     *
     * @return lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
