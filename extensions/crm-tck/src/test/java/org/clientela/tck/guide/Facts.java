package org.clientela.tck.guide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.json.Json;
import org.clientela.store.EntityType;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;

/** All that one tenant has. Changed by one unit of work only, and never again once it is published. */
final class Facts {
    static final Comparator<String> BY_UTF8 =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private final Map<String, NavigableMap<String, Row>> rows = new TreeMap<>();
    private final Map<EventId, Event> events = new LinkedHashMap<>();

    /** An entity as JSON, or what is left of one that was removed: its last version. */
    record Row(long version, String json) {}

    /** A row in a file. */
    record SavedRow(String type, String id, long version, String json) {}

    /** A file. */
    record Saved(List<SavedRow> rows, List<Event> events) {}

    Facts copy() {
        Facts copy = new Facts();
        rows.forEach((type, byId) -> copy.rows(type).putAll(byId));
        copy.events.putAll(events);
        return copy;
    }

    private NavigableMap<String, Row> rows(String type) {
        return rows.computeIfAbsent(type, name -> new TreeMap<>(BY_UTF8));
    }

    private static <T> Versioned<T> entity(EntityType<T> type, Row row) {
        return new Versioned<>(Json.read(row.json(), type.javaType()), row.version());
    }

    <T> Versioned<T> find(EntityType<T> type, String id) {
        NavigableMap<String, Row> byId = rows.get(type.name());
        Row row = byId == null ? null : byId.get(id);
        return row == null || row.json() == null ? null : entity(type, row);
    }

    <T> Page<T> page(EntityType<T> type, Query query) {
        if (query.index() != null) {
            type.requireIndex(query.index());
        }
        List<Versioned<T>> found = new ArrayList<>();
        NavigableMap<String, Row> all = rows.getOrDefault(type.name(), new TreeMap<>(BY_UTF8));
        for (Row row : (query.after() == null ? all : all.tailMap(query.after(), false)).values()) {
            Versioned<T> entity = row.json() == null ? null : entity(type, row);
            if (entity != null && isMeant(type, entity.entity(), query)) {
                if (found.size() == query.limit()) {
                    T last = found.get(found.size() - 1).entity();
                    return new Page<>(found, query.goingOnAfter(type.id(last)));
                }
                found.add(entity);
            }
        }
        return new Page<>(found, null);
    }

    private static <T> boolean isMeant(EntityType<T> type, T entity, Query query) {
        return query.index() == null || type.indexed(query.index(), entity).contains(query.value());
    }

    <T> Versioned<T> put(EntityType<T> type, T entity, long expectedVersion) {
        String id = type.id(entity);
        String json = Json.write(entity);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new IllegalArgumentException(
                    "The %s (%s) holds half a character.%nMaybe it was cut somewhere?".formatted(type, id));
        }
        requireVersion(type, id, expectedVersion);
        Row before = rows(type.name()).get(id);
        Row after = new Row(before == null ? 1 : before.version() + 1, json);
        rows(type.name()).put(id, after);
        return entity(type, after);
    }

    void remove(EntityType<?> type, String id, long expectedVersion) {
        long version = requireVersion(type, id, expectedVersion);
        if (version == 0) {
            throw new VersionConflictException(type.name(), id, expectedVersion, 0);
        }
        rows(type.name()).put(id, new Row(version, null));
    }

    private long requireVersion(EntityType<?> type, String id, long expected) {
        Versioned<?> there = find(type, id);
        long actual = there == null ? 0 : there.version();
        if (actual != expected) {
            throw new VersionConflictException(type.name(), id, expected, actual);
        }
        return actual;
    }

    List<Event> read(CustomerId customer) {
        return events.values().stream()
                .filter(event -> event.customer().equals(customer))
                .sorted(Comparator.comparing(Event::occurredAt))
                .toList();
    }

    List<Event> scan() {
        return events.values().stream()
                .sorted(Comparator.comparing(Event::customer).thenComparing(Event::occurredAt))
                .toList();
    }

    int append(List<Event> more) {
        Map<EventId, Event> added = new LinkedHashMap<>();
        for (Event event : more) {
            Event there = events.getOrDefault(event.id(), added.get(event.id()));
            if (there == null) {
                added.put(event.id(), event);
            } else if (!there.saysTheSameAs(event)) {
                throw new IdempotencyConflictException(event.id().value());
            }
        }
        events.putAll(added);
        return added.size();
    }

    int erase(CustomerId customer) {
        int before = events.size();
        events.values().removeIf(event -> event.customer().equals(customer));
        return before - events.size();
    }

    String save() {
        List<SavedRow> all = new ArrayList<>();
        rows.forEach(
                (type, byId) -> byId.forEach((id, row) -> all.add(new SavedRow(type, id, row.version(), row.json()))));
        return Json.write(new Saved(all, List.copyOf(events.values())));
    }

    static Facts load(String file) {
        Saved saved = Json.read(file, Saved.class);
        Facts facts = new Facts();
        saved.rows().forEach(row -> facts.rows(row.type()).put(row.id(), new Row(row.version(), row.json())));
        saved.events().forEach(event -> facts.events.put(event.id(), event));
        return facts;
    }
}
