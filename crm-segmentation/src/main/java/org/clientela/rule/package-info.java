/**
 * Conditions as values. A {@link org.clientela.rule.Rule} is a tree of tests, each of which holds the answer to a metric
 * against a criterion; it prints, parses, travels as JSON, and says why.
 *
 * <pre>
 * Rule ─┬─ Test     count(purchase, last 12 months) &gt;= 3         true, false, or unknown
 *       ├─ Not      not …                                        unknown stays unknown
 *       ├─ AllOf    … and …                                      the least true of its parts
 *       └─ AnyOf    … or …                                       the most true of its parts
 * </pre>
 */
@NullMarked
package org.clientela.rule;

import org.jspecify.annotations.NullMarked;
