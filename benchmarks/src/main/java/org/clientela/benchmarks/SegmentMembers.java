package org.clientela.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.clientela.attribute.Truth;
import org.clientela.profile.Population;
import org.clientela.rule.Batch;
import org.clientela.rule.Rule;

/**
 * Twenty segments of a million customers with 18.5 million events: the batch engine, a loop written by hand for just these segments,
 * and DuckDB, all on two threads; then whether time grows faster than the number of customers.
 */
final class SegmentMembers {
    private static final int THREADS = 2;
    private static final int[] SIZES = {100_000, 316_000, 1_000_000};
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 21;
    private static final int SLOW_ROUNDS = 5;

    private SegmentMembers() {}

    static void run(Path unused) {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        double[] medians = new double[SIZES.length];
        try {
            for (int i = 0; i < SIZES.length; i++) {
                medians[i] = run(SIZES[i], executor);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdown();
        }
        System.out.printf(
                "time grows with customers to the power of %.2f%n",
                Math.log(medians[SIZES.length - 1] / medians[0])
                        / Math.log((double) SIZES[SIZES.length - 1] / SIZES[0]));
    }

    private static double run(int customers, ExecutorService executor) throws SQLException {
        Workload workload = Workload.of(customers);
        long before = usedHeap();
        Population population = workload.population();
        long held = usedHeap() - before;
        System.out.printf(
                "%d customers, %d events: %.1f bytes an event in the columns, %.1f with customers and their attributes%n",
                customers,
                workload.events(),
                population.eventBytes() / (double) workload.events(),
                held / (double) workload.events());
        List<Rule> rules = WorkloadSegments.rules(population.vocabulary());
        Batch batch = Batch.inCaller().on(executor, THREADS);
        Supplier<long[]> ours = () -> batch.test(rules, population).stream()
                .mapToLong(truths -> truths.count(Truth.TRUE))
                .toArray();
        Supplier<long[]> loop = () -> Arrays.stream(WorkloadLoop.run(workload, executor, THREADS))
                .mapToLong(words -> Arrays.stream(words).map(Long::bitCount).sum())
                .toArray();
        requireSame("loop", ours.get(), loop.get());
        Rounds rounds = new Rounds(WARM_UP, ROUNDS)
                .with("loop by hand", () -> Arrays.stream(loop.get()).sum())
                .with("Clientela, batch", () -> Arrays.stream(ours.get()).sum());
        double[] medians = rounds.print();
        if (customers == SIZES[SIZES.length - 1]) {
            compareWithDuckDb(workload, ours);
        }
        return medians[1];
    }

    private static void compareWithDuckDb(Workload workload, Supplier<long[]> ours) throws SQLException {
        try (WorkloadDuckDb database = WorkloadDuckDb.load(workload, THREADS)) {
            requireSame("DuckDB", ours.get(), database.run(false));
            requireSame("DuckDB, types first", ours.get(), database.run(true));
            new Rounds(1, SLOW_ROUNDS)
                    .with("Clientela, batch", () -> Arrays.stream(ours.get()).sum())
                    .with("DuckDB", () -> Arrays.stream(database.run(false)).sum())
                    .with(
                            "DuckDB, types told apart first",
                            () -> Arrays.stream(database.run(true)).sum())
                    .print();
        }
    }

    private static void requireSame(String other, long[] ours, long[] theirs) {
        if (!Arrays.equals(ours, theirs)) {
            throw new IllegalStateException(
                    "we count " + Arrays.toString(ours) + ", " + other + " " + Arrays.toString(theirs));
        }
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
