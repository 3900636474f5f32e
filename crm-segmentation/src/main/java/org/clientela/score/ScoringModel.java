package org.clientela.score;

import java.time.Instant;
import java.util.Optional;
import org.clientela.profile.Aggregation;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;

/** What a {@link ScoringStrategy} has learnt, or a way to score that needs no learning. Immutable, pure, called from any thread. */
@FunctionalInterface
public interface ScoringModel {
    /**
     * The score of a customer.
     *
     * @param profile the customer at an instant
     * @return empty if there is nothing to go by, for example no purchase
     */
    Optional<Score> score(CustomerProfile profile);

    /**
     * When time alone may change the score, so that rules that ask for it can say until when they hold. By default the next
     * midnight in the zone, or the next event that is known but still to come; a model that looks at the time of day, or knows
     * better, overrides this.
     *
     * @param profile the customer at an instant
     * @return never later than the true first change; {@link Instant#MAX} if it stays
     */
    default Instant nextChange(CustomerProfile profile) {
        Instant event = Metric.aggregate(Aggregation.COUNT, null, null).nextChange(profile);
        Instant midnight = profile.asOf()
                .atZone(profile.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(profile.zone())
                .toInstant();
        return event.isBefore(midnight) ? event : midnight;
    }
}
