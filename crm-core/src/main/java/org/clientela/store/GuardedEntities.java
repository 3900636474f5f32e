package org.clientela.store;

import java.util.Objects;
import java.util.Optional;
import org.clientela.internal.CodePointOrder;
import org.jspecify.annotations.Nullable;

/** A store that somebody else implements, to be read only or not; what breaks the contract is named instead of believed. */
final class GuardedEntities<T> implements EntityStore<T> {
    private final EntityType<T> type;
    private final EntityStore<T> store;
    private final Runnable usable;
    private final boolean writable;

    /** To be read only, with a check that is made before each call. */
    GuardedEntities(EntityType<T> type, @Nullable EntityStore<T> store, Runnable usable) {
        this(type, store, usable, false);
    }

    private GuardedEntities(EntityType<T> type, @Nullable EntityStore<T> store, Runnable usable, boolean writable) {
        if (store == null) {
            throw new ContractViolationException(type.name(), "RD-01", "there is no store where one is expected");
        }
        this.type = type;
        this.store = store;
        this.usable = usable;
        this.writable = writable;
    }

    /** To be read and written, with a check that is made before each call. */
    static <T> GuardedEntities<T> writable(EntityType<T> type, @Nullable EntityStore<T> store, Runnable usable) {
        return new GuardedEntities<>(type, store, usable, true);
    }

    @Override
    public Optional<Versioned<T>> find(String id) {
        Objects.requireNonNull(id, "id");
        usable.run();
        Optional<Versioned<T>> found = store.find(id);
        if (found == null) {
            throw broken("RD-04", "find returns null");
        }
        found.ifPresent(entity -> {
            if (!idOf(entity).equals(id)) {
                throw broken("RD-04", "find (" + id + ") returns another entity");
            }
        });
        return found;
    }

    @Override
    public Page<T> page(Query query) {
        Objects.requireNonNull(query, "query");
        usable.run();
        if (query.index() != null) {
            type.requireIndex(query.index());
        }
        Page<T> page = store.page(query);
        if (page == null) {
            throw broken("PG-02", "page returns null");
        }
        if (page.items().size() > query.limit()) {
            throw broken(
                    "PG-04",
                    "a page of at most (" + query.limit() + ") has "
                            + page.items().size());
        }
        requireOrder(page, query);
        return page;
    }

    private void requireOrder(Page<T> page, Query query) {
        String before = query.after();
        for (Versioned<T> item : page.items()) {
            String id = idOf(item);
            if (before != null && CodePointOrder.INSTANCE.compare(before, id) >= 0) {
                throw broken("PG-01", "(" + id + ") comes after (" + before + ")");
            }
            if (query.index() != null
                    && !type.indexed(query.index(), item.entity()).contains(query.value())) {
                throw broken("PG-02", "(" + id + ") is not in the index (" + query.index() + ") with that value");
            }
            before = id;
        }
        Query next = page.following();
        if (next != null && !goesOn(query, next, before, page.items().isEmpty())) {
            throw broken("PG-02", "the query for the next page does not go on behind the last entity");
        }
    }

    /** The same query, behind the last entity; behind an empty page it must have moved at all. */
    private static boolean goesOn(Query query, Query next, @Nullable String last, boolean isEmpty) {
        if (!Objects.equals(next.index(), query.index()) || !Objects.equals(next.value(), query.value())) {
            return false;
        }
        if (next.after() == null || last == null) {
            return next.after() != null;
        }
        int moved = CodePointOrder.INSTANCE.compare(next.after(), last);
        return isEmpty ? moved > 0 : moved >= 0;
    }

    @Override
    public Versioned<T> put(T entity, long expectedVersion) {
        String id = type.id(entity);
        requireWritable();
        Versioned<T> after = store.put(entity, expectedVersion);
        if (after == null) {
            throw broken("VER-01", "put returns null");
        }
        if (!idOf(after).equals(id)) {
            throw broken("VER-01", "put of (" + id + ") returns another entity");
        }
        if (expectedVersion != 0 && after.version() != expectedVersion + 1) {
            throw broken(
                    "VER-02",
                    "put of (" + id + ") in version (" + expectedVersion + ") gives version (" + after.version() + ")");
        }
        return after;
    }

    @Override
    public void remove(String id, long expectedVersion) {
        Objects.requireNonNull(id, "id");
        requireWritable();
        store.remove(id, expectedVersion);
    }

    private void requireWritable() {
        usable.run();
        if (!writable) {
            throw new ReadOnlyStoreException(type.name() + " entities");
        }
    }

    private String idOf(Versioned<T> item) {
        if (!type.javaType().isInstance(item.entity())) {
            throw broken(
                    "DF-01",
                    "it has a " + item.entity().getClass().getName() + " for a "
                            + type.javaType().getName());
        }
        return type.id(item.entity());
    }

    private ContractViolationException broken(String clause, String what) {
        return new ContractViolationException(store.getClass().getName(), clause, what);
    }
}
