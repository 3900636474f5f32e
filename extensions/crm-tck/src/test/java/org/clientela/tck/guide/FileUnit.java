package org.clientela.tck.guide;

import java.util.function.Function;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;

/** A unit of work under way: a copy that its thread reads and changes, and nobody else sees. */
final class FileUnit implements TenantStorage {
    private final FileStorage storage;
    private final Thread owner = Thread.currentThread();
    private Facts facts;
    private volatile boolean over;

    FileUnit(FileStorage storage, Facts facts) {
        this.storage = storage;
        this.facts = facts;
    }

    Facts facts() {
        if (over || !owner.equals(Thread.currentThread())) {
            throw new IllegalStateException("The unit of work is over, or another thread's. Maybe begin a new one?");
        }
        storage.requireOpen();
        return facts;
    }

    void end() {
        over = true;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        return new FileEntities<>(storage.kept(type), this::facts, this);
    }

    @Override
    public Timeline timeline() {
        return new FileTimeline(this::facts, this);
    }

    /** A nested one joins; if it throws, it alone is undone. */
    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Facts before = facts().copy();
        boolean done = false;
        try {
            R result = work.apply(this);
            done = true;
            return result;
        } finally {
            if (!done) {
                facts = before;
            }
        }
    }
}
