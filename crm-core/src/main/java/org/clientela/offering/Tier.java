package org.clientela.offering;

/** Where an offering stands within its line. */
public enum Tier {
    /** The entry. */
    BASIC,
    /** The middle. */
    MID_RANGE,
    /** The top. */
    PREMIUM
}
