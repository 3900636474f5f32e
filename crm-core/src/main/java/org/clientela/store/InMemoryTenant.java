package org.clientela.store;

import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** What one tenant has in memory: the published state, and the lock that lets one writer at a time replace it. */
final class InMemoryTenant implements TenantStorage, InMemoryState {
    private final InMemoryStorage storage;
    private final Lock lock = new ReentrantLock();
    private volatile TenantState published = TenantState.EMPTY;

    InMemoryTenant(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        storage.requireOpen();
        return new InMemoryEntities<>(storage.canonical(type), this);
    }

    @Override
    public Timeline timeline() {
        storage.requireOpen();
        return new InMemoryTimeline(this);
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        return exclusively(() -> {
            InMemoryUnit unit = new InMemoryUnit(storage, published);
            try {
                R result = work.apply(unit);
                publish(unit.current());
                return result;
            } finally {
                unit.end();
            }
        });
    }

    @Override
    public TenantState current() {
        TenantState state = published;
        storage.requireOpen();
        return state;
    }

    @Override
    public <R> R change(Function<TenantState, Change<R>> step) {
        return exclusively(() -> {
            Change<R> change = step.apply(published);
            publish(change.state());
            return change.result();
        });
    }

    private <R> R exclusively(Supplier<R> write) {
        storage.beginWriting();
        try {
            lock.lock();
            try {
                return write.get();
            } finally {
                lock.unlock();
            }
        } finally {
            storage.endWriting();
        }
    }

    private void publish(TenantState state) {
        storage.requireOpen();
        published = state;
    }

    /** Lets the memory go; nobody reads it once the storage is closed. */
    void forget() {
        published = TenantState.EMPTY;
    }
}
