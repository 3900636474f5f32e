package org.clientela.rule;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.clientela.profile.Population;
import org.clientela.profile.Sweep;

/**
 * How rules go through a whole population: on which threads, who hears how far they are, and who may stop them. A value; may be
 * used many times, and by several threads at once.
 *
 * <pre>{@code
 * Batch batch = Batch.inCaller().on(executor, 4).reporting(progress).cancelledWhen(stop::get);
 * List<Truths> truths = batch.test(rules, population);
 * }</pre>
 *
 * <p>The calling thread takes part in the work, and waits for nothing but work that has begun: a pool that is busy, of one thread or
 * the caller's own makes it slower, not stuck.
 */
public final class Batch {
    private static final Batch IN_CALLER = new Batch(Runnable::run, 1, (done, total) -> {}, () -> false);

    private final Executor executor;
    private final int threads;
    private final Progress progress;
    private final BooleanSupplier cancelled;

    private Batch(Executor executor, int threads, Progress progress, BooleanSupplier cancelled) {
        this.executor = Objects.requireNonNull(executor, "executor");
        this.threads = threads;
        this.progress = Objects.requireNonNull(progress, "progress");
        this.cancelled = Objects.requireNonNull(cancelled, "cancelled");
    }

    /** Hears how far a batch is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * More customers are done. Called by one thread at a time, whichever it is, with numbers that grow; in the end, if nothing
         * went wrong, by the calling thread with all of them. What it throws ends the batch, and reaches the caller.
         *
         * @param done customers for whom everything is known
         * @param total all customers of the population
         */
        void report(long done, long total);
    }

    /**
     * All work in the calling thread, nobody hears of it or stops it.
     *
     * @return the plain way
     */
    public static Batch inCaller() {
        return IN_CALLER;
    }

    /**
     * The same on several threads.
     *
     * @param newExecutor gets at most {@code newThreads - 1} tasks; remains the host's to shut down
     * @param newThreads that work at once, the calling one included; from 1 on
     * @return the copy
     */
    public Batch on(Executor newExecutor, int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException(
                    "A batch cannot run on (%d) threads.%nMaybe use 1, the calling one?".formatted(newThreads));
        }
        return new Batch(newExecutor, newThreads, progress, cancelled);
    }

    /**
     * The same, and someone hears how far it is.
     *
     * @param listener is kept short, since the work waits for it
     * @return the copy
     */
    public Batch reporting(Progress listener) {
        return new Batch(executor, threads, listener, cancelled);
    }

    /**
     * The same, and someone may stop it. It is asked after every few hundred customers, on all threads.
     *
     * @param stop true from when on the batch is no longer wanted
     * @return the copy
     */
    public Batch cancelledWhen(BooleanSupplier stop) {
        return new Batch(executor, threads, progress, stop);
    }

    /**
     * What several rules say of every customer of a population. Each metric, and each rule that others refer to, is computed once.
     * Derived metrics, if there are any, are computed first, which nobody can stop.
     *
     * @param rules any
     * @param population the customers
     * @return one answer a rule, in their order: exactly what {@link Rule#test(org.clientela.profile.CustomerProfile)} says of each
     * @throws CancellationException if it was stopped, or the calling thread was interrupted, which it stays; no thread works on
     *     it any more then
     */
    public List<Truths> test(Collection<Rule> rules, Population population) {
        List<Rule> all = List.copyOf(rules);
        List<TruthWords> truths =
                all.stream().map(rule -> new TruthWords(population.size())).toList();
        Sweep sweep = Sweep.over(population);
        RuleProgram program = new RuleProgram(sweep, all);
        BatchRun run = new BatchRun(population.size(), sweep.blocks(), progress, cancelled);
        run.run(executor, Math.min(threads, sweep.blocks()), block -> program.run(block, truths), () -> {
            RuleProgram another = new RuleProgram(sweep.another(), all);
            return block -> another.run(block, truths);
        });
        return truths.stream().map(TruthWords::truths).toList();
    }
}
