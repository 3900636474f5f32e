package org.clientela.tck;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decides which step below a storage fails. Whoever opens a storage for {@link StorageTck#openFailing} asks before each step that
 * is taken below it, a statement for example or a write to a file, whether it is to fail, and after it whether its answer is to be
 * lost; and fails in the way in which that layer fails.
 *
 * <pre>{@code
 * if (faults.strikeBefore()) {
 *     throw new SQLException("planted");
 * }
 * statement.execute();
 * if (faults.strikeAfter()) {
 *     throw new SQLException("planted");
 * }
 * }</pre>
 *
 * <p>Safe for many threads.
 */
public final class Faults {
    private static final int NEVER = -1;

    private final AtomicInteger waiting = new AtomicInteger(NEVER);

    /** For tests; nothing fails until it is told to. */
    Faults() {}

    /**
     * Whether the step about to be taken fails, so that nothing comes of it.
     *
     * @return true once, for the step whose turn it is
     */
    public boolean strikeBefore() {
        return strike();
    }

    /**
     * Whether the answer to the step just taken is lost, so that what came of it is not known.
     *
     * @return true once, for the step whose turn it is
     */
    public boolean strikeAfter() {
        return strike();
    }

    private boolean strike() {
        return waiting.getAndUpdate(left -> left == NEVER ? NEVER : left - 1) == 0;
    }

    /** From now on, the occasion of this number strikes; the first has number 0. */
    void arm(int occasion) {
        waiting.set(occasion);
    }

    /** Nothing fails any more. */
    boolean disarm() {
        return waiting.getAndSet(NEVER) == NEVER;
    }
}
