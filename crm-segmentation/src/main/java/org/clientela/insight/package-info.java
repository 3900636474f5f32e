/**
 * What the facts say that nobody asked: which attributes go together, what makes some customers different from the others, and
 * which groups form by themselves. Begin with {@link org.clientela.insight.Associations},
 * {@link org.clientela.insight.Contrast} or {@link org.clientela.insight.KMeans}; each answers for a population, prints as a
 * table, and says how many customers stand behind a number and how far chance alone would go.
 *
 * <pre>
 * Population ──► Column ─┬─ Association(s)   churn goes with contract, 0.41
 *   (metrics)            ├─ Contrast         these pay more, and more often online
 *                        └─ KMeans ► Clusters   "high monetary, low recency"
 * </pre>
 *
 * <p>A group of few customers is a person. What prints goes through a {@link org.clientela.insight.Suppression} first.
 */
@NullMarked
package org.clientela.insight;

import org.jspecify.annotations.NullMarked;
