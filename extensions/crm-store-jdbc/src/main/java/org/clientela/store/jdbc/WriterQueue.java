package org.clientela.store.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the writers of one process line up: always, if the database lets only one of them write at a time, or else for a while after they
 * got in each other's way. Then they go on one after the other instead of failing in turns.
 *
 * <p>If only one can write at a time, other processes wait as well, and do not line up here. So that they are not kept out by a
 * queue that never ends, it stands still for a moment every now and then.
 */
final class WriterQueue {
    private static final long CALM = TimeUnit.SECONDS.toNanos(5);

    /** After how much writing without a pause one is made, and how long: longer than any process sleeps between two tries. */
    private static final long STRETCH = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(4);

    private final boolean isForAll;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile long lastConflict = System.nanoTime() - CALM;
    private long lastPause = System.nanoTime();
    private long lastLeft = System.nanoTime();

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
                    boolean isIn = lock.tryLock(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (isIn && isForAll) {
                        leaveSomeToOthers();
                    }
                    return isIn;
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

    private void leaveSomeToOthers() {
        long now = System.nanoTime();
        if (now - lastLeft < PAUSE && now - lastPause > STRETCH) {
            LockSupport.parkNanos(PAUSE);
        }
        if (now - lastLeft >= PAUSE || now - lastPause > STRETCH) {
            lastPause = System.nanoTime();
        }
    }

    /** Lets the next one go, if this thread had its turn. */
    void leave() {
        if (lock.isHeldByCurrentThread()) {
            lastLeft = System.nanoTime();
            lock.unlock();
        }
    }
}
