package org.clientela.store;

import java.util.List;
import java.util.Optional;

/** What a host's own table looks like to us: read, never changed. As good as its list is in order. */
record ListedEntities<T>(EntityType<T> type, List<T> content) implements EntityStore<T> {
    @Override
    public Optional<Versioned<T>> find(String id) {
        return content.stream()
                .filter(entity -> type.id(entity).equals(id))
                .map(entity -> new Versioned<>(entity, 1))
                .findFirst();
    }

    @Override
    public Page<T> page(Query query) {
        List<Versioned<T>> rest = content.stream()
                .filter(entity -> query.index() == null
                        || type.indexed(query.index(), entity).contains(query.value()))
                .filter(entity -> query.after() == null || type.id(entity).compareTo(query.after()) > 0)
                .map(entity -> new Versioned<>(entity, 1))
                .toList();
        if (rest.size() <= query.limit()) {
            return new Page<>(rest, null);
        }
        List<Versioned<T>> some = rest.subList(0, query.limit());
        return new Page<>(
                some, query.goingOnAfter(type.id(some.get(some.size() - 1).entity())));
    }
}
