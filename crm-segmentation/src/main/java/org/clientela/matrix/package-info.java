/**
 * What we offer to whom. An {@link org.clientela.matrix.OfferingMatrix} has a row for each market segment and a column for each
 * {@link org.clientela.matrix.OfferingParameter}; a {@link org.clientela.matrix.Cell} is the policy: what the parameter must
 * be in that segment. It tells which offerings fit a customer, how well and why.
 *
 * <pre>
 * segment   tier                        price          returns-policy    sales-channel
 * CONSUMER  in ("BASIC", "MID_RANGE")   &lt;= EUR 50.00   &gt;= 14, weight 2   contains any ("online", "store")
 * large     = "PREMIUM", mandatory                                       contains any ("field")
 * </pre>
 */
@NullMarked
package org.clientela.matrix;

import org.jspecify.annotations.NullMarked;
