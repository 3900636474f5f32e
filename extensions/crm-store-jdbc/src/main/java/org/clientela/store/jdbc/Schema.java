package org.clientela.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clientela.store.TenantId;

/**
 * The tables, made and brought up to date by numbered scripts. Each script is one transaction, which leaves its number behind, so
 * one that was killed half-way has done nothing and is run again. The scripts lie as Flyway expects them; a host may as well let Flyway
 * run them.
 */
final class Schema {
    /** The scripts, the first of which makes version 1. */
    private static final List<String> SCRIPTS = List.of("V1__facts.sql");

    private Schema() {}

    /** Makes the schema what this version of the library needs. */
    static void upgrade(Database database) {
        Dialect dialect = database.dialect();
        for (int version = database.read(session -> version(session, dialect)); version < SCRIPTS.size(); ) {
            version = database.setUp(session -> next(session, dialect));
        }
    }

    /** Adds those tenants that are not there; all of them with their numbers. */
    static Map<TenantId, Integer> tenants(Database database, Set<TenantId> tenants) {
        Dialect dialect = database.dialect();
        Map<TenantId, Integer> numbers = database.read(Database.NOBODY, session -> numbers(session, dialect, tenants));
        return numbers.keySet().containsAll(tenants)
                ? numbers
                : database.setUp(session -> add(session, dialect, tenants));
    }

    private static int version(Session session, Dialect dialect) throws SQLException {
        int version = dialect.hasTable(session, "clientela_schema")
                ? session.first("SELECT coalesce(max(version), 0) FROM clientela_schema", row -> row.getInt(1))
                        .orElse(0)
                : 0;
        if (version > SCRIPTS.size()) {
            throw new NewerSchemaException(version, SCRIPTS.size());
        }
        return version;
    }

    /** Runs the next script, unless somebody else has run it meanwhile. */
    private static int next(Session session, Dialect dialect) throws SQLException {
        int version = version(session, dialect);
        if (version < SCRIPTS.size()) {
            for (String statement : statements(dialect.name(), SCRIPTS.get(version))) {
                session.execute(statement);
            }
        }
        return version(session, dialect);
    }

    private static Map<TenantId, Integer> numbers(Session session, Dialect dialect, Set<TenantId> tenants)
            throws SQLException {
        Map<TenantId, Integer> numbers = new TreeMap<>();
        for (TenantId tenant : tenants) {
            dialect.number(session, tenant.value()).ifPresent(number -> numbers.put(tenant, number));
        }
        return numbers;
    }

    private static Map<TenantId, Integer> add(Session session, Dialect dialect, Set<TenantId> tenants)
            throws SQLException {
        Set<TenantId> known = numbers(session, dialect, tenants).keySet();
        for (TenantId tenant : tenants) {
            if (!known.contains(tenant)) {
                session.update("INSERT INTO clientela_tenant (id) VALUES (?)", tenant.value());
            }
        }
        return numbers(session, dialect, tenants);
    }

    /** The statements of a script, without comments. */
    static List<String> statements(String dialect, String script) {
        String text = text("/db/clientela/" + dialect + "/" + script);
        return List.of(text.replaceAll("--[^\n]*", "").split(";")).stream()
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String text(String resource) {
        try (InputStream in = Schema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The script (%s) is missing.%nMaybe the jar was repackaged without it?".formatted(resource));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
