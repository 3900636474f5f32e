package org.clientela.tck;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Versioned;

/** A table of the host's own, as a store that is only read: the least that a host has to write. */
record TableOfEntities<T>(EntityType<T> type, List<T> rows) implements EntityStore<T> {
    @Override
    public Optional<Versioned<T>> find(String id) {
        return rows.stream()
                .filter(row -> type.id(row).equals(id))
                .map(row -> new Versioned<>(row, 1))
                .findFirst();
    }

    @Override
    public Page<T> page(Query query) {
        List<Versioned<T>> rest = rows.stream()
                .filter(row -> query.index() == null
                        || type.indexed(query.index(), row).contains(query.value()))
                .filter(row -> query.after() == null || isAfter(type.id(row), query.after()))
                .sorted((a, b) -> isAfter(type.id(a), type.id(b)) ? 1 : -1)
                .map(row -> new Versioned<>(row, 1))
                .toList();
        if (rest.size() <= query.limit()) {
            return new Page<>(rest, null);
        }
        List<Versioned<T>> some = rest.subList(0, query.limit());
        return new Page<>(
                some, query.goingOnAfter(type.id(some.get(some.size() - 1).entity())));
    }

    private static boolean isAfter(String id, String other) {
        return Arrays.compareUnsigned(id.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)) > 0;
    }
}
