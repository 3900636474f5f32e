package org.clientela.examples.erp;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Versioned;

/**
 * A table of the ERP, read as entities. Whoever only reads implements these two methods; what would write is refused already.
 *
 * @param type of the entities
 * @param rows by the ERP's key, in the order of the entities' ids
 * @param key the ERP's key of an id; empty if it is none
 * @param mapping what a row means
 */
record MappedTable<K, R, T>(
        EntityType<T> type, NavigableMap<K, R> rows, Function<String, Optional<K>> key, Function<R, T> mapping)
        implements EntityStore<T> {
    /** The ERP counts no versions, and since it alone writes, any will do. */
    private static final long VERSION = 1;

    @Override
    public Optional<Versioned<T>> find(String id) {
        return key.apply(id)
                .flatMap(k -> Optional.ofNullable(rows.get(k)))
                .map(mapping)
                .map(entity -> new Versioned<>(entity, VERSION));
    }

    /** In SQL: {@code where number > ? order by number limit ?}. One row more is read, to know whether a page follows. */
    @Override
    public Page<T> page(Query query) {
        List<Versioned<T>> found = rowsAfter(query)
                .map(mapping)
                .filter(entity -> isMeant(entity, query))
                .limit(query.limit() + 1L)
                .map(entity -> new Versioned<>(entity, VERSION))
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, null);
        }
        List<Versioned<T>> page = found.subList(0, query.limit());
        T last = page.get(page.size() - 1).entity();
        return new Page<>(page, query.goingOnAfter(type.id(last)));
    }

    private Stream<R> rowsAfter(Query query) {
        NavigableMap<K, R> rest = query.after() == null
                ? rows
                : rows.tailMap(key.apply(query.after()).orElseThrow(), false);
        return rest.values().stream();
    }

    /** An index of ours need not be one of the ERP's: the entity type knows what an entity has in it. */
    private boolean isMeant(T entity, Query query) {
        return query.index() == null || type.indexed(query.index(), entity).contains(query.value());
    }
}
