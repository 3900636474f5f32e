/**
 * Moving facts from house to house: customers, offerings and events to and from files of JSON Lines and CSV. Begin with {@link
 * org.clientela.transfer.Import} and {@link org.clientela.transfer.Export}.
 *
 * <pre>
 * Export ──► customers.jsonl  offerings.jsonl  events.jsonl ──► Import ──► ImportReport
 *            or .csv for a spreadsheet, and .gz                    └─────► rejected rows: where and why, never what
 * </pre>
 */
@NullMarked
package org.clientela.transfer;

import org.jspecify.annotations.NullMarked;
