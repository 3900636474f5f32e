package org.clientela.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.clientela.internal.CodePointOrder;
import org.clientela.store.SortedTree.Entry;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one type at one point in time. Immutable. Ids that were removed keep their last version, so that one that
 * comes back is never taken for the one that went.
 */
record EntityTable<T>(
        EntityType<T> type,
        SortedTree<String, Versioned<T>> rows,
        SortedTree<IndexKey, Versioned<T>> indexed,
        SortedTree<String, Long> removed) {

    /** Where an entity stands in an index. */
    record IndexKey(String index, String value, String id) implements Comparable<IndexKey> {
        private static final Comparator<IndexKey> ORDER = Comparator.comparing(IndexKey::index, CodePointOrder.INSTANCE)
                .thenComparing(IndexKey::value, CodePointOrder.INSTANCE)
                .thenComparing(IndexKey::id, CodePointOrder.INSTANCE);

        @Override
        public int compareTo(IndexKey other) {
            return ORDER.compare(this, other);
        }
    }

    static <T> EntityTable<T> of(EntityType<T> type) {
        return new EntityTable<>(
                type,
                SortedTree.empty(CodePointOrder.INSTANCE),
                SortedTree.empty(),
                SortedTree.empty(CodePointOrder.INSTANCE));
    }

    Optional<Versioned<T>> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    EntityTable<T> put(T entity, long expectedVersion) {
        String id = type.id(entity);
        Versioned<T> before = rows.get(id);
        requireVersion(id, expectedVersion, before);
        Versioned<T> after = new Versioned<>(entity, Math.incrementExact(lastVersion(id, before)));
        return new EntityTable<>(
                type,
                rows.with(id, after),
                with(id, after, before == null ? indexed : without(id, before)),
                removed.without(id));
    }

    EntityTable<T> remove(String id, long expectedVersion) {
        Versioned<T> before = rows.get(id);
        requireVersion(id, expectedVersion, before);
        if (before == null) {
            throw new VersionConflictException(type.name(), id, expectedVersion, 0);
        }
        return new EntityTable<>(type, rows.without(id), without(id, before), removed.with(id, before.version()));
    }

    Page<T> page(Query query) {
        String index = query.index();
        String value = query.value();
        String after = query.after();
        if (index == null || value == null) {
            return page(query, after == null ? rows.ascending() : rows.ascendingAfter(after), id -> true);
        }
        IndexKey start = new IndexKey(type.requireIndex(index), value, after == null ? "" : after);
        return page(query, indexed.ascendingAfter(start), key -> key.index.equals(index) && key.value.equals(value));
    }

    private <K> Page<T> page(Query query, Iterator<Entry<K, Versioned<T>>> from, Predicate<K> matches) {
        List<Versioned<T>> items = new ArrayList<>();
        while (from.hasNext()) {
            Entry<K, Versioned<T>> next = from.next();
            if (!matches.test(next.key())) {
                break;
            }
            if (items.size() == query.limit()) {
                String last = type.id(items.get(items.size() - 1).entity());
                return new Page<>(items, query.goingOnAfter(last));
            }
            items.add(next.value());
        }
        return new Page<>(items, null);
    }

    private void requireVersion(String id, long expected, @Nullable Versioned<T> there) {
        long actual = there == null ? 0 : there.version();
        if (actual != expected) {
            throw new VersionConflictException(type.name(), id, expected, actual);
        }
    }

    private long lastVersion(String id, @Nullable Versioned<T> there) {
        if (there != null) {
            return there.version();
        }
        Long last = removed.get(id);
        return last == null ? 0 : last;
    }

    private SortedTree<IndexKey, Versioned<T>> with(
            String id, Versioned<T> row, SortedTree<IndexKey, Versioned<T>> indexed) {
        SortedTree<IndexKey, Versioned<T>> result = indexed;
        for (IndexKey key : keys(id, row.entity())) {
            result = result.with(key, row);
        }
        return result;
    }

    private SortedTree<IndexKey, Versioned<T>> without(String id, Versioned<T> row) {
        SortedTree<IndexKey, Versioned<T>> result = indexed;
        for (IndexKey key : keys(id, row.entity())) {
            result = result.without(key);
        }
        return result;
    }

    private List<IndexKey> keys(String id, T entity) {
        List<IndexKey> keys = new ArrayList<>();
        for (String index : type.indexes()) {
            for (String value : type.indexed(index, entity)) {
                keys.add(new IndexKey(index, value, id));
            }
        }
        return keys;
    }
}
