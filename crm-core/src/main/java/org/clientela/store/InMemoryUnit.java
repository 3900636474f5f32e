package org.clientela.store;

import java.util.Objects;
import java.util.function.Function;

/** A unit of work under way: a copy of the tenant's state that its thread reads and changes, and nobody else sees. */
final class InMemoryUnit implements TenantStorage, InMemoryState {
    private final InMemoryStorage storage;
    private final UnitScope scope = new UnitScope();
    private TenantState state;

    InMemoryUnit(InMemoryStorage storage, TenantState state) {
        this.storage = storage;
        this.state = state;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        requireUsable();
        return new InMemoryEntities<>(storage.canonical(type), this);
    }

    @Override
    public Timeline timeline() {
        requireUsable();
        return new InMemoryTimeline(this);
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        requireUsable();
        TenantState before = state;
        boolean done = false;
        try {
            R result = work.apply(this);
            done = true;
            return result;
        } finally {
            if (!done) {
                state = before;
            }
        }
    }

    @Override
    public TenantState current() {
        requireUsable();
        return state;
    }

    @Override
    public <R> R change(Function<TenantState, Change<R>> step) {
        requireUsable();
        Change<R> change = step.apply(state);
        state = change.state();
        return change.result();
    }

    private void requireUsable() {
        scope.requireOpen();
        storage.requireOpen();
    }

    void end() {
        scope.end();
    }
}
