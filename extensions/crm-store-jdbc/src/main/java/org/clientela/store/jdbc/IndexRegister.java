package org.clientela.store.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clientela.json.Json;
import org.clientela.store.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * By what the entities of each type are indexed in the database. A type that declares other indexes than it did when its entities
 * were written has them indexed again, once, before it is next used.
 */
final class IndexRegister {
    private static final String FIND = "SELECT indexes FROM clientela_type WHERE tenant = ? AND type = ?";
    private static final String INSERT = "INSERT INTO clientela_type (indexes, tenant, type) VALUES (?, ?, ?)";
    private static final String UPDATE = "UPDATE clientela_type SET indexes = ? WHERE tenant = ? AND type = ?";
    private static final String CLEAR = "DELETE FROM clientela_index WHERE tenant = ? AND type = ?";
    private static final String BODIES =
            "SELECT id, body FROM clientela_entity WHERE tenant = ? AND type = ? AND id > ? AND body IS NOT NULL"
                    + " ORDER BY id LIMIT 500";

    private final Set<String> ready = ConcurrentHashMap.newKeySet();

    private record Body(String id, String json) {}

    /** Whether the indexes of a type are known to be as declared. */
    boolean isReady(Session session, int tenant, EntityType<?> type) {
        String key = key(tenant, type);
        return ready.contains(key) || session.learnt().contains(key);
    }

    boolean isReady(int tenant, EntityType<?> type) {
        return ready.contains(key(tenant, type));
    }

    /** Whether the indexes of a type have to be made again before they are asked; not so if there is nothing in them. */
    boolean isOutdated(Session session, int tenant, EntityType<?> type) throws SQLException {
        Optional<String> there = session.first(FIND, row -> row.getString(1), tenant, type.name());
        return there.isPresent() && !there.get().equals(declared(type));
    }

    /** Within a transaction: sees to it that the indexes of a type are as declared. */
    <T> void prepare(Session session, int tenant, EntityType<T> type) throws SQLException {
        if (isReady(session, tenant, type)) {
            return;
        }
        String declared = declared(type);
        @Nullable String there = session.first(FIND, row -> row.getString(1), tenant, type.name())
                .orElse(null);
        if (there == null) {
            session.update(INSERT, declared, tenant, type.name());
        } else if (!there.equals(declared)) {
            index(session, tenant, type);
            session.update(UPDATE, declared, tenant, type.name());
        }
        session.learnt().add(key(tenant, type));
        session.complete();
    }

    /** What was learnt in a transaction is true for all once it is committed. */
    void committed(Session session) {
        ready.addAll(session.learnt());
    }

    private static <T> void index(Session session, int tenant, EntityType<T> type) throws SQLException {
        session.update(CLEAR, tenant, type.name());
        EntityRows<T> rows = new EntityRows<>(tenant, type);
        String after = "";
        List<Body> some = bodies(session, tenant, type, after);
        while (!some.isEmpty()) {
            List<IndexEntry> entries = new ArrayList<>();
            for (Body body : some) {
                entries.addAll(IndexEntry.of(type, Json.read(body.json, type.javaType())));
                after = body.id;
            }
            rows.insert(session, entries);
            some = bodies(session, tenant, type, after);
        }
    }

    private static List<Body> bodies(Session session, int tenant, EntityType<?> type, String after)
            throws SQLException {
        return session.all(BODIES, row -> new Body(row.getString(1), row.getString(2)), tenant, type.name(), after);
    }

    private static String declared(EntityType<?> type) {
        return Json.write(type.indexes().stream().sorted().toList());
    }

    private static String key(int tenant, EntityType<?> type) {
        return tenant + "/" + type.name();
    }
}
