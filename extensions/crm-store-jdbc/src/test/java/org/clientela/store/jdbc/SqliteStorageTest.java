package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
