package org.clientela.store;

import java.util.Objects;
import java.util.Optional;
import org.clientela.store.InMemoryState.Change;

/** The entities of one type in memory. */
final class InMemoryEntities<T> implements EntityStore<T> {
    private final EntityType<T> type;
    private final InMemoryState state;

    InMemoryEntities(EntityType<T> type, InMemoryState state) {
        this.type = type;
        this.state = state;
    }

    @Override
    public Optional<Versioned<T>> find(String id) {
        return state.current().table(type).find(Objects.requireNonNull(id, "id"));
    }

    @Override
    public Page<T> page(Query query) {
        return state.current().table(type).page(Objects.requireNonNull(query, "query"));
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        String id = type.id(entity);
        return state.change(before -> {
            EntityTable<T> table = before.table(type).put(entity, expectedVersion);
            return new Change<>(before.with(table), table.find(id).orElseThrow());
        });
    }

    @Override
    public void remove(String id, long expectedVersion) {
        Objects.requireNonNull(id, "id");
        state.change(before -> {
            EntityTable<T> table = before.table(type).remove(id, expectedVersion);
            return new Change<>(before.with(table), id);
        });
    }
}
