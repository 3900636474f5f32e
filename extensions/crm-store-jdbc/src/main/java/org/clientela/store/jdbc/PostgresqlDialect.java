package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL. Transactions are {@code SERIALIZABLE}, as in the other storages: what a unit of work has read stays true until it is
 * done, not only what it writes. One that another gets in the way of is repeated.
 */
final class PostgresqlDialect implements Dialect {
    /** Serialization failure, deadlock, lock not available, and a key that another writer was faster to insert. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "23505");

    private static final String COMPLETION_UNKNOWN = "40003";

    /** Classes of states in which the server says that it has rolled back: constraints, transaction state, rollback. */
    private static final Set<String> ROLLED_BACK = Set.of("23", "25", "40");

    private static final String SETTINGS = "SELECT current_setting('synchronous_commit') AS synchronous_commit,"
            + " current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,"
            + " current_setting('server_encoding') AS server_encoding";

    private final boolean fenced;

    /** With row-level security or without. */
    PostgresqlDialect(boolean fenced) {
        this.fenced = fenced;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean isFenced() {
        return fenced;
    }

    @Override
    public void enter(Connection connection, int tenant) throws SQLException {
        if (fenced) {
            PostgresqlFence.enter(connection, tenant);
        }
    }

    @Override
    public void requireFence(Session session) throws SQLException {
        if (fenced) {
            PostgresqlFence.requireUp(session);
        } else {
            PostgresqlFence.requireDown(session);
        }
    }

    @Override
    public Optional<Integer> number(Session session, String tenant) throws SQLException {
        if (fenced) {
            PostgresqlFence.enter(session, tenant);
        }
        return Dialect.super.number(session, tenant);
    }

    @Override
    public boolean hasOneWriter() {
        return false;
    }

    @Override
    public void settle(Connection connection, Duration patience) {
        // the server's settings are the host's
    }

    @Override
    public List<Weakness> weaknesses(Connection connection) throws SQLException {
        List<Weakness> weaknesses = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SETTINGS)) {
            row.next();
            for (String setting : List.of("synchronous_commit", "fsync", "full_page_writes")) {
                if (row.getString(setting).equals("off")) {
                    weaknesses.add(new Weakness(
                            setting, "off", "set it to on, for the server or for the user of this connection"));
                }
            }
            String encoding = row.getString("server_encoding");
            if (!encoding.equals("UTF8")) {
                weaknesses.add(new Weakness("server_encoding", encoding, "create the database with ENCODING 'UTF8'"));
            }
        }
        return weaknesses;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Dialect.execute(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE");
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Dialect.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }

    /** Each statement sees what is there when it begins, hence what was made while this waited for the lock. */
    @Override
    public void beginSetup(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Dialect.execute(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE");
        Dialect.execute(connection, "SELECT pg_advisory_xact_lock(hashtext('clientela'))");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void beginStreaming(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    @Override
    public void endStreaming(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public boolean hasTable(Session session, String table) throws SQLException {
        // not to_regclass, which may answer from what the connection remembers
        return session.first(
                        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ANY (current_schemas(false))"
                                + " AND tablename = ?",
                        row -> true,
                        table)
                .isPresent();
    }

    @Override
    public String using(String index) {
        return "";
    }

    @Override
    public List<Long> sequences(Session session, int tenant, int count) throws SQLException {
        return session.all(
                "SELECT nextval('clientela_event_sequence') FROM generate_series(1, ?)", row -> row.getLong(1), count);
    }

    @Override
    public Fault fault(SQLException e) {
        return CONFLICTS.contains(state(e)) ? Fault.CONFLICT : Fault.FAILURE;
    }

    @Override
    public Fault faultOfCommit(SQLException e) {
        String state = state(e);
        if (CONFLICTS.contains(state)) {
            return Fault.CONFLICT;
        }
        boolean isRolledBack =
                state.length() == 5 && ROLLED_BACK.contains(state.substring(0, 2)) && !state.equals(COMPLETION_UNKNOWN);
        return isRolledBack ? Fault.FAILURE : Fault.UNKNOWN;
    }

    @Override
    public String code(SQLException e) {
        return "SQLState " + state(e);
    }

    @Override
    public String hint(SQLException e) {
        String state = state(e);
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08", "57" -> "Maybe the server is down or was restarted, and it works when repeated?";
            case "25" -> "Maybe the connection leads to a replica, which is only read?";
            case "28", "42" -> "Maybe the user may not do this, or the tables are in another schema?";
            case "53" -> "Maybe the server is out of disk, memory or connections?";
            default -> "Maybe the cause below tells more?";
        };
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }
}
