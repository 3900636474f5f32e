package org.clientela.store.jdbc;

import java.util.Objects;
import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.Capability;
import org.clientela.tck.StorageTck;
import org.jspecify.annotations.Nullable;

class PostgresqlContractTest extends StorageTck {
    private @Nullable TestDatabase database;

    @Override
    protected Storage open(Set<TenantId> tenants) {
        database = TestDatabase.postgresql();
        return reopen(tenants);
    }

    @Override
    protected Storage reopen(Set<TenantId> tenants) {
        return Objects.requireNonNull(database, "nothing was opened yet")
                .open(JdbcOptions.standard().withTenants(tenants));
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.DURABLE, Capability.SHARED);
    }

    @Override
    protected int rounds() {
        return Integer.getInteger("tck.rounds", 20);
    }
}
