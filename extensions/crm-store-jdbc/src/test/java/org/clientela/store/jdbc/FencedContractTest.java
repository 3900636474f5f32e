package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.StorageTck;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract, behind row-level security. */
class FencedContractTest extends StorageTck {
    @BeforeAll
    static void makeUsers() throws SQLException {
        try (Connection connection = Postgres.freshSchema().getConnection()) {
            Dialect.execute(connection, "CREATE ROLE contract_owner LOGIN");
            Dialect.execute(connection, "CREATE ROLE contract_user LOGIN");
        }
    }

    @Override
    protected Storage open(Set<TenantId> tenants) {
        PGSimpleDataSource superuser = Postgres.freshSchema();
        try (Connection connection = superuser.getConnection()) {
            Dialect.execute(connection, "ALTER SCHEMA " + superuser.getCurrentSchema() + " OWNER TO contract_owner");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        JdbcOptions options = JdbcOptions.standard().withTenants(tenants);
        JdbcStorage.fence(as("contract_owner", superuser), options, "contract_user");
        TestPool pool = new TestPool(as("contract_user", superuser), 20, true);
        return JdbcStorage.postgresql(pool.dataSource(), options.withRowLevelSecurity(true));
    }

    private static PGSimpleDataSource as(String user, PGSimpleDataSource superuser) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(superuser.getURL());
        dataSource.setUser(user);
        return dataSource;
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("tck.rounds", 10);
    }
}
