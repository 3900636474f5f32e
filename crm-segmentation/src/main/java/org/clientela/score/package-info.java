/**
 * Numbers about customers that say where they come from. A {@link org.clientela.score.ScoringStrategy} learns from a
 * population and gives a {@link org.clientela.score.ScoringModel}, a plain value; the model gives a
 * {@link org.clientela.score.Score} for a customer, with contributions that add up to it.
 *
 * <pre>
 * ScoringStrategy ── fit(Population) ──&gt; ScoringModel ── score(CustomerProfile) ──&gt; Score ──* Contribution
 * </pre>
 */
@NullMarked
package org.clientela.score;

import org.jspecify.annotations.NullMarked;
