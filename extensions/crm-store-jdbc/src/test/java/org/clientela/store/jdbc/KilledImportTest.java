package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clientela.customer.Customer;
import org.clientela.json.Json;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.clientela.transfer.Export;
import org.clientela.transfer.Import;
import org.clientela.transfer.ImportReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import that is killed in the middle is simply done again: what it wrote is there whole, and stays as it is. */
class KilledImportTest {
    private static final int CUSTOMERS = 700;
    private static final int LONGEST_LIFE = 200;

    @TempDir
    Path directory;

    @Test
    void isDoneAgain() throws InterruptedException {
        Path files = directory.resolve("files");
        try (Storage source = Storage.inMemory()) {
            TenantStorage tenant = source.tenant(TenantId.DEFAULT);
            for (int i = 0; i < CUSTOMERS; i++) {
                String id = "c-%05d".formatted(i);
                tenant.entities(EntityType.CUSTOMER).put(Facts.customer(id), 0);
                tenant.timeline().append(List.of(Facts.event(id + "-1", id), Facts.event(id + "-2", id)));
            }
            Export.all().run(files, tenant);
            long middle = 0;
            for (int round = 0; round < KillCases.ROUNDS; round++) {
                Path file = directory.resolve(round + ".db");
                killImporter(file, files);
                try (Storage target = JdbcStorage.sqlite(file)) {
                    TenantStorage imported = target.tenant(TenantId.DEFAULT);
                    ImportReport report = Import.byName().run(files, imported);
                    assertThat(report.rejected()).isZero();
                    middle += report.parts().stream()
                            .mapToLong(ImportReport.Part::unchanged)
                            .sum();
                    assertThat(customers(imported)).isEqualTo(customers(tenant));
                    assertThat(Facts.scan(imported)).isEqualTo(Facts.scan(tenant));
                }
            }
            assertThat(middle).as("rows that a killed import had written").isPositive();
        }
    }

    private void killImporter(Path file, Path files) throws InterruptedException {
        try (JavaProcess importer =
                new JavaProcess(directory, Importer.class, List.of(file.toString(), files.toString()))) {
            importer.awaitLine();
            Thread.sleep(new Random().nextInt(LONGEST_LIFE));
            importer.kill();
        }
    }

    private static List<String> customers(TenantStorage tenant) {
        return tenant.entities(EntityType.CUSTOMER).page(Query.all().withLimit(CUSTOMERS)).items().stream()
                .map(Versioned::entity)
                .map(Json::write)
                .toList();
    }

    /** The process that is killed. Says so when it has begun to write. */
    static final class Importer {
        private Importer() {}

        /** With the file of the storage, and the directory with what is imported. */
        public static void main(String[] arguments) {
            TenantStorage tenant = JdbcStorage.sqlite(Path.of(arguments[0])).tenant(TenantId.DEFAULT);
            Import.byName()
                    .batch(20)
                    .checkedBy((row, storage) -> {
                        if (row instanceof Customer customer
                                && customer.id().value().equals("c-00100")) {
                            System.out.println("on the way");
                        }
                        return Optional.empty();
                    })
                    .run(Path.of(arguments[1]), tenant);
        }
    }
}
