package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * SQLite. One transaction writes at a time, beside any number of readers; each begins with {@code BEGIN IMMEDIATE}, so that it
 * waits before it has read anything and never fails for having read too early.
 */
final class SqliteDialect implements Dialect {
    private static final int PERMISSION = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IO = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NO_DATABASE = 26;
    private static final int PRIMARY_CODE = 0xff;

    /**
     * How long SQLite itself waits for another process. It looks ever more seldom and would miss the short moments that a
     * busy one {@linkplain WriterQueue leaves to others}; so it is asked to give up early, and asked again.
     */
    private static final int BUSY_MILLIS = 2;

    /** A setting, what makes it so, and what it then reads. */
    private record Pragma(String name, String value, List<String> safe) {
        String set() {
            return "PRAGMA %s = %s".formatted(name, value);
        }
    }

    private static final List<Pragma> PRAGMAS = List.of(
            new Pragma("journal_mode", "WAL", List.of("wal")),
            new Pragma("synchronous", "FULL", List.of("2", "3")),
            new Pragma("foreign_keys", "ON", List.of("1")),
            new Pragma("secure_delete", "ON", List.of("1")));

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public void settle(Connection connection, Duration patience) throws SQLException {
        long timeout = Math.min(patience.toMillis(), BUSY_MILLIS);
        Dialect.execute(connection, "PRAGMA busy_timeout = " + timeout);
        for (Pragma pragma : PRAGMAS) {
            Dialect.execute(connection, pragma.set());
        }
    }

    @Override
    public List<Weakness> weaknesses(Connection connection) throws SQLException {
        List<Weakness> weaknesses = new ArrayList<>();
        for (Pragma pragma : PRAGMAS) {
            String actual = read(connection, pragma.name);
            if (!pragma.safe.contains(actual)) {
                weaknesses.add(new Weakness(
                        pragma.name,
                        actual,
                        "let nothing undo \"%s\", and keep the file on a local disk".formatted(pragma.set())));
            }
        }
        return weaknesses;
    }

    private static String read(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() ? rows.getString(1).toLowerCase(Locale.ROOT) : "";
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        Dialect.execute(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public void beginReading(Connection connection) throws SQLException {
        Dialect.execute(connection, "BEGIN");
    }

    @Override
    public void beginSetup(Connection connection) throws SQLException {
        begin(connection);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        Dialect.execute(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        Dialect.execute(connection, "ROLLBACK");
    }

    @Override
    public void beginStreaming(Connection connection) {
        // rows are found as they are asked for
    }

    @Override
    public void endStreaming(Connection connection) {
        // nothing was begun
    }

    @Override
    public boolean hasTable(Session session, String table) throws SQLException {
        return session.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", row -> true, table)
                .isPresent();
    }

    /** Without statistics, SQLite takes the rows of a tenant for a handful, and reads them all. */
    @Override
    public String using(String index) {
        return " INDEXED BY " + index;
    }

    @Override
    public List<Long> sequences(Session session, int tenant, int count) throws SQLException {
        session.update("UPDATE clientela_tenant SET appended = appended + ? WHERE number = ?", count, tenant);
        long end = session.first(
                        "SELECT appended FROM clientela_tenant WHERE number = ?", row -> row.getLong(1), tenant)
                .orElseThrow();
        return LongStream.range(end - count, end).boxed().toList();
    }

    @Override
    public Fault fault(SQLException e) {
        int code = e.getErrorCode() & PRIMARY_CODE;
        return code == BUSY || code == LOCKED ? Fault.CONFLICT : Fault.FAILURE;
    }

    /** A full disk and an I/O error leave it open whether the commit is found when the file is next opened. */
    @Override
    public Fault faultOfCommit(SQLException e) {
        return switch (e.getErrorCode() & PRIMARY_CODE) {
            case BUSY, LOCKED -> Fault.CONFLICT;
            case CONSTRAINT -> Fault.FAILURE;
            default -> Fault.UNKNOWN;
        };
    }

    @Override
    public String code(SQLException e) {
        return "SQLite result code " + e.getErrorCode();
    }

    @Override
    public String hint(SQLException e) {
        return switch (e.getErrorCode() & PRIMARY_CODE) {
            case READONLY, PERMISSION -> "Maybe this process may not write the file, or its directory?";
            case FULL -> "Maybe make room on the disk and repeat it?";
            case IO -> "Maybe the disk is failing, or the file is on a network drive?";
            case CANNOT_OPEN -> "Maybe the path is that of a directory, or must not be written?";
            case CORRUPT, NO_DATABASE -> "Maybe it is another kind of file, or one that was damaged and has a backup?";
            default -> "Maybe the cause below tells more?";
        };
    }
}
