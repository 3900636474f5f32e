package org.clientela.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** An empty database of a kind, to be opened by several storages. */
record TestDatabase(Dialect dialect, DataSource dataSource) {
    static TestDatabase sqlite(Path file) {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + file);
        return new TestDatabase(new SqliteDialect(), dataSource);
    }

    /** With a small pool. */
    static TestDatabase postgresql() {
        return new TestDatabase(
                new PostgresqlDialect(false), new TestPool(Postgres.freshSchema(), 20, true).dataSource());
    }

    JdbcStorage open() {
        return open(JdbcOptions.standard());
    }

    JdbcStorage open(JdbcOptions options) {
        return JdbcStorage.open(dialect, dataSource, options);
    }

    /** The same database through another data source. */
    TestDatabase through(DataSource other) {
        return new TestDatabase(dialect, other);
    }

    /** Runs SQL past the storage. */
    void execute(String sql) {
        try (Connection connection = dataSource.getConnection()) {
            Dialect.execute(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
