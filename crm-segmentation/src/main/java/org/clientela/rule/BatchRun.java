package org.clientela.rule;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.clientela.profile.Sweep;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Batch}: hands out blocks to whoever works, and ends for all of them when it ends for one. */
final class BatchRun {
    /** Blocks that a thread takes at once: enough that threads seldom meet. */
    private static final int TAKEN = 8;

    private final int customers;
    private final int blocks;
    private final Batch.Progress progress;
    private final BooleanSupplier cancelled;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final ReentrantLock reporting = new ReentrantLock();
    private final Object monitor = new Object();
    private int working;
    private boolean closed;
    private volatile @Nullable Throwable failure;
    private long reported;

    BatchRun(int customers, int blocks, Batch.Progress progress, BooleanSupplier cancelled) {
        this.customers = customers;
        this.blocks = blocks;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Works until all blocks are done.
     *
     * @param work what the calling thread does with a block
     * @param others makes, on each further thread, what that does with a block
     */
    void run(Executor executor, int threads, IntConsumer work, Supplier<IntConsumer> others) {
        for (int i = 1; i < threads; i++) {
            hand(executor, others);
        }
        attempt(() -> work);
        close();
        throwFailure();
        progress.report(customers, customers);
    }

    /** An executor that refuses leaves the work to the others. */
    private void hand(Executor executor, Supplier<IntConsumer> others) {
        try {
            executor.execute(() -> {
                if (begin()) {
                    try {
                        attempt(others);
                    } finally {
                        end();
                    }
                }
            });
        } catch (java.util.concurrent.RejectedExecutionException busy) {
            return;
        }
    }

    private void attempt(Supplier<IntConsumer> maker) {
        try {
            work(maker.get());
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void work(IntConsumer work) {
        for (int from = next.getAndAdd(TAKEN); from < blocks; from = next.getAndAdd(TAKEN)) {
            int until = Math.min(blocks, from + TAKEN);
            for (int block = from; block < until; block++) {
                if (failure != null) {
                    return;
                }
                if (cancelled.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("The batch was cancelled.");
                }
                work.accept(block);
            }
            report(Math.min(customers, until * Sweep.BLOCK) - from * Sweep.BLOCK);
        }
    }

    /** Whoever finds another one reporting leaves it to the next report. */
    private void report(int more) {
        done.addAndGet(more);
        if (reporting.tryLock()) {
            try {
                long now = done.get();
                if (now > reported && now < customers) {
                    reported = now;
                    progress.report(now, customers);
                }
            } finally {
                reporting.unlock();
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // nothing suppresses itself
    private synchronized void fail(Throwable thrown) {
        Throwable first = failure;
        if (first == null) {
            failure = thrown;
        } else if (first != thrown) {
            first.addSuppressed(thrown);
        }
    }

    private boolean begin() {
        synchronized (monitor) {
            if (!closed) {
                working++;
            }
            return !closed;
        }
    }

    private void end() {
        synchronized (monitor) {
            working--;
            monitor.notifyAll();
        }
    }

    /** Waits for those who have begun; who begins later finds it closed. */
    private void close() {
        boolean interrupted = false;
        synchronized (monitor) {
            closed = true;
            while (working > 0) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    fail(new CancellationException("The batch was cancelled."));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() {
        Throwable thrown = failure;
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }
}
