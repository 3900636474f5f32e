package org.clientela.score;

import java.util.Optional;
import org.clientela.profile.CustomerProfile;

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
}
