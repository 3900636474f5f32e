package org.clientela.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Starts a benchmark by its name, or lists them. */
public final class Main {
    private interface Benchmark {
        void run(Path file) throws IOException;
    }

    private static final Path ONLINE_RETAIL = Path.of("examples", "data", "online-retail.csv.gz");

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "absorb-facts", AbsorbFacts::run,
            "answers", MetricAnswers::run,
            "cached-reads", CachedReads::run,
            "databases", Databases::run,
            "many-events", ManyEvents::run,
            "move-facts", MoveFacts::run,
            "one-customer", OneCustomer::run,
            "read-orders", ReadOrders::run,
            "segments", SegmentMembers::run));

    private Main() {}

    /**
     * Runs one benchmark.
     *
     * @param args its name, and perhaps an order file
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        Benchmark benchmark = args.length == 0 ? null : BENCHMARKS.get(args[0]);
        if (benchmark == null) {
            System.err.printf(
                    "usage: java -jar benchmarks.jar NAME [FILE]%n  NAME  one of %s%n  FILE  default %s%n",
                    BENCHMARKS.keySet(), ONLINE_RETAIL);
            System.exit(2);
            return;
        }
        System.out.printf(
                "%s, %s %s, %d processors, heap %d MB%n",
                args[0],
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        benchmark.run(args.length > 1 ? Path.of(args[1]) : ONLINE_RETAIL);
    }
}
