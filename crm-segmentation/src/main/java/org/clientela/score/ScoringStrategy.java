package org.clientela.score;

import org.clientela.profile.Population;

/**
 * A way to learn, from many customers, how to score one: quantiles, parameters, weights. Called from any thread; pure, so
 * that fitting to the same population twice gives equal models.
 *
 * @param <M> what is learnt
 */
@FunctionalInterface
public interface ScoringStrategy<M extends ScoringModel> {
    /**
     * Learns.
     *
     * @param population whom to learn from
     * @return a plain value, which travels as JSON
     * @throws IllegalArgumentException if the population has nothing to learn from
     */
    M fit(Population population);
}
