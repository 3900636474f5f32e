package org.clientela.store.jdbc;

import java.util.Objects;
import java.util.Optional;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/** The entities of one type and one tenant in a database. */
final class JdbcEntities<T> implements EntityStore<T> {
    private final int tenant;
    private final EntityType<T> type;
    private final Access access;
    private final IndexRegister indexes;
    private final EntityRows<T> rows;

    JdbcEntities(int tenant, EntityType<T> type, Access access, IndexRegister indexes) {
        this.tenant = tenant;
        this.type = type;
        this.access = access;
        this.indexes = indexes;
        this.rows = new EntityRows<>(tenant, type);
    }

    @Override
    public Optional<Versioned<T>> find(String id) {
        Objects.requireNonNull(id, "id");
        access.requireUsable();
        return Texts.isPlain(id) ? access.read(session -> rows.find(session, id)) : Optional.empty();
    }

    @Override
    public Page<T> page(Query query) {
        Objects.requireNonNull(query, "query");
        access.requireUsable();
        requireKey(query.after());
        String index = query.index();
        if (index != null) {
            type.requireIndex(index);
            renewIndexes();
        }
        return access.read(session -> rows.page(session, query));
    }

    private static void requireKey(@Nullable String after) {
        if (after != null && !Texts.isPlain(after)) {
            throw new IllegalArgumentException(
                    "The query goes on behind what is no id.%nMaybe take the query that comes with the page?"
                            .formatted());
        }
    }

    private void renewIndexes() {
        boolean outdated = !indexes.isReady(tenant, type)
                && access.read(session ->
                        !indexes.isReady(session, tenant, type) && indexes.isOutdated(session, tenant, type));
        if (outdated) {
            access.write(session -> {
                indexes.prepare(session, tenant, type);
                return type;
            });
        }
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        Objects.requireNonNull(entity, "entity");
        return access.write(session -> {
            indexes.prepare(session, tenant, type);
            return rows.put(session, entity, expectedVersion);
        });
    }

    @Override
    public void remove(String id, long expectedVersion) {
        Objects.requireNonNull(id, "id");
        access.write(session -> {
            indexes.prepare(session, tenant, type);
            rows.remove(session, id, expectedVersion);
            return id;
        });
    }
}
