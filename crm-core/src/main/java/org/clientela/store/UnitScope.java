package org.clientela.store;

/** How long and by whom the storage given to a unit of work may be used: until the work returns, by its thread. */
final class UnitScope {
    private final Thread owner = Thread.currentThread();
    private volatile boolean over;

    void requireOpen() {
        if (over) {
            throw new IllegalStateException(
                    "The storage given to a unit of work is used after the work is over.%nMaybe keep what was read, not the storage?"
                            .formatted());
        }
        if (!owner.equals(Thread.currentThread())) {
            throw new IllegalStateException(
                    "The storage given to a unit of work is used by another thread.%nMaybe let that thread have a unit of work of its own?"
                            .formatted());
        }
    }

    void end() {
        over = true;
    }
}
