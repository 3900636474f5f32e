/**
 * A storage that lasts, in a database: one SQLite file, or PostgreSQL. {@link org.clientela.store.jdbc.JdbcStorage} opens it.
 *
 * <pre>{@code
 * try (Storage storage = JdbcStorage.sqlite(Path.of("crm.db"))) {
 *     Crm crm = Crm.on(storage);
 *     …
 * }
 * }</pre>
 *
 * The driver is the host's to bring: {@code org.xerial:sqlite-jdbc} or {@code org.postgresql:postgresql}.
 */
@NullMarked
package org.clientela.store.jdbc;

import org.jspecify.annotations.NullMarked;
