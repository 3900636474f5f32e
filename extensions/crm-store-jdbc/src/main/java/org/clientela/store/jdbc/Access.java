package org.clientela.store.jdbc;

import java.util.stream.Stream;
import org.clientela.event.Event;

/** How the stores of a tenant reach the database: each call by itself, or all within one unit of work. */
interface Access {
    /** Runs what only reads; outside a unit of work, a single statement, so that it sees one point in time. */
    <R> R read(SqlCall<R> call);

    /** Runs what writes, all of it or nothing. */
    <R> R write(SqlCall<R> call);

    /** Runs a query whose rows are found as the caller goes on. */
    Stream<Event> stream(String sql, Object... parameters);

    /** Refuses to go on if the storage is closed, or the unit of work is over or another thread's. */
    void requireUsable();
}
