package org.clientela.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.json.Json;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/** The entities of one type and one tenant as rows: their JSON by id, and what they are found by. */
final class EntityRows<T> {
    private static final String FIND =
            "SELECT version, body FROM clientela_entity WHERE tenant = ? AND type = ? AND id = ? AND body IS NOT NULL";
    private static final String PAGE =
            "SELECT version, body FROM clientela_entity WHERE tenant = ? AND type = ? AND id > ? AND body IS NOT NULL"
                    + " ORDER BY id LIMIT ?";
    private static final String PAGE_OF_INDEX = "SELECT e.version, e.body FROM clientela_index i"
            + " JOIN clientela_entity e ON e.tenant = i.tenant AND e.type = i.type AND e.id = i.id"
            + " WHERE i.tenant = ? AND i.type = ? AND i.name = ? AND i.value = ? AND i.id > ?"
            + " ORDER BY i.id LIMIT ?";
    private static final String STATE =
            "SELECT version, body IS NOT NULL FROM clientela_entity WHERE tenant = ? AND type = ? AND id = ?";
    private static final String INSERT =
            "INSERT INTO clientela_entity (version, body, tenant, type, id) VALUES (?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE clientela_entity SET version = ?, body = ? WHERE tenant = ? AND type = ? AND id = ?";
    private static final String INDEXED =
            "SELECT name, value FROM clientela_index WHERE tenant = ? AND type = ? AND id = ?";
    private static final String ADD_TO_INDEX =
            "INSERT INTO clientela_index (tenant, type, name, value, id) VALUES (?, ?, ?, ?, ?)";
    private static final String TAKE_FROM_INDEX =
            "DELETE FROM clientela_index WHERE tenant = ? AND type = ? AND name = ? AND value = ? AND id = ?";

    private final int tenant;
    private final EntityType<T> type;

    /** The last version under an id, and whether an entity is there. */
    private record State(long version, boolean isThere) {
        long actual() {
            return isThere ? version : 0;
        }
    }

    EntityRows(int tenant, EntityType<T> type) {
        this.tenant = tenant;
        this.type = type;
    }

    Optional<Versioned<T>> find(Session session, String id) throws SQLException {
        return session.first(FIND, this::entity, tenant, type.name(), id);
    }

    /** Reads one entity more than the page has, to know whether there is a next page. */
    Page<T> page(Session session, Query query) throws SQLException {
        String after = query.after() == null ? "" : query.after();
        String value = query.value();
        int limit = query.limit() + 1;
        List<Versioned<T>> found = value == null
                ? session.all(PAGE, this::entity, tenant, type.name(), after, limit)
                : session.all(
                        PAGE_OF_INDEX,
                        this::entity,
                        tenant,
                        type.name(),
                        query.index(),
                        Texts.indexed(value),
                        after,
                        limit);
        if (found.size() < limit) {
            return new Page<>(found, null);
        }
        List<Versioned<T>> items = found.subList(0, query.limit());
        return new Page<>(
                items, query.goingOnAfter(type.id(items.get(items.size() - 1).entity())));
    }

    private Versioned<T> entity(ResultSet row) throws SQLException {
        return new Versioned<>(Json.read(row.getString(2), type.javaType()), row.getLong(1));
    }

    Versioned<T> put(Session session, T entity, long expectedVersion) throws SQLException {
        String id = type.id(entity);
        String body = Bodies.write(type.name(), id, entity);
        Set<IndexEntry> entries = IndexEntry.of(type, entity);
        @Nullable State before = state(session, id);
        requireVersion(id, expectedVersion, before);
        long version = before == null ? 1 : Math.incrementExact(before.version);
        session.update(before == null ? INSERT : UPDATE, version, body, tenant, type.name(), id);
        replaceEntries(session, before == null ? Set.of() : entries(session, id), entries);
        return new Versioned<>(entity, version);
    }

    void remove(Session session, String id, long expectedVersion) throws SQLException {
        @Nullable State before = state(session, id);
        requireVersion(id, expectedVersion, before);
        if (before == null || !before.isThere) {
            throw new VersionConflictException(type.name(), id, expectedVersion, 0);
        }
        replaceEntries(session, entries(session, id), Set.of());
        session.update(UPDATE, before.version, null, tenant, type.name(), id);
    }

    private @Nullable State state(Session session, String id) throws SQLException {
        return session.first(STATE, row -> new State(row.getLong(1), row.getBoolean(2)), tenant, type.name(), id)
                .orElse(null);
    }

    private void requireVersion(String id, long expected, @Nullable State there) {
        long actual = there == null ? 0 : there.actual();
        if (actual != expected) {
            throw new VersionConflictException(type.name(), id, expected, actual);
        }
    }

    private Set<IndexEntry> entries(Session session, String id) throws SQLException {
        return new LinkedHashSet<>(session.all(
                INDEXED, row -> new IndexEntry(row.getString(1), row.getString(2), id), tenant, type.name(), id));
    }

    private void replaceEntries(Session session, Set<IndexEntry> before, Set<IndexEntry> after) throws SQLException {
        session.updateEach(TAKE_FROM_INDEX, rows(before, after));
        session.updateEach(ADD_TO_INDEX, rows(after, before));
    }

    /** Adds to the index. */
    void insert(Session session, Collection<IndexEntry> entries) throws SQLException {
        session.updateEach(ADD_TO_INDEX, rows(entries, Set.of()));
    }

    private List<@Nullable Object[]> rows(Collection<IndexEntry> entries, Set<IndexEntry> without) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (IndexEntry entry : entries) {
            if (!without.contains(entry)) {
                rows.add(new Object[] {tenant, type.name(), entry.index(), entry.value(), entry.id()});
            }
        }
        return rows;
    }
}
