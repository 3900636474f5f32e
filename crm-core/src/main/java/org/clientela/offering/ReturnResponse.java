package org.clientela.offering;

/** What a customer gets for something it returns. */
public enum ReturnResponse {
    /** Its money. */
    REFUND,
    /** Another piece. */
    REPLACE,
    /** A credit for later. */
    CREDIT
}
