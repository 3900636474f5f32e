package org.clientela.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** One server for all tests of a run. It does not force the disk, which only a power failure would tell. */
final class Postgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A data source whose connections make their tables in a schema of their own. */
    static PGSimpleDataSource freshSchema() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        PGSimpleDataSource dataSource = (PGSimpleDataSource) SERVER.getPostgresDatabase();
        try (var connection = dataSource.getConnection()) {
            Dialect.execute(connection, "CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }
}
