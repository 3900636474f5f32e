package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFaultTest extends FaultCases {
    private static final int BUSY = 5;
    private static final int IO = 10;

    @TempDir
    static Path directory;

    private static int files;

    @Override
    TestDatabase fresh() {
        return TestDatabase.sqlite(directory.resolve("crm" + files++ + ".db"));
    }

    @Override
    SQLException failure() {
        return new SQLException("disk I/O error, planted", null, IO);
    }

    @Override
    SQLException lost() {
        return failure();
    }

    @Override
    SQLException conflict() {
        return new SQLException("database is locked, planted", null, BUSY);
    }

    @Override
    boolean isCommit(String what) {
        return what.equals("COMMIT");
    }

    /** With the connections, and their statements, that a storage keeps open by itself. */
    @Test
    void leaksNothingOfAFileInTenThousandOperationsOfWhichSomeFail() throws IOException {
        AtomicReference<Proxies.Watch> plan = new AtomicReference<>((connection, what, step) -> step.take());
        AtomicInteger open = new AtomicInteger();
        SqliteDialect dialect = new SqliteDialect();
        Path file = directory.resolve("kept.db");
        FileConnections connections = new FileConnections(
                file,
                url -> {
                    open.incrementAndGet();
                    return Proxies.watched(DriverManager.getConnection(url), (connection, what, step) -> {
                        if (what.equals("close")) {
                            open.decrementAndGet();
                        }
                        return plan.get().step(connection, what, step);
                    });
                },
                dialect,
                JdbcOptions.standard().patience());
        long filesBefore = openFiles();
        try (JdbcStorage storage = JdbcStorage.open(dialect, connections, JdbcOptions.standard())) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.timeline().append(List.of(Facts.event("e1", "acme")));
            plan.set(atRandom(new Random(6)));
            int refused = useAtRandom(tenant, new Random(7));
            plan.set((connection, what, step) -> step.take());

            assertThat(refused).isBetween(MANY / 100, MANY / 2);
            assertThat(open.get()).as("connections open").isBetween(1, 8);
        }
        assertThat(open).as("connections open after the end").hasValue(0);
        assertThat(openFiles()).as("open files").isLessThanOrEqualTo(filesBefore + 2);
        assertThat(directory.resolve("kept.db-wal"))
                .as("what SQLite removes at the last closing")
                .doesNotExist();
    }
}
