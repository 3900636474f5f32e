package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.clientela.customer.CustomerId;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class SqliteStorageTest extends JdbcStorageCases {
    @TempDir
    Path directory;

    @Override
    TestDatabase fresh() {
        return TestDatabase.sqlite(directory.resolve("crm.db"));
    }

    @Test
    void opensAFile() {
        Path file = directory.resolve("Möbel & Söhne 100%.db");
        try (Storage storage = JdbcStorage.sqlite(file)) {
            storage.tenant(TenantId.DEFAULT).timeline().append(List.of(Facts.event("e1", "acme")));
        }

        try (Storage storage = JdbcStorage.sqlite(file)) {
            assertThat(Facts.scan(storage.tenant(TenantId.DEFAULT))).containsExactly("e1");
        }
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void leavesNoTraceOfWhatWasErasedOnceItIsClosed() throws IOException {
        Path file = directory.resolve("erased.db");
        try (Storage storage = JdbcStorage.sqlite(file)) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            for (int i = 0; i < 50; i++) {
                String id = "c" + i;
                tenant.entities(EntityType.CUSTOMER).put(Facts.customer(id).withTags("Beeblebrox " + i, "zaphod"), 0);
                tenant.timeline()
                        .append(List.of(Facts.event("e" + i, id).withNote("Mr Beeblebrox rang. ".repeat(1 + i * 10))));
            }
            assertThat(bytes(file)).contains("Beeblebrox");
            for (int i = 0; i < 50; i++) {
                tenant.entities(EntityType.CUSTOMER).remove("c" + i, 1);
                tenant.timeline().erase(CustomerId.of("c" + i));
            }
        }

        assertThat(bytes(file)).doesNotContain("Beeblebrox", "zaphod");
        assertThat(directory.resolve("erased.db-wal")).doesNotExist();
    }

    private static String bytes(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> beside = Files.list(file.getParent())) {
            for (Path path : beside.toList()) {
                all.append(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** SQLite chooses without statistics, and has chosen to read a whole tenant to find one event by its id. */
    @Test
    void readsNoMoreThanIsAskedFor() throws SQLException {
        Set<String> statements = new TreeSet<>();
        DataSource watched = Proxies.watched(fresh().dataSource(), (connection, what, step) -> {
            statements.add(what);
            return step.take();
        });
        try (Storage storage = fresh().through(watched).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.entities(EntityType.CUSTOMER).put(Facts.ACME, 0);
            tenant.entities(EntityType.CUSTOMER).put(Facts.ACME.withTags("new"), 1);
            tenant.entities(EntityType.CUSTOMER).page(Query.all());
            tenant.entities(EntityType.CUSTOMER).page(Query.where("tag", "new"));
            tenant.entities(EntityType.CUSTOMER).remove("acme", 2);
            tenant.timeline().append(List.of(Facts.event("e1", "acme"), Facts.event("e2", "acme")));
            tenant.timeline().read(CustomerId.of("acme"));
            tenant.timeline().erase(CustomerId.of("acme"));
        }

        statements.removeIf(
                sql -> !sql.contains("clientela_") || !sql.contains("?") || !sql.matches("(SELECT|UPDATE|DELETE).*"));
        assertThat(statements).hasSizeGreaterThan(12);
        try (Connection connection = fresh().dataSource().getConnection()) {
            for (String sql : statements) {
                String plan = String.join("; ", plan(connection, sql));
                assertThat(plan).as(sql).contains("SEARCH").doesNotContain("SCAN clientela", "(tenant=?)", "SORT");
            }
        }
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        return new Session(new Statements(connection, 0))
                .all("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"));
    }

    private static DataSource setting(DataSource dataSource, AtomicReference<String> pragma) {
        return Proxies.proxy(DataSource.class, (method, arguments) -> {
            Connection connection = (Connection) Proxies.invoke(dataSource, method, arguments);
            Dialect.execute(connection, pragma.get());
            return connection;
        });
    }

    /** SQLite says the same of a file that may not grow as of a disk that is full. */
    @Test
    void losesNothingWhenTheDiskIsFullAndGoesOnWhenThereIsRoomAgain() throws SQLException {
        AtomicReference<String> pragma = new AtomicReference<>("PRAGMA max_page_count = 60");
        try (Storage storage =
                fresh().through(setting(fresh().dataSource(), pragma)).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            List<String> acknowledged = new ArrayList<>();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            String id = "e%04d".formatted(i);
                            tenant.timeline()
                                    .append(List.of(Facts.event(id, "acme").withNote("x".repeat(1_000))));
                            acknowledged.add(id);
                        }
                    })
                    .isInstanceOf(StorageFailureException.class)
                    .hasMessageContaining("SQLite result code 13")
                    .hasMessageContaining("Maybe make room on the disk and repeat it?");
            assertThat(acknowledged).hasSizeGreaterThan(10);
            assertThat(Facts.scan(tenant)).isEqualTo(acknowledged);

            pragma.set("PRAGMA max_page_count = 100000");
            tenant.timeline().append(List.of(Facts.event("later", "acme")));
            assertThat(Facts.scan(tenant)).hasSize(acknowledged.size() + 1);
        }
        try (Connection connection = fresh().dataSource().getConnection()) {
            assertThat(new Session(new Statements(connection, 0))
                            .first("PRAGMA integrity_check", row -> row.getString(1)))
                    .contains("ok");
        }
    }

    @Test
    void readsAFileThatMayNotBeWrittenAndSaysSoWhenItIsWritten() {
        fresh().open().close();
        AtomicReference<String> pragma = new AtomicReference<>("PRAGMA query_only = OFF");
        try (Storage storage =
                fresh().through(setting(fresh().dataSource(), pragma)).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.timeline().append(List.of(Facts.event("e1", "acme")));
            pragma.set("PRAGMA query_only = ON");

            assertThat(Facts.scan(tenant)).containsExactly("e1");
            assertThatThrownBy(() -> tenant.timeline().append(List.of(Facts.event("e2", "acme"))))
                    .isInstanceOf(StorageFailureException.class)
                    .hasMessageContaining("Maybe this process may not write the file, or its directory?");
            pragma.set("PRAGMA query_only = OFF");
            tenant.timeline().append(List.of(Facts.event("e2", "acme")));
        }
    }

    @Test
    void refusesToOpenAFileThatMayNotBeWritten() throws IOException {
        Path file = directory.resolve("shut.db");
        JdbcStorage.sqlite(file).close();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteDataSource readOnly = new SQLiteDataSource(config);
        readOnly.setUrl("jdbc:sqlite:" + directory.resolve("shut.db"));
        byte[] before = Files.readAllBytes(file);

        JdbcOptions more = JdbcOptions.standard().withTenants(Set.of(TenantId.of("new")));
        assertThatThrownBy(() -> JdbcStorage.sqlite(readOnly, more))
                .isInstanceOf(StorageFailureException.class)
                .hasMessageContaining("Maybe this process may not write the file, or its directory?");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
