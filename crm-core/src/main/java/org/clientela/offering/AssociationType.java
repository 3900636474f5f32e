package org.clientela.offering;

/** How one offering stands to another. */
public enum AssociationType {
    /** A better one instead. */
    UP_SELL,
    /** A fitting one besides. */
    CROSS_SELL,
    /** What comes after it. */
    REPLACEMENT,
    /** What belongs to it. */
    ACCESSORY,
    /** The same, used and restored. */
    REFURBISHED_EQUIVALENT
}
