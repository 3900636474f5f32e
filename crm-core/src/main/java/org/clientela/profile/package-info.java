/**
 * The single view. A {@link org.clientela.profile.CustomerProfile} is one customer at one instant, a
 * {@link org.clientela.profile.Population} is very many in columns. Both answer {@link org.clientela.profile.Metric}s,
 * such as {@code sum(purchase.amount, last 90 days)}, and give the same answers.
 *
 * <pre>
 * Metric ─┬─ Attribute    kind, country, an attribute of the host's
 *         └─ Aggregate    count | sum | avg | min | max | distinct | first | last | days since
 *                         (events of a type, where columns meet criteria, in a Window)
 * </pre>
 */
@NullMarked
package org.clientela.profile;

import org.jspecify.annotations.NullMarked;
