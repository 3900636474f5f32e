package org.clientela.tck.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
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

class FileStorageTest extends StorageTck {
    @TempDir
    static Path parent;

    private Path directory = parent;

    @Override
    protected Storage open(Set<TenantId> tenants) {
        directory = freshDirectory();
        return new FileStorage(directory, tenants);
    }

    private static Path freshDirectory() {
        try {
            return Files.createTempDirectory(parent, "storage");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.DURABLE, Capability.PHYSICAL_ERASE);
    }

    @Override
    protected Storage reopen(Set<TenantId> tenants) {
        return new FileStorage(directory, tenants);
    }

    @Override
    protected List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each put writes the file anew. */
    @Override
    protected int rounds() {
        return 10;
    }
}
