package org.clientela;

import java.util.concurrent.atomic.AtomicReference;
import org.clientela.segment.MembershipRules;
import org.jspecify.annotations.Nullable;

/** The rules of one tenant in one vocabulary, as they were last made. Shared by doors; safe for many threads. */
final class MembershipCache {
    private record Made(String stamp, MembershipRules rules) {}

    private final AtomicReference<@Nullable Made> last = new AtomicReference<>();

    /** Null if others were made since. */
    @Nullable MembershipRules find(String stamp) {
        Made made = last.get();
        return made != null && made.stamp.equals(stamp) ? made.rules : null;
    }

    void keep(String stamp, MembershipRules rules) {
        last.set(new Made(stamp, rules));
    }
}
