package org.clientela;

import java.util.ArrayList;
import java.util.List;
import org.clientela.segment.Membership;
import org.clientela.segment.MembershipListener;

/** What a unit of work has changed in memberships, to be told when it is done. */
final class MembershipNews {
    private record Step(Membership before, Membership after) {}

    private final List<Step> steps = new ArrayList<>();

    void add(Membership before, Membership after) {
        if (after.changes().size() > before.changes().size()) {
            steps.add(new Step(before, after));
        }
    }

    int size() {
        return steps.size();
    }

    /** Forgets what was undone. */
    void cut(int size) {
        steps.subList(size, steps.size()).clear();
    }

    void tell(MembershipListener listener) {
        steps.forEach(step -> listener.tell(step.before(), step.after()));
    }
}
