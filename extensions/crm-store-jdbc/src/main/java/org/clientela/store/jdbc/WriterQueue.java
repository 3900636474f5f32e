package org.clientela.store.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the writers of one process line up: always, if the database lets only one of them write at a time, or else for a while after they
 * got in each other's way. Then they go on one after the other instead of failing in turns.
 */
final class WriterQueue {
    private static final long CALM = TimeUnit.SECONDS.toNanos(5);

    private final boolean isForAll;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile long lastConflict = System.nanoTime() - CALM;

    /** For a database that lets only one write at a time, or several. */
    WriterQueue(boolean isForOne) {
        this.isForAll = isForOne;
    }

    void sawConflict() {
        lastConflict = System.nanoTime();
    }

    boolean isNeeded() {
        return isForAll || System.nanoTime() - lastConflict < CALM;
    }

    /** Waits for those who came earlier; an interrupt is kept for whoever cares. False if it takes too long. */
    boolean enter(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    isInterrupted = true;
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets the next one go, if this thread had its turn. */
    void leave() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }
}
