package org.clientela.store.jdbc;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that makes one database after the other, and is killed. */
final class SchemaMaker {
    private SchemaMaker() {}

    /** The n-th database of a place. */
    static JdbcStorage open(String kind, String place, String prefix, int number) {
        String name = prefix + "_" + number;
        if (kind.equals("sqlite")) {
            return JdbcStorage.sqlite(Path.of(place).resolve(name + ".db"));
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(place);
        dataSource.setCurrentSchema(name);
        try (Connection connection = dataSource.getConnection()) {
            Dialect.execute(
                    connection,
                    "SELECT pg_advisory_lock(1)"); // CREATE SCHEMA IF NOT EXISTS is not made for two at once
            Dialect.execute(connection, "CREATE SCHEMA IF NOT EXISTS " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return JdbcStorage.postgresql(dataSource);
    }

    /** With a kind, a place and a prefix; says the number of each database before it begins with it. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int number = 0; ; number++) {
            out.println(number);
            open(arguments[0], arguments[1], arguments[2], number).close();
        }
    }
}
