package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.clientela.event.Event;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresqlStorageTest extends JdbcStorageCases {
    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    /** A server decides for itself, by statistics; this asks whether an index could serve, all of its columns. */
    @Test
    void readsNoMoreThanIsAskedFor() throws SQLException {
        Set<String> statements = new TreeSet<>();
        DataSource watched = Proxies.watched(database.dataSource(), (connection, what, step) -> {
            statements.add(what);
            return step.take();
        });
        try (Storage storage = database.through(watched).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.entities(EntityType.CUSTOMER).put(Facts.ACME, 0);
            tenant.entities(EntityType.CUSTOMER).put(Facts.ACME.withTags("new"), 1);
            tenant.entities(EntityType.CUSTOMER).page(Query.all());
            tenant.entities(EntityType.CUSTOMER).page(Query.where("tag", "new"));
            tenant.entities(EntityType.CUSTOMER).remove("acme", 2);
            tenant.timeline().append(List.of(Facts.event("e1", "acme"), Facts.event("e2", "acme")));
            tenant.timeline().read(Facts.ACME.id());
            Facts.scan(tenant);
            tenant.timeline().erase(Facts.ACME.id());
        }

        statements.removeIf(
                sql -> !sql.contains("clientela_") || !sql.contains("tenant = ?") || sql.contains("INSERT"));
        assertThat(statements).hasSizeGreaterThan(10);
        try (Connection connection = database.dataSource().getConnection()) {
            for (String off : List.of("enable_seqscan", "enable_bitmapscan", "enable_sort")) {
                Dialect.execute(connection, "SET " + off + " = off");
            }
            for (String sql : statements) {
                String plan = String.join("\n", plan(connection, sql));
                assertThat(plan).as(sql).contains("Index Cond: ").doesNotContain("Seq Scan", "Sort");
            }
            Dialect.execute(connection, "RESET ALL");
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN " + sql.replace("?", "'1'"))) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** A connection that commits each statement would be sent everything at once. */
    @Test
    void readsAScanAFewRowsAtATime() {
        List<String> seen = new ArrayList<>();
        DataSource watched = Proxies.proxy(DataSource.class, (method, arguments) -> {
            Connection connection = (Connection) Proxies.invoke(database.dataSource(), method, arguments);
            return Proxies.proxy(Connection.class, (called, given) -> {
                Object result = Proxies.invoke(connection, called, given);
                return called.getName().equals("prepareStatement")
                        ? Proxies.proxy(PreparedStatement.class, (step, with) -> {
                            if (step.getName().equals("executeQuery")) {
                                seen.add("%s rows, commits each: %s"
                                        .formatted(
                                                ((PreparedStatement) result).getFetchSize(),
                                                connection.getAutoCommit()));
                            }
                            return Proxies.invoke(result, step, with);
                        })
                        : result;
            });
        });
        try (Storage storage = database.through(watched).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.timeline()
                    .append(IntStream.range(0, 3_000)
                            .mapToObj(i -> Facts.event("e" + i, "acme"))
                            .toList());
            seen.clear();
            try (Stream<Event> events = tenant.timeline().scan()) {
                assertThat(events.count()).isEqualTo(3_000);
            }
        }
        assertThat(seen).containsExactly("1000 rows, commits each: false");
    }

    @Test
    void doesNotDependOnTheSettingsOfTheSession() {
        PGSimpleDataSource hostile = Postgres.freshSchema();
        hostile.setOptions("-c TimeZone=Pacific/Chatham -c DateStyle=German -c lc_numeric=C -c extra_float_digits=-15"
                + " -c IntervalStyle=sql_standard -c default_transaction_isolation=read\\ uncommitted"
                + " -c default_transaction_read_only=on -c bytea_output=escape -c escape_string_warning=off");
        try (Storage storage = new TestDatabase(new PostgresqlDialect(false), hostile).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            Event event = Facts.event("e1", "acme").withNote("It's 5 o'clock \\ ünd");
            tenant.timeline().append(List.of(event));
            tenant.entities(EntityType.CUSTOMER).put(Facts.ACME, 0);

            assertThat(tenant.timeline().read(Facts.ACME.id())).containsExactly(event);
            assertThat(tenant.entities(EntityType.CUSTOMER).find("acme")).isPresent();
        }
    }
}
