package org.clientela.tck.guide;

import java.util.Optional;
import java.util.function.Supplier;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;

/** The entities of one type: read from what is current, written in a unit of work. */
record FileEntities<T>(EntityType<T> type, Supplier<Facts> current, TenantStorage tenant) implements EntityStore<T> {
    @Override
    public Optional<Versioned<T>> find(String id) {
        return Optional.ofNullable(current.get().find(type, id));
    }

    @Override
    public Page<T> page(Query query) {
        return current.get().page(type, query);
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        if (tenant instanceof FileUnit unit) {
            return unit.facts().put(type, entity, expectedVersion);
        }
        return tenant.atomically(unit -> unit.entities(type).put(entity, expectedVersion));
    }

    @Override
    public void remove(String id, long expectedVersion) {
        if (tenant instanceof FileUnit unit) {
            unit.facts().remove(type, id, expectedVersion);
            return;
        }
        tenant.atomically(unit -> {
            unit.entities(type).remove(id, expectedVersion);
            return true;
        });
    }
}
