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

    /** Looks at a row. */
    interface Visit {
        void row(ResultSet row) throws SQLException;
    }

    /** Uses a statement. */
    private interface Use<R> {
        R of(PreparedStatement statement) throws SQLException;
    }

    /** How many rows a database hands over at a time when there may be very many. */
    static final int ROWS_AT_A_TIME = 1_000;

    private final Statements statements;
    private final Set<String> learnt = new LinkedHashSet<>();
    private boolean halfWay;

    Session(Statements statements) {
        this.statements = statements;
    }

    Connection connection() {
        return statements.connection();
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
        return with(sql, statement -> {
            bind(statement, parameters);
            List<R> all = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.read(rows));
                }
            }
            return all;
        });
    }

    <R> Optional<R> first(String sql, Row<R> row, @Nullable Object... parameters) throws SQLException {
        return with(sql, statement -> {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
            }
        });
    }

    /** Visits very many rows, within a transaction; they arrive a few at a time. */
    void each(String sql, Visit visit, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visit.row(rows);
                }
            }
        }
    }

    int update(String sql, @Nullable Object... parameters) throws SQLException {
        halfWay = true;
        return with(sql, statement -> {
            bind(statement, parameters);
            return statement.executeUpdate();
        });
    }

    /** One statement, once for each of the parameter lists. */
    void updateEach(String sql, List<@Nullable Object[]> parameters) throws SQLException {
        if (parameters.isEmpty()) {
            return;
        }
        halfWay = true;
        with(sql, statement -> {
            for (@Nullable Object[] each : parameters) {
                bind(statement, each);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    void execute(String sql) throws SQLException {
        halfWay = true;
        Dialect.execute(connection(), sql);
    }

    private <R> R with(String sql, Use<R> use) throws SQLException {
        PreparedStatement statement = statements.take(sql);
        try {
            R result = use.of(statement);
            statements.giveBack(sql, statement);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            Statements.dismiss(statement, e);
            throw e;
        }
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
