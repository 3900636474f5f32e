/**
 * Where facts are kept. {@link org.clientela.store.Storage} is the interface a host implements over its own tables, or
 * takes from us: in memory, cached, or laid over tables of the host's own, which is {@link org.clientela.store.HostStorage}.
 *
 * <pre>
 * Storage ── tenant(id) ──► TenantStorage ─┬─ entities(type) ──► EntityStore    current state, by version
 *                                          ├─ timeline()     ──► Timeline       history, append-only
 *                                          └─ atomically(work)                  both, all or nothing
 * </pre>
 *
 * The contract stands in the Javadoc of these types, clause by clause, and {@code crm-tck} tests it.
 */
@NullMarked
package org.clientela.store;

import org.jspecify.annotations.NullMarked;
