package org.clientela.store.jdbc;

import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.StorageTck;

class PostgresqlContractTest extends StorageTck {
    @Override
    protected Storage open(Set<TenantId> tenants) {
        return TestDatabase.postgresql().open(JdbcOptions.standard().withTenants(tenants));
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("tck.rounds", 20);
    }
}
