package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's row-level security as a second fence between tenants, behind the statements, each of which asks for one tenant by
 * itself. A transaction names its tenant, for itself alone, and sees no other's rows even if a statement is wrong.
 */
final class PostgresqlFence {
    private static final List<String> TABLES =
            List.of("clientela_type", "clientela_entity", "clientela_index", "clientela_event");

    private PostgresqlFence() {}

    /** Raises it, and lets a role behind it read and write. To be done by the owner of the tables. */
    static void raise(Session session, String role) throws SQLException {
        for (String statement : Schema.statements("postgresql", "fence.sql")) {
            session.execute(statement);
        }
        String schema = session.first("SELECT quote_ident(current_schema())", row -> row.getString(1))
                .orElseThrow();
        String to = " TO "
                + session.first("SELECT quote_ident(?)", row -> row.getString(1), role)
                        .orElseThrow();
        session.execute("GRANT USAGE ON SCHEMA " + schema + to);
        session.execute("GRANT SELECT ON clientela_schema, clientela_tenant" + to);
        session.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON " + String.join(", ", TABLES) + to);
        session.execute("GRANT USAGE ON SEQUENCE clientela_event_sequence" + to);
    }

    /** Refuses a database in which it is not up, or a user who may climb over it. */
    static void requireUp(Session session) throws SQLException {
        List<String> problems = new ArrayList<>(session.all(
                "SELECT 'the user is ' || CASE WHEN rolsuper THEN 'a superuser' ELSE 'allowed to BYPASSRLS' END"
                        + " FROM pg_catalog.pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)",
                row -> row.getString(1)));
        for (String table : TABLES) {
            problems.addAll(session.all(
                    "SELECT CASE WHEN pg_has_role(relowner, 'MEMBER') THEN 'the user owns ' ELSE 'it is not forced on ' END"
                            + " || relname FROM pg_catalog.pg_class WHERE oid = to_regclass(?)"
                            + " AND NOT (relrowsecurity AND relforcerowsecurity AND NOT pg_has_role(relowner, 'MEMBER'))",
                    row -> row.getString(1),
                    table));
        }
        if (!problems.isEmpty()) {
            throw new UnsafeSettingsException(
                    "row_level_security",
                    "The database does not keep tenants apart by row-level security: %s.%nMaybe let the owner call JdbcStorage.fence, and connect as a user who owns nothing?"
                            .formatted(String.join(", ", problems)));
        }
    }

    /** Refuses a database in which it is up, where every table would look empty. */
    static void requireDown(Session session) throws SQLException {
        boolean isUp = session.first("SELECT row_security_active('clientela_event')", row -> row.getBoolean(1))
                .orElse(false);
        if (isUp) {
            throw new UnsafeSettingsException(
                    "row_level_security",
                    "The database keeps tenants apart by row-level security, and would show none of them.%nMaybe open it with options.withRowLevelSecurity(true)?"
                            .formatted());
        }
    }

    /** Names the tenant of the transaction under way, for as long as it lasts. */
    static void enter(Connection connection, int tenant) throws SQLException {
        Dialect.execute(connection, "SET LOCAL clientela.tenant = " + tenant);
    }

    /** Names a tenant by its id, for as long as the transaction lasts, so that its number can be read. */
    static void enter(Session session, String tenant) throws SQLException {
        session.first("SELECT set_config('clientela.tenant_id', ?, true)", row -> row.getString(1), tenant);
    }
}
