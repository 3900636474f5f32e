package org.clientela;

import org.clientela.store.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * How far all customers have been held against redefinitions. One of its kind.
 *
 * @param revision up to which redefinition
 * @param after the last customer who was, null at the beginning
 * @param done whether all were
 */
record MembershipPass(int revision, @Nullable String after, boolean done) {
    static final String ID = "pass";
    static final EntityType<MembershipPass> TYPE = EntityType.of("membership-pass", MembershipPass.class, pass -> ID);
}
