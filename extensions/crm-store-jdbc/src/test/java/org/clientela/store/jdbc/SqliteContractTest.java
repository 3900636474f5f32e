package org.clientela.store.jdbc;

import java.nio.file.Path;
import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.StorageTck;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends StorageTck {
    @TempDir
    static Path directory;

    private static int files;

    @Override
    protected Storage open(Set<TenantId> tenants) {
        JdbcOptions options = JdbcOptions.standard().withTenants(tenants).withStrict(true);
        return JdbcStorage.sqlite(directory.resolve("crm" + files++ + ".db"), options);
    }

    /** Each commit is forced to the disk. */
    @Override
    protected int rounds() {
        return Integer.getInteger("tck.rounds", 20);
    }
}
