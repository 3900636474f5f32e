package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clientela.store.Storage;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.TransientConflictException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file and several who use it; to SQLite, a connection of another process is one like any other. */
class SqliteProcessesTest {
    private static final JdbcOptions IMPATIENT = JdbcOptions.standard().withPatience(Duration.ofMillis(300));

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("crm.db");
    }

    private Connection other() throws SQLException {
        return TestDatabase.sqlite(file()).dataSource().getConnection();
    }

    @Test
    void waitsForAnotherWriterAndGivesUpInTheEnd() throws SQLException {
        try (Storage storage = JdbcStorage.sqlite(file(), IMPATIENT);
                Connection other = other()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            tenant.timeline().append(List.of(event("e1", "acme")));
            Dialect.execute(other, "BEGIN IMMEDIATE");

            assertThatThrownBy(() -> tenant.timeline().append(List.of(event("e2", "acme"))))
                    .isInstanceOf(TransientConflictException.class)
                    .hasMessageContaining(
                            "Others were writing the same facts; this was tried for (PT0.3S) and given up.");
            assertThat(Facts.scan(tenant)).as("readers do not wait").containsExactly("e1");

            Dialect.execute(other, "ROLLBACK");
            tenant.timeline().append(List.of(event("e2", "acme")));
            assertThat(Facts.scan(tenant)).containsExactly("e1", "e2");
        }
    }

    @Test
    void waitsForAWriterOfTheSameProcessAndGivesUpInTheEnd() throws Exception {
        try (Storage storage = JdbcStorage.sqlite(file(), IMPATIENT)) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            CountDownLatch isWriting = new CountDownLatch(1);
            CountDownLatch isTried = new CountDownLatch(1);
            CompletableFuture<?> writer = CompletableFuture.runAsync(() -> tenant.atomically(unit -> {
                unit.timeline().append(List.of(event("e1", "acme")));
                isWriting.countDown();
                await(isTried);
                return true;
            }));
            await(isWriting);

            assertThatThrownBy(() -> tenant.timeline().append(List.of(event("e2", "acme"))))
                    .isInstanceOf(TransientConflictException.class);
            isTried.countDown();
            writer.get(1, TimeUnit.MINUTES);
            assertThat(Facts.scan(tenant)).containsExactly("e1");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void scansOnePointInTimeWhileOthersWrite() {
        try (Storage one = JdbcStorage.sqlite(file());
                Storage other = JdbcStorage.sqlite(file())) {
            TenantStorage writer = other.tenant(TenantId.DEFAULT);
            writer.timeline().append(List.of(event("e1", "acme"), event("e3", "core")));
            try (var events = one.tenant(TenantId.DEFAULT).timeline().scan()) {
                var under = events.iterator();
                assertThat(under.next().id().value()).isEqualTo("e1");
                writer.timeline().append(List.of(event("e2", "bolt")));
                assertThat(under.next().id().value()).isEqualTo("e3");
                assertThat(under.hasNext()).isFalse();
            }
        }
    }

    @Test
    void refusesAPlaceThatIsNotOne() throws IOException {
        assertThatThrownBy(() -> JdbcStorage.sqlite(directory.resolve("nowhere/crm.db")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe make the directory first?");
        assertThatThrownBy(() -> JdbcStorage.sqlite(directory)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JdbcStorage.sqlite(directory.resolve("crm.db?mode=ro")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe name the file otherwise?");
        Files.writeString(file(), "This is a letter, and long enough to be taken for one.".repeat(20));
        assertThatThrownBy(() -> JdbcStorage.sqlite(file()))
                .isInstanceOf(StorageFailureException.class)
                .hasMessageContaining("Maybe it is another kind of file");
    }

    private JavaProcess process(KilledWriter.Manner manner) throws InterruptedException {
        JavaProcess process = new JavaProcess(
                directory, KilledWriter.class, List.of("other", manner.name(), "sqlite", file().toString()));
        process.awaitLine();
        return process;
    }

    @Test
    void readsWhatAnotherProcessIsWritingWithoutWaitingForIt() throws InterruptedException {
        try (Storage storage = JdbcStorage.sqlite(file());
                JavaProcess writer = process(KilledWriter.Manner.ATOMIC)) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            int before = 0;
            for (int i = 0; i < 20; i++) {
                if (i % 5 == 0) {
                    tenant.timeline().append(List.of(event("mine" + i, "mine"))); // in turn with the other
                }
                List<String> acknowledged = writer.lines();
                List<String> there = Facts.scan(tenant);
                assertThat(there.size()).isGreaterThanOrEqualTo(before);
                acknowledged.forEach(line -> assertThat(there).contains(line.substring(0, line.length() - 1)));
                before = there.size();
            }
        }
    }

    @Test
    void tellsASecondWriterThatAnotherProcessIsWritingAndNeverHarmsTheFile() throws Exception {
        try (Storage storage = JdbcStorage.sqlite(file(), IMPATIENT)) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            try (JavaProcess writer = process(KilledWriter.Manner.NEVER_DONE)) {
                assertThatThrownBy(() -> tenant.timeline().append(List.of(event("e1", "acme"))))
                        .isInstanceOf(TransientConflictException.class)
                        .hasMessageContaining("Others were writing the same facts")
                        .hasMessageContaining("Maybe repeat it later, keep units of work short");
                assertThat(Facts.scan(tenant)).as("readers do not wait").isEmpty();
                writer.kill();
            }
            tenant.timeline().append(List.of(event("e1", "acme")));
            assertThat(Facts.scan(tenant)).containsExactly("e1");
        }
        try (Connection other = other()) {
            assertThat(new Session(new Statements(other, 0)).first("PRAGMA integrity_check", row -> row.getString(1)))
                    .contains("ok");
        }
    }
}
