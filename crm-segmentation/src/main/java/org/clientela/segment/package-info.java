/**
 * Groups of customers. A {@link org.clientela.segment.Segment} is a rule with a name; a customer may be in many. A
 * {@link org.clientela.segment.Partition} is a list of segments of which each customer is in exactly one: the first that
 * it matches, or the rest.
 */
@NullMarked
package org.clientela.segment;

import org.jspecify.annotations.NullMarked;
