package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prepares statements on a connection, and keeps those last used for whoever needs them next; a driver that does so by itself is
 * asked for none to be kept. For one thread at a time.
 */
final class Statements {
    private final Connection connection;
    private final int kept;
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    /** Which keeps so many at most. */
    Statements(Connection connection, int kept) {
        this.connection = connection;
        this.kept = kept;
    }

    Connection connection() {
        return connection;
    }

    /** A statement that nobody uses. */
    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement there = idle.remove(sql);
        return there == null ? connection.prepareStatement(sql) : there;
    }

    /** Keeps a statement that did what it should, without what was bound to it, or closes it. */
    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        if (kept == 0 || idle.containsKey(sql)) {
            statement.close();
            return;
        }
        statement.clearParameters();
        idle.put(sql, statement);
        if (idle.size() > kept) {
            Iterator<PreparedStatement> eldest = idle.values().iterator();
            PreparedStatement last = eldest.next();
            eldest.remove();
            last.close();
        }
    }

    /** Closes a statement that did not. */
    static void dismiss(PreparedStatement statement, Throwable reason) {
        try {
            statement.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
