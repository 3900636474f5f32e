package org.clientela.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clientela.attribute.Truth;
import org.clientela.profile.CustomerProfile;

/** Goes from one instant at which a test may change to the next, until the answer of the rule does. Not thread-safe. */
final class Validity {
    /** After so many instants without a change we settle for one that is too early. */
    private static final int MOST_STEPS = 100;

    private final List<Rule> tests = new ArrayList<>();
    private final Instant[] changes;

    private Validity(Rule rule) {
        addTests(rule);
        changes = new Instant[tests.size()];
    }

    static Instant until(Rule rule, CustomerProfile profile) {
        return rule instanceof Rule.Test test
                ? test.metric().nextChange(profile, test.criterion())
                : new Validity(rule).until(rule, rule.test(profile), profile);
    }

    private Instant until(Rule rule, Truth truth, CustomerProfile profile) {
        CustomerProfile then = profile;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant next = nextChange(then);
            if (next.equals(Instant.MAX)) {
                return next;
            }
            then = then.asOf(next);
            if (rule.test(then) != truth) {
                return next;
            }
        }
        return then.asOf();
    }

    /** The first change of any test. What was found for one holds until then. */
    private Instant nextChange(CustomerProfile profile) {
        Instant next = Instant.MAX;
        for (int i = 0; i < changes.length; i++) {
            Instant change = changes[i];
            if (change == null || !change.isAfter(profile.asOf())) {
                change = nextChange(tests.get(i), profile);
                changes[i] = change;
            }
            next = earlier(next, change);
        }
        return next;
    }

    private static Instant nextChange(Rule test, CustomerProfile profile) {
        return test instanceof Compare compare
                ? earlier(compare.left().nextChange(profile), compare.right().nextChange(profile))
                : until(test, profile);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void addTests(Rule rule) {
        if (rule instanceof Rule.Test || rule instanceof Compare) {
            tests.add(rule);
        }
        rule.parts().forEach(this::addTests);
    }
}
