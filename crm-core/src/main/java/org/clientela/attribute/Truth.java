package org.clientela.attribute;

/**
 * Three-valued truth, as in SQL: what is missing makes an answer unknown, not false. Source: Kleene (1952),
 * Introduction to Metamathematics, section 64 (the strong tables).
 */
public enum Truth {
    /** It does not hold. */
    FALSE,
    /** It cannot be said, since something is missing. */
    UNKNOWN,
    /** It holds. */
    TRUE;

    /**
     * Two-valued truth as one of the three.
     *
     * @param holds whether it holds
     * @return {@link #TRUE} or {@link #FALSE}
     */
    public static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /**
     * Both hold: the lesser of the two.
     *
     * @param other the other one
     * @return false if either is, else unknown if either is
     */
    public Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    /**
     * At least one holds: the greater of the two.
     *
     * @param other the other one
     * @return true if either is, else unknown if either is
     */
    public Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }

    /**
     * It does not hold.
     *
     * @return the opposite; unknown stays unknown
     */
    public Truth not() {
        if (this == UNKNOWN) {
            return UNKNOWN;
        }
        return this == TRUE ? FALSE : TRUE;
    }

    /**
     * Whether it holds for certain.
     *
     * @return true only for {@link #TRUE}
     */
    public boolean holds() {
        return this == TRUE;
    }
}
