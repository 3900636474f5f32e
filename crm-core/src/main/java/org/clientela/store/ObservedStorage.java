package org.clientela.store;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.clientela.store.StorageListener.Operation;
import org.slf4j.Logger;

/** Another storage, whose calls are measured. */
final class ObservedStorage implements Storage {
    private final Storage storage;
    private final Observer observer;

    ObservedStorage(Storage storage, StorageListener listener, LongSupplier nanos, Logger log) {
        this.storage = Objects.requireNonNull(storage, "storage");
        this.observer = new Observer(new SafeListener(listener, log), Objects.requireNonNull(nanos, "nanos"), log);
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        TenantStorage found = storage.tenant(tenant);
        return new ObservedTenant(found, observer.forTenant(tenant));
    }

    @Override
    public void close() {
        storage.close();
    }

    /** One tenant, or a unit of work on it. */
    private record ObservedTenant(TenantStorage storage, Observer observer) implements TenantStorage {
        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return new ObservedEntities<>(type, storage.entities(type), observer);
        }

        @Override
        public Timeline timeline() {
            return new ObservedTimeline(storage.timeline(), observer);
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            Objects.requireNonNull(work, "work");
            Observer within = observer.within();
            int before = within.held();
            try {
                return observer.call(
                        Operation.UNIT,
                        "of work",
                        result -> within.held() - before,
                        () -> storage.atomically(unit -> work.apply(new ObservedTenant(unit, within))));
            } finally {
                if (within != observer) {
                    within.tellHeld();
                }
            }
        }
    }
}
