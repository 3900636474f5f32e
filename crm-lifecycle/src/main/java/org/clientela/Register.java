package org.clientela;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The customers, or the offerings, of a tenant. Safe for many threads; each call is all or nothing.
 *
 * @param <K> of the keys
 * @param <T> of what is registered
 */
public final class Register<K, T> {
    private final TenantStorage storage;
    private final EntityType<T> type;
    private final Function<K, String> key;
    private final BiConsumer<T, TenantStorage> check;

    Register(TenantStorage storage, EntityType<T> type, Function<K, String> key, BiConsumer<T, TenantStorage> check) {
        this.storage = storage;
        this.type = type;
        this.key = key;
        this.check = check;
    }

    /**
     * Adds one.
     *
     * @param entity whose key is new
     * @return the same
     * @throws org.clientela.store.VersionConflictException if there is one of that key
     * @throws IllegalArgumentException if it contradicts what is there
     */
    public T add(T entity) {
        return storage.atomically(work -> put(work, entity, 0));
    }

    /**
     * Changes one: what is there is read, changed and put back while nobody else does.
     *
     * @param id its key
     * @param change gives the changed copy, of the same key
     * @return the changed one
     * @throws NotFoundException if there is none
     * @throws IllegalArgumentException if the change contradicts what is there
     */
    public T change(K id, UnaryOperator<T> change) {
        return storage.atomically(work -> {
            Versioned<T> before = work.entities(type).find(key.apply(id)).orElseThrow(() -> notFound(id));
            T after = change.apply(before.entity());
            if (!type.id(after).equals(key.apply(id))) {
                throw new IllegalArgumentException(
                        "The change turns the %s (%s) into (%s).%nMaybe add a new one instead?"
                                .formatted(type, id, type.id(after)));
            }
            return put(work, after, before.version());
        });
    }

    /**
     * The one of a key.
     *
     * @param id its key
     * @return as it is now
     * @throws NotFoundException if there is none
     */
    public T get(K id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /**
     * The one of a key.
     *
     * @param id its key
     * @return empty if there is none
     */
    public Optional<T> find(K id) {
        return storage.entities(type).find(key.apply(id)).map(Versioned::entity);
    }

    /**
     * All.
     *
     * @return in ascending order of keys, read a page at a time
     */
    public Stream<T> all() {
        return stream(Query.all());
    }

    /**
     * Those that have a value in an index.
     *
     * @param index one that {@link EntityType} declares, for example "country"
     * @param value to be met exactly
     * @return in ascending order of keys, read a page at a time
     */
    public Stream<T> where(String index, String value) {
        return stream(Query.where(index, value));
    }

    /** Puts what is made of the one that is there, if there is one. */
    T put(K id, Function<Optional<T>, T> change) {
        return storage.atomically(work -> {
            Optional<Versioned<T>> before = work.entities(type).find(key.apply(id));
            T after = change.apply(before.map(Versioned::entity));
            return put(work, after, before.map(Versioned::version).orElse(0L));
        });
    }

    private T put(TenantStorage work, T entity, long expectedVersion) {
        check.accept(entity, work);
        return work.entities(type).put(entity, expectedVersion).entity();
    }

    private NotFoundException notFound(K id) {
        return new NotFoundException(type.name(), key.apply(id), "Maybe it was not added yet, or for another tenant?");
    }

    private Stream<T> stream(Query query) {
        Iterator<T> pages = new Pages<>(storage.entities(type), query);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Walks through pages, fetching the next one when it is needed. */
    private static final class Pages<T> implements Iterator<T> {
        private final EntityStore<T> store;
        private @Nullable Query next;
        private Iterator<Versioned<T>> page = Collections.emptyIterator();

        Pages(EntityStore<T> store, Query first) {
            this.store = store;
            this.next = first;
        }

        @Override
        public boolean hasNext() {
            while (!page.hasNext() && next != null) {
                Page<T> fetched = store.page(Objects.requireNonNull(next));
                page = fetched.items().iterator();
                next = fetched.following();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There is no further page.");
            }
            return page.next().entity();
        }
    }
}
