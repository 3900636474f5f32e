package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one kind of database does in its own way. */
interface Dialect {
    /** Under which its scripts are kept. */
    String name();

    /** Whether only one transaction can write at a time, so that those of one process had better queue. */
    boolean hasOneWriter();

    /** Sets what is to be set on a connection before it is used. */
    void settle(Connection connection, Duration patience) throws SQLException;

    /** What is set so that facts may be lost or mixed up. */
    List<Weakness> weaknesses(Connection connection) throws SQLException;

    /** Begins a transaction that reads one point in time and is as if it were alone. */
    void begin(Connection connection) throws SQLException;

    /** Begins a transaction that only reads, and one point in time; it ends with a rollback. */
    void beginReading(Connection connection) throws SQLException;

    /** Begins a transaction that sets up the database, as soon as nobody else does. */
    void beginSetup(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Makes rows arrive a few at a time, until the connection is {@linkplain #endStreaming back to normal}. */
    void beginStreaming(Connection connection) throws SQLException;

    void endStreaming(Connection connection) throws SQLException;

    boolean hasTable(Session session, String table) throws SQLException;

    /** Whether the database itself keeps each transaction to the rows of the tenant that it has named. */
    default boolean isFenced() {
        return false;
    }

    /** Names the tenant of the transaction under way, if it is to be kept to that one's rows. */
    default void enter(Connection connection, int tenant) throws SQLException {
        // all but a fenced database leave it to the statements
    }

    /** Refuses a database that is not fenced and should be, or is and should not. */
    default void requireFence(Session session) throws SQLException {
        // there is none
    }

    /** The number of a tenant, if the database has it. */
    default Optional<Integer> number(Session session, String tenant) throws SQLException {
        return session.first("SELECT number FROM clientela_tenant WHERE id = ?", row -> row.getInt(1), tenant);
    }

    /** Which index to use, where the database would choose badly without being told. */
    String using(String index);

    /** The next numbers by which events of one instant are put in their order, ascending. */
    List<Long> sequences(Session session, int tenant, int count) throws SQLException;

    /** What a failure before the commit means. */
    Fault fault(SQLException e);

    /** What a failure of the commit means. */
    Fault faultOfCommit(SQLException e);

    /** The reason of a failure, in the words of the database. */
    String code(SQLException e);

    /** What to do about a failure. */
    String hint(SQLException e);

    /** Runs a statement that has no parameters. */
    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
