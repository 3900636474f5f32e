package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.ACME;
import static org.clientela.store.jdbc.Facts.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.clientela.money.Money;
import org.clientela.profile.Population;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL keeps tenants apart by itself, whatever a statement says. */
class RowLevelSecurityTest {
    private static final AtomicInteger ROLES = new AtomicInteger();
    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");
    private static final JdbcOptions BOTH = JdbcOptions.standard().withTenants(Set.of(NORTH, SOUTH));
    private static final JdbcOptions FENCED = BOTH.withRowLevelSecurity(true);

    private PGSimpleDataSource superuser;
    private String ownerName;
    private String userName;
    private PGSimpleDataSource owner;
    private PGSimpleDataSource user;

    @BeforeEach
    void prepare() throws SQLException {
        superuser = Postgres.freshSchema();
        ownerName = "owner " + ROLES.incrementAndGet(); // a name that has to be quoted
        userName = "App \"" + ROLES.get();
        String quotedUser = "\"App \"\"" + ROLES.get() + "\"";
        execute(
                superuser,
                "CREATE ROLE \"" + ownerName + "\" LOGIN",
                "CREATE ROLE " + quotedUser + " LOGIN",
                "ALTER SCHEMA " + superuser.getCurrentSchema() + " OWNER TO \"" + ownerName + "\"");
        owner = as(ownerName);
        user = as(userName);
    }

    private PGSimpleDataSource as(String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(superuser.getURL());
        dataSource.setUser(name);
        return dataSource;
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String statement : statements) {
                Dialect.execute(connection, statement);
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void fill(TenantStorage tenant, String note) {
        tenant.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME.withTags(note), 0);
            return unit.timeline().append(List.of(event("e1", "acme").withNote(note), event("e2", "acme")));
        });
    }

    @Test
    void doesEverythingBehindTheFence() {
        JdbcStorage.fence(owner, BOTH, userName);
        TestPool pool = new TestPool(user, 2, true);
        try (Storage storage = JdbcStorage.postgresql(pool.dataSource(), FENCED)) {
            TenantStorage north = storage.tenant(NORTH);
            TenantStorage south = storage.tenant(SOUTH);
            fill(north, "north");
            fill(south, "south");

            assertThat(Facts.scan(north)).containsExactly("e1", "e2");
            assertThat(north.timeline().read(ACME.id()).get(0).note()).contains("north");
            assertThat(south.timeline().read(ACME.id()).get(0).note()).contains("south");
            assertThat(north.entities(EntityType.CUSTOMER)
                            .page(Query.where("tag", "north"))
                            .items())
                    .hasSize(1);
            assertThat(north.entities(EntityType.CUSTOMER)
                            .page(Query.where("tag", "south"))
                            .items())
                    .isEmpty();
            assertThat(Population.from(south, Facts.NOON, ZoneOffset.UTC, Money.currency("EUR"))
                            .events())
                    .isEqualTo(2);
            assertThat(north.timeline().erase(ACME.id())).isEqualTo(2);
            north.entities(EntityType.CUSTOMER).remove("acme", 1);
            assertThat(south.entities(EntityType.CUSTOMER).find("acme")).isPresent();
            assertThat(Facts.scan(south)).containsExactly("e1", "e2");
        }
        assertThat(pool.lent()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clientela_event", "clientela_entity", "clientela_index", "clientela_type", "clientela_tenant"})
    void aForgedStatementSeesNoRowOfAnotherTenant(String table) throws SQLException {
        JdbcStorage.fence(owner, BOTH, userName);
        try (Storage storage = JdbcStorage.postgresql(user, FENCED)) {
            fill(storage.tenant(NORTH), "north");
            fill(storage.tenant(SOUTH), "south");
        }

        try (Connection connection = user.getConnection()) {
            assertThat(count(connection, table))
                    .as("outside any transaction of ours")
                    .isZero();
            connection.setAutoCommit(false);
            Dialect.execute(connection, "SET LOCAL clientela.tenant = 1");
            long one = count(connection, table);
            assertThat(one).isPositive();
            try (Statement statement = connection.createStatement()) {
                String key = table.equals("clientela_tenant") ? "number" : "tenant";
                assertThat(statement
                                .executeQuery("SELECT 1 FROM " + table + " WHERE " + key + " <> 1")
                                .next())
                        .isFalse();
            }
            connection.commit();
            assertThat(count(connection, table)).as("after the transaction").isZero();
            Dialect.execute(connection, "SET LOCAL clientela.tenant = 2");
            assertThat(count(connection, table)).isEqualTo(one);
            connection.rollback();
        }
        try (Connection connection = superuser.getConnection()) {
            assertThat(count(connection, table)).as("all there is").isGreaterThan(1);
        }
    }

    @Test
    void aStatementThatForgetsTheTenantSeesOneTenantAllTheSame() {
        JdbcStorage.fence(owner, BOTH, userName);
        DataSource forgetful = Proxies.watched(
                user,
                (connection, what, step) -> what.equals(EventRows.SCAN)
                        ? connection.createStatement().executeQuery(EventRows.SCAN.replace("WHERE tenant = ?", ""))
                        : step.take());
        try (Storage storage = JdbcStorage.postgresql(forgetful, FENCED)) {
            fill(storage.tenant(NORTH), "north");
            fill(storage.tenant(SOUTH), "south");
            assertThat(Facts.scan(storage.tenant(SOUTH))).containsExactly("e1", "e2");
        }
    }

    @Test
    void aForgedWriteChangesNoRowOfAnotherTenant() throws SQLException {
        JdbcStorage.fence(owner, BOTH, userName);
        try (Storage storage = JdbcStorage.postgresql(user, FENCED)) {
            fill(storage.tenant(NORTH), "north");
            fill(storage.tenant(SOUTH), "south");
        }
        try (Connection connection = user.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Dialect.execute(connection, "SET LOCAL clientela.tenant = 1");
            assertThat(statement.executeUpdate("UPDATE clientela_event SET note = 'forged'"))
                    .isEqualTo(2);
            assertThat(statement.executeUpdate("DELETE FROM clientela_event WHERE tenant = 2"))
                    .isZero();
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE clientela_event SET tenant = 2"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
            connection.rollback();
            assertThatThrownBy(() -> statement.executeUpdate("ALTER TABLE clientela_event DISABLE ROW LEVEL SECURITY"))
                    .isInstanceOf(SQLException.class);
            connection.rollback();
        }
    }

    @Test
    void refusesToOpenWhatWouldNotBeKeptApart() throws SQLException {
        JdbcStorage.postgresql(owner, BOTH).close();
        assertThatThrownBy(() -> JdbcStorage.postgresql(owner, FENCED))
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContaining("the user owns clientela_type")
                .hasMessageContaining("Maybe let the owner call JdbcStorage.fence");
        JdbcStorage.fence(owner, BOTH, userName);
        assertThatThrownBy(() -> JdbcStorage.postgresql(superuser, FENCED))
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContaining("the user is a superuser");
        execute(superuser, "ALTER TABLE clientela_event NO FORCE ROW LEVEL SECURITY");
        assertThatThrownBy(() -> JdbcStorage.postgresql(user, FENCED))
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContaining("it is not forced on clientela_event");
        JdbcStorage.fence(owner, BOTH, userName);
        execute(superuser, "ALTER ROLE \"App \"\"" + ROLES.get() + "\" BYPASSRLS");
        assertThatThrownBy(() -> JdbcStorage.postgresql(user, FENCED))
                .isInstanceOf(UnsafeSettingsException.class)
                .hasMessageContaining("the user is allowed to BYPASSRLS");
    }

    @Test
    void refusesToOpenWithoutItWhatWouldLookEmpty() {
        JdbcStorage.fence(owner, BOTH, userName);

        assertThatThrownBy(() -> JdbcStorage.postgresql(user, BOTH))
                .isInstanceOfSatisfying(
                        UnsafeSettingsException.class,
                        e -> assertThat(e.settings()).containsExactly("row_level_security"))
                .hasMessageContaining("Maybe open it with options.withRowLevelSecurity(true)?");
        assertThatThrownBy(() -> JdbcStorage.postgresql(owner, BOTH)).isInstanceOf(UnsafeSettingsException.class);
    }

    @Test
    void onlyTheOwnerAddsTenants() {
        JdbcStorage.fence(owner, BOTH, userName);
        JdbcOptions more = FENCED.withTenants(Set.of(NORTH, SOUTH, TenantId.of("west")));
        assertThatThrownBy(() -> JdbcStorage.postgresql(user, more)).isInstanceOf(StorageFailureException.class);

        JdbcStorage.fence(owner, more, userName);
        try (Storage storage = JdbcStorage.postgresql(user, more)) {
            assertThat(Facts.scan(storage.tenant(TenantId.of("west")))).isEmpty();
        }
    }
}
