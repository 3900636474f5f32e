package org.clientela.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sixteen threads that begin at the same moment. */
final class Crowd {
    static final int SIZE = 16;

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private Crowd() {}

    /** What one of the threads does. */
    interface Part {
        void play(int thread) throws Exception;
    }

    /** Lets each thread play its part; the first failure is thrown, and so is not coming to an end. */
    static void each(Part part) {
        each(PATIENCE, part);
    }

    /** The same; what takes longer than there is patience does not come to an end. */
    static void each(Duration patience, Part part) {
        CyclicBarrier start = new CyclicBarrier(SIZE);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            int number = i;
            Thread thread = new Thread(
                    () -> {
                        try {
                            start.await(1, TimeUnit.MINUTES);
                            part.play(number);
                        } catch (Throwable e) {
                            failure.compareAndSet(null, e);
                        }
                    },
                    "tck-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        join(threads, patience);
        Throwable e = failure.get();
        if (e != null) {
            throw new AssertionError("One of " + SIZE + " threads failed: " + e, e);
        }
    }

    private static void join(List<Thread> threads, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (thread.isAlive()) {
                    throw new AssertionError("A thread does not come to an end; it is at "
                            + List.of(thread.getStackTrace()) + ". Maybe two wait for each other?");
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while " + SIZE + " threads were at work.", e);
        }
    }
}
