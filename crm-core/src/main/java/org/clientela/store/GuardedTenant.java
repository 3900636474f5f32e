package org.clientela.store;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One tenant of a {@link GuardedStorage}, or a unit of work on it. */
final class GuardedTenant implements TenantStorage {
    private final TenantStorage storage;
    private final Runnable usable;

    GuardedTenant(TenantStorage storage, Runnable usable) {
        this.storage = storage;
        this.usable = usable;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        Objects.requireNonNull(type, "type");
        usable.run();
        return GuardedEntities.writable(type, storage.entities(type), usable);
    }

    @Override
    public Timeline timeline() {
        usable.run();
        return GuardedTimeline.writable(storage.timeline(), usable);
    }

    /** The work is done, once at least, and what it returned last is what is returned. */
    @SuppressWarnings("ReferenceEquality") // one and the same is meant
    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        usable.run();
        Done<R> done = new Done<>();
        R result = storage.atomically(unit -> {
            if (unit == null) {
                throw broken("a unit of work is given no storage");
            }
            done.result = work.apply(new GuardedTenant(unit, usable));
            done.once = true;
            return done.result;
        });
        if (!done.once) {
            throw broken("atomically returns without having done the work");
        }
        if (done.result != result) {
            throw broken("atomically returns something else than the work did");
        }
        return result;
    }

    private static final class Done<R> {
        private boolean once;
        private @Nullable R result;
    }

    private ContractViolationException broken(String what) {
        return new ContractViolationException(storage.getClass().getName(), "TX-01", what);
    }
}
