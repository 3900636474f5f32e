package org.clientela.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.clientela.attribute.Truth;
import org.clientela.profile.Population;
import org.clientela.rule.Batch;
import org.clientela.rule.Rule;
import org.clientela.rule.Truths;

/** Prototype. */
final class SegmentMembers {
    static class Direct extends java.util.concurrent.AbstractExecutorService {
        public void execute(Runnable r) { r.run(); }
        public void shutdown() {}
        public java.util.List<Runnable> shutdownNow() { return null; }
        public boolean isShutdown() { return false; }
        public boolean isTerminated() { return false; }
        public boolean awaitTermination(long l, java.util.concurrent.TimeUnit u) { return true; }
    }

    static long cpu() {
        return Boolean.getBoolean("cpu") ? java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    public static void main(String[] args) throws Exception {
        int customers = Integer.parseInt(args[0]);
        Workload workload = Workload.of(customers);
        System.out.println(workload.events() + " events");
        long t0 = System.nanoTime();
        Population population = workload.population();
        System.out.printf("built in %.1f s, %.1f bytes an event%n", (System.nanoTime() - t0) / 1e9, population.eventBytes() / (double) population.events());
        List<Rule> rules = WorkloadSegments.rules(population.vocabulary());
        ExecutorService executor = Executors.newFixedThreadPool(2);
        int threads = Integer.parseInt(args[1]);
        Batch batch = Batch.inCaller().on(executor, threads);
        int rounds = Integer.parseInt(args[2]);
        double[] ours = new double[rounds];
        double[] loop = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            long a = cpu();
            List<Truths> truths = batch.test(rules, population);
            long b = cpu();
            long[][] members = WorkloadLoop.run(workload, Boolean.getBoolean("cpu") ? new Direct() : executor, threads);
            long c = cpu();
            ours[r] = (b - a) / 1e6;
            loop[r] = (c - b) / 1e6;
            if (r == 0) {
                for (int s = 0; s < rules.size(); s++) {
                    int count = Arrays.stream(members[s]).mapToInt(Long::bitCount).sum();
                    System.out.printf("%2d %8d %8d %s%n", s + 1, count, truths.get(s).count(Truth.TRUE), count == truths.get(s).count(Truth.TRUE) ? "" : "DIFFERENT " + rules.get(s));
                }
            }
        }
        System.out.println(Arrays.toString(Arrays.stream(ours).mapToInt(x -> (int) x).toArray()));
        System.out.println(Arrays.toString(Arrays.stream(loop).mapToInt(x -> (int) x).toArray()));
        Arrays.sort(ours, rounds / 3, rounds);
        Arrays.sort(loop, rounds / 3, rounds);
        System.out.printf("ours %.1f loop %.1f ratio %.2f%n", ours[rounds * 2 / 3], loop[rounds * 2 / 3], ours[rounds * 2 / 3] / loop[rounds * 2 / 3]);
        executor.shutdown();
    }
}
