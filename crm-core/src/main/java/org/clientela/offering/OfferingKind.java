package org.clientela.offering;

/** What kind of thing is offered. */
public enum OfferingKind {
    /** Something that is handed over. */
    PRODUCT,
    /** Something that is done. */
    SERVICE
}
