package org.clientela.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.clientela.store.StorageListener.Operation;

/** The entities of one type, the calls measured. */
final class ObservedEntities<T> implements EntityStore<T> {
    private final EntityType<T> type;
    private final EntityStore<T> store;
    private final Observer observer;

    ObservedEntities(EntityType<T> type, EntityStore<T> store, Observer observer) {
        this.type = type;
        this.store = store;
        this.observer = observer;
    }

    @Override
    public Optional<Versioned<T>> find(String id) {
        return observer.call(
                Operation.FIND, new Subject(type, () -> id), found -> found.isPresent() ? 1 : 0, () -> store.find(id));
    }

    /** The value asked for in an index may be personal, so it is not in the log. */
    @Override
    public Page<T> page(Query query) {
        return observer.call(Operation.PAGE, type, page -> page.items().size(), () -> store.page(query));
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        return observer.call(
                Operation.PUT,
                new Subject(type, () -> type.id(entity)),
                put -> 1,
                () -> store.put(entity, expectedVersion));
    }

    @Override
    public void remove(String id, long expectedVersion) {
        observer.call(Operation.REMOVE, new Subject(type, () -> id), removed -> 1, () -> {
            store.remove(id, expectedVersion);
            return id;
        });
    }

    /** Makes its text only when it is logged. */
    record Subject(Object type, Supplier<String> id) {
        @Override
        public String toString() {
            return type + " (" + Observer.visible(id) + ")";
        }
    }
}
