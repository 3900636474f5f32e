package org.clientela.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Runs contenders in turn, so that all see the same machine, and prints the median of each and its ratio to the first. */
final class Rounds {
    private final int warmUp;
    private final int rounds;
    private final LongSupplier clock;
    private final Map<String, LongSupplier> contenders = new LinkedHashMap<>();

    Rounds(int warmUp, int rounds) {
        this(warmUp, rounds, System::nanoTime);
    }

    private Rounds(int warmUp, int rounds, LongSupplier clock) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** Takes the time that this thread computes, which other load on the machine stretches less. For work in one thread. */
    static Rounds ofThread(int warmUp, int rounds) {
        return new Rounds(warmUp, rounds, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    /** Adds a contender, whose result keeps its work from being optimised away and must be the same each time. */
    Rounds with(String name, LongSupplier work) {
        contenders.put(name, work);
        return this;
    }

    /** Prints the medians, and returns them in milliseconds, in the order of the contenders. */
    double[] print() {
        Map<String, Long> results = new LinkedHashMap<>();
        Map<String, double[]> millis = run(results);
        double first = median(millis.values().iterator().next());
        millis.forEach((name, times) -> System.out.printf(
                "  %-46s median %9.2f ms  (%.2f to %.2f)  ratio %.2f  result %d%n",
                name, median(times), times[0], times[times.length - 1], median(times) / first, results.get(name)));
        return millis.values().stream().mapToDouble(Rounds::median).toArray();
    }

    /** Prints what each of so many operations in a round takes. */
    void printEach(int operations) {
        Map<String, double[]> millis = run(new LinkedHashMap<>());
        double first = median(millis.values().iterator().next());
        millis.forEach((name, times) -> System.out.printf(
                "  %-62s median %9.0f ns  (%.0f to %.0f)  ratio %.2f%n",
                name,
                median(times) * 1e6 / operations,
                times[0] * 1e6 / operations,
                times[times.length - 1] * 1e6 / operations,
                median(times) / first));
    }

    private Map<String, double[]> run(Map<String, Long> results) {
        Map<String, double[]> millis = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, LongSupplier> contender : contenders.entrySet()) {
                long start = clock.getAsLong();
                long result = contender.getValue().getAsLong();
                double elapsed = (clock.getAsLong() - start) / 1e6;
                Long before = results.put(contender.getKey(), result);
                if (before != null && before != result) {
                    throw new IllegalStateException(contender.getKey() + " gave " + before + ", then " + result);
                }
                if (round >= 0) {
                    millis.computeIfAbsent(contender.getKey(), name -> new double[rounds])[round] = elapsed;
                }
            }
        }
        return millis;
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
