package org.clientela.store.jdbc;

import java.sql.SQLException;

/** What a call of a store does in the database. */
interface SqlCall<R> {
    R on(Session session) throws SQLException;
}
