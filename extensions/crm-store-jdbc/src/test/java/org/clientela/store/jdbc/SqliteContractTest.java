package org.clientela.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.Capability;
import org.clientela.tck.StorageTck;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends StorageTck {
    @TempDir
    static Path directory;

    private static int files;

    private Path file = Path.of("none");

    @Override
    protected Storage open(Set<TenantId> tenants) {
        file = directory.resolve("crm" + files++ + ".db");
        return reopen(tenants);
    }

    @Override
    protected Storage reopen(Set<TenantId> tenants) {
        JdbcOptions options = JdbcOptions.standard().withTenants(tenants).withStrict(true);
        return JdbcStorage.sqlite(file, options);
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.DURABLE, Capability.SHARED, Capability.PHYSICAL_ERASE);
    }

    @Override
    protected List<Path> files() {
        return Stream.of("", "-wal", "-shm")
                .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
                .filter(Files::exists)
                .toList();
    }

    /** Each commit is forced to the disk. */
    @Override
    protected int rounds() {
        return Integer.getInteger("tck.rounds", 20);
    }
}
