package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection in use by one thread: statements in, rows out. */
final class Session {
    /** Takes what it wants from a row. */
    interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Set<String> learnt = new LinkedHashSet<>();
    private boolean halfWay;

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** What has become true in this transaction, and can be relied on once it is committed. */
    Set<String> learnt() {
        return learnt;
    }

    /** Whether something was written of which more is to come: what is there now must not be kept. */
    boolean isHalfWay() {
        return halfWay;
    }

    /** What was written so far makes a whole. */
    void complete() {
        halfWay = false;
    }

    <R> List<R> all(String sql, Row<R> row, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<R> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.read(rows));
                }
            }
            return all;
        }
    }

    <R> Optional<R> first(String sql, Row<R> row, @Nullable Object... parameters) throws SQLException {
        return all(sql, row, parameters).stream().findFirst();
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        halfWay = true;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** One statement, once for each of the parameter lists. */
    void updateEach(String sql, List<@Nullable Object[]> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        halfWay = true;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] each : parameters) {
                bind(statement, each);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void execute(String sql) throws SQLException {
        halfWay = true;
        Dialect.execute(connection, sql);
    }

    static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            @Nullable Object parameter = parameters[i];
            if (parameter instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (parameter instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else {
                statement.setString(i + 1, (String) parameter);
            }
        }
    }
}
