/**
 * Groups of customers. A {@link org.clientela.segment.Segment} is a rule with a name, perhaps with customers who are in or out by
 * hand; a customer may be in many. {@link org.clientela.segment.Segments} may refer to one another, and are asked once they are
 * bound. A {@link org.clientela.segment.Partition} is a list of segments of which each customer is in exactly one: the first that it
 * matches, or the rest.
 *
 * <pre>
 * Segment ──┬─ Rule             what decides, unless
 *           └─ ManualEntries    someone decided by hand
 * Segments  ── bound ──► BoundSegments ──► of(profile)      names, verdicts
 *                                      └─► members(population) ──► Members ──► Overlap
 * SegmentFamily ── segments(), partition()                  ready-made definitions
 * </pre>
 */
@NullMarked
package org.clientela.segment;

import org.jspecify.annotations.NullMarked;
