package org.clientela;

import java.time.Instant;
import org.clientela.store.EntityType;

/**
 * Where the definitions of a tenant stand. One of its kind.
 *
 * @param revision how often segments were redefined
 * @param since when they were last
 * @param stamp another one whenever segments change, entries by hand included; never the same again
 */
record MembershipHead(int revision, Instant since, String stamp) {
    static final String ID = "head";
    static final EntityType<MembershipHead> TYPE = EntityType.of("membership-head", MembershipHead.class, head -> ID);
}
