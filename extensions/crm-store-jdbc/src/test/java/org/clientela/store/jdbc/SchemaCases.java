package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.store.jdbc.Facts.event;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables are made whole or not at all, whenever whoever makes them dies, and however many do at once. */
abstract class SchemaCases {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int LONGEST_LIFE = 400;

    @TempDir
    Path directory;

    /** A database in which nothing is yet. */
    abstract TestDatabase fresh();

    abstract String kind();

    /** Where {@link SchemaMaker} makes databases. */
    abstract String place();

    @Test
    void isMadeWheneverTheConnectionOfWhoeverMadeItDies() {
        for (int fatal = 1; ; fatal++) {
            TestDatabase database = fresh();
            AtomicInteger steps = new AtomicInteger();
            dieAt(fatal, database, steps);

            assertUsable(database.open());
            if (steps.get() < fatal) {
                assertThat(fatal).isGreaterThan(18);
                return;
            }
        }
    }

    private static void dieAt(int fatal, TestDatabase database, AtomicInteger steps) {
        DataSource mortal = Proxies.watched(database.dataSource(), (connection, what, step) -> {
            if (!what.equals("close") && !what.equals("abort") && steps.incrementAndGet() == fatal) {
                connection.abort(Runnable::run); // nothing more goes to the database, not even a rollback
                throw new SQLException("connection died, planted", "08006");
            }
            return step.take();
        });
        try {
            database.through(mortal).open().close(); // it may well die while it is given back, its work done
        } catch (StorageException e) {
            assertThat(steps).as("steps").hasValueGreaterThanOrEqualTo(fatal);
        }
    }

    private static void assertUsable(JdbcStorage opened) {
        try (Storage storage = opened) {
            var timeline = storage.tenant(TenantId.DEFAULT).timeline();
            timeline.append(List.of(event("e1", "acme")));
            assertThat(timeline.append(List.of(event("e1", "acme")))).isZero();
        }
    }

    /** Two processes race through the same databases and are killed at some moment; all of them can be opened. */
    @Test
    void isMadeWheneverTheProcessesThatMadeItWereKilled() throws InterruptedException {
        int databases = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "killed_" + round;
            List<String> arguments = List.of(kind(), place(), prefix);
            int last = 0;
            try (JavaProcess one = new JavaProcess(directory, SchemaMaker.class, arguments);
                    JavaProcess other = new JavaProcess(directory, SchemaMaker.class, arguments)) {
                for (JavaProcess process : List.of(one, other)) {
                    process.awaitLine();
                }
                for (JavaProcess process : List.of(one, other)) {
                    Thread.sleep(new Random().nextInt(LONGEST_LIFE));
                    process.kill();
                    last = Math.max(last, process.lines().size());
                }
            }
            assertThat(last).as("databases begun with").isPositive();
            for (int number = 0; number < last; number++) {
                assertUsable(SchemaMaker.open(kind(), place(), prefix, number));
            }
            databases += last;
        }
        System.out.printf("%s: %d kills, %d databases usable%n", getClass().getSimpleName(), 2 * ROUNDS, databases);
    }
}
