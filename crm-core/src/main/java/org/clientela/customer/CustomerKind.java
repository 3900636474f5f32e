package org.clientela.customer;

/** The four kinds of market a customer belongs to. */
public enum CustomerKind {
    /** Buys to produce or to resell. */
    INDUSTRIAL,
    /** Buys for itself or its household. */
    CONSUMER,
    /** A school, hospital, church or other non-profit body. */
    INSTITUTIONAL,
    /** A public authority, bound by procurement law. */
    GOVERNMENT
}
