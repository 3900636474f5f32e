package org.clientela.offering;

/** Under whose name it is sold. */
public enum Brand {
    /** Under a brand. */
    BRANDED,
    /** Under none. */
    GENERIC
}
