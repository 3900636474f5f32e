package org.clientela.rule;

import java.time.Instant;
import java.util.Set;
import org.clientela.attribute.Truth;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;

/** Goes from one instant at which a metric may change to the next, until the answer of the rule does. */
final class Validity {
    /** After so many instants without a change we settle for one that is too early. */
    private static final int MOST_STEPS = 1_000;

    private Validity() {}

    static Instant until(Rule rule, CustomerProfile profile) {
        Set<Metric> metrics = rule.metrics();
        Truth truth = rule.test(profile);
        CustomerProfile then = profile;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant next = nextChange(metrics, then);
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

    private static Instant nextChange(Set<Metric> metrics, CustomerProfile profile) {
        Instant next = Instant.MAX;
        for (Metric metric : metrics) {
            Instant change = metric.nextChange(profile);
            next = change.isBefore(next) ? change : next;
        }
        return next;
    }
}
