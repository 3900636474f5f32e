package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.ACME;
import static org.clientela.store.jdbc.Facts.event;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.clientela.event.Event;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The settings that durability rests on are set and checked, and those of the host's connections left as they were. */
class SettingsTest {
    private static final JdbcOptions STRICT = JdbcOptions.standard().withStrict(true);

    @TempDir
    Path directory;

    private TestDatabase sqlite() {
        return TestDatabase.sqlite(directory.resolve("crm.db"));
    }

    /** A data source that ignores what is set or undoes it, as a careless pool does that initialises its connections late. */
    private static DataSource undoing(DataSource dataSource, String setting, String undo) {
        return Proxies.watched(dataSource, (connection, what, step) -> {
            if (!what.startsWith(setting)) {
                return step.take();
            }
            if (undo.isEmpty()) {
                return false;
            }
            Object result = step.take();
            Dialect.execute(connection, undo);
            return result;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "journal_mode, ''",
        "synchronous, PRAGMA synchronous = NORMAL",
        "synchronous, PRAGMA synchronous = OFF",
        "foreign_keys, PRAGMA foreign_keys = OFF",
        "secure_delete, PRAGMA secure_delete = OFF"
    })
    void refusesASqliteSettingThatIsUndone(String setting, String undo) {
        TestDatabase hostile = sqlite().through(undoing(sqlite().dataSource(), "PRAGMA " + setting + " =", undo));

        assertThatThrownBy(() -> hostile.open(STRICT))
                .isInstanceOfSatisfying(
                        UnsafeSettingsException.class,
                        e -> assertThat(e.settings()).containsExactly(setting))
                .hasMessageContaining("The database has " + setting + " = ")
                .hasMessageContaining("Maybe let nothing undo \"PRAGMA " + setting);
    }

    @Test
    void setsWhatDurabilityRestsOnOnEachConnection() {
        DataSource careless = Proxies.proxy(DataSource.class, (method, arguments) -> {
            Connection connection = (Connection) Proxies.invoke(sqlite().dataSource(), method, arguments);
            Dialect.execute(connection, "PRAGMA synchronous = OFF");
            return connection;
        });

        try (Storage storage = sqlite().through(careless).open(STRICT)) {
            assertThat(storage.tenant(TenantId.DEFAULT).timeline().append(List.of(event("e1", "acme"))))
                    .isEqualTo(1);
        }
    }

    @Test
    void looksAgainBeforeEachWriteIfItIsStrict() {
        boolean[] isHostile = new boolean[1];
        DataSource hostile = Proxies.watched(sqlite().dataSource(), (connection, what, step) -> {
            Object result = step.take();
            if (isHostile[0] && what.startsWith("PRAGMA synchronous =")) {
                Dialect.execute(connection, "PRAGMA synchronous = OFF");
            }
            return result;
        });

        try (Storage storage = sqlite().through(hostile).open(STRICT)) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.timeline().append(List.of(event("e1", "acme")));
            isHostile[0] = true;
            assertThatThrownBy(() -> tenant.timeline().append(List.of(event("e2", "acme"))))
                    .isInstanceOf(UnsafeSettingsException.class);
            isHostile[0] = false;
            tenant.timeline().append(List.of(event("e3", "acme")));
            assertThat(Facts.scan(tenant)).containsExactly("e1", "e3");
        }
    }

    @Test
    void warnsIfItIsNotStrict() throws SQLException {
        List<String> warnings = new ArrayList<>();
        Durability durability = new Durability(new SqliteDialect(), false, warnings::add);
        try (Connection connection = sqlite().dataSource().getConnection()) {
            durability.check(connection);
            durability.checkAgain(connection);
        }

        assertThat(warnings).singleElement().asString().contains("journal_mode = delete", "foreign_keys = 0");
        DataSource hostile = undoing(sqlite().dataSource(), "PRAGMA synchronous =", "PRAGMA synchronous = OFF");
        try (Storage storage = sqlite().through(hostile).open()) {
            storage.tenant(TenantId.DEFAULT).timeline().append(List.of(event("e1", "acme")));
        }
    }

    @Test
    void refusesAPostgresqlThatAcknowledgesTooEarly() {
        PGSimpleDataSource dataSource = Postgres.freshSchema();
        dataSource.setOptions("-c synchronous_commit=off");
        TestDatabase hostile = new TestDatabase(new PostgresqlDialect(false), dataSource);

        assertThatThrownBy(() -> hostile.open(STRICT))
                .isInstanceOfSatisfying(
                        UnsafeSettingsException.class,
                        e -> assertThat(e.settings()).containsExactly("synchronous_commit", "fsync"))
                .hasMessageContaining("The database has synchronous_commit = off")
                .hasMessageContaining("Maybe set it to on, for the server or for the user of this connection?");
        hostile.open().close();
    }

    /** The server of the tests is in a hurry, so this one says it is not, but for one setting perhaps. */
    private static TestDatabase claiming(String setting, String value) {
        String settings = Stream.of("synchronous_commit", "fsync", "full_page_writes", "server_encoding")
                .map(name -> "'%s' AS %s"
                        .formatted(name.equals(setting) ? value : name.equals("server_encoding") ? "UTF8" : "on", name))
                .collect(Collectors.joining(", "));
        DataSource claiming = Proxies.watched(
                Postgres.freshSchema(),
                (connection, what, step) -> what.contains("current_setting('fsync')")
                        ? connection.createStatement().executeQuery("SELECT " + settings)
                        : step.take());
        return new TestDatabase(new PostgresqlDialect(false), claiming);
    }

    @Test
    void opensAPostgresqlThatIsSetSafely() {
        claiming("none", "").open(STRICT).close();
        claiming("synchronous_commit", "remote_apply").open(STRICT).close();
    }

    @ParameterizedTest
    @CsvSource({
        "synchronous_commit, off, Maybe set it to on",
        "fsync, off, Maybe set it to on",
        "full_page_writes, off, Maybe set it to on",
        "server_encoding, LATIN1, Maybe create the database with ENCODING 'UTF8'"
    })
    void refusesAPostgresqlSettingThatIsUnsafe(String setting, String value, String fix) {
        assertThatThrownBy(() -> claiming(setting, value).open(STRICT))
                .isInstanceOfSatisfying(
                        UnsafeSettingsException.class,
                        e -> assertThat(e.settings()).containsExactly(setting))
                .hasMessageContaining("The database has " + setting + " = " + value)
                .hasMessageContaining(fix);
        claiming(setting, value).open().close();
    }

    @Test
    void setsWhatEachConnectionOfASqliteFileNeeds() throws SQLException {
        try (Storage storage = JdbcStorage.sqlite(directory.resolve("crm.db"))) {
            storage.tenant(TenantId.DEFAULT).timeline().append(List.of(event("e1", "acme")));
        }
        SqliteDialect dialect = new SqliteDialect();
        try (Connection connection = sqlite().dataSource().getConnection()) {
            dialect.settle(connection, STRICT.patience());
            Map<String, String> expected = Map.of(
                    "journal_mode", "wal",
                    "synchronous", "2",
                    "foreign_keys", "1",
                    "secure_delete", "1",
                    "busy_timeout", "2");
            for (Map.Entry<String, String> setting : expected.entrySet()) {
                assertThat(new Session(new Statements(connection, 0))
                                .first("PRAGMA " + setting.getKey(), row -> row.getString(1)))
                        .as(setting.getKey())
                        .contains(setting.getValue());
            }
            assertThat(dialect.weaknesses(connection)).isEmpty();
        }
    }

    private static void useInEveryWay(Storage storage) {
        TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
        tenant.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 0);
            return unit.timeline().append(List.of(event("e1", "acme"), event("e2", "acme")));
        });
        assertThatThrownBy(() -> tenant.atomically(unit -> {
                    unit.timeline().append(List.of(event("e3", "acme")));
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(Facts.scan(tenant)).containsExactly("e1", "e2");
        try (var events = tenant.timeline().scan()) {
            assertThat(events.iterator().next().id().value()).isEqualTo("e1");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 8", "false, 8"})
    void givesConnectionsBackAsTheyCame(boolean autoCommit, int isolation) throws SQLException {
        PGSimpleDataSource plain = Postgres.freshSchema();
        DataSource set = Proxies.proxy(DataSource.class, (method, arguments) -> {
            Connection connection = (Connection) Proxies.invoke(plain, method, arguments);
            connection.setTransactionIsolation(isolation);
            return connection;
        });
        TestPool pool = new TestPool(set, 1, autoCommit);
        try (Storage storage = new TestDatabase(new PostgresqlDialect(false), pool.dataSource()).open()) {
            useInEveryWay(storage);
        }

        assertThat(pool.lent()).isZero();
        assertThat(pool.idle()).hasSize(1);
        Connection used = pool.idle().element();
        assertThat(used.getAutoCommit()).isEqualTo(autoCommit);
        assertThat(used.getTransactionIsolation()).isEqualTo(isolation);
        used.close();
    }

    @Test
    void drainsNoPoolHoweverOftenItIsUsed() {
        TestPool pool = new TestPool(sqlite().dataSource(), 2, true);
        try (Storage storage = sqlite().through(pool.dataSource()).open()) {
            useInEveryWay(storage);
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            for (int i = 0; i < 1_000; i++) {
                try (var events = tenant.timeline().scan()) {
                    assertThat(events.findFirst()).isPresent();
                }
                assertThat(tenant.timeline().read(ACME.id())).hasSize(2);
            }
            assertThat(pool.lent()).isZero();
            Iterator<Event> forgotten = tenant.timeline().scan().iterator();
            assertThat(forgotten.next().id().value()).isEqualTo("e1");
            assertThat(pool.lent()).isEqualTo(1);
        }
        assertThat(pool.lent()).isZero();
    }
}
