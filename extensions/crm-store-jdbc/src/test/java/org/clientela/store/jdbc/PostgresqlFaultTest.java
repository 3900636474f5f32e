package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

class PostgresqlFaultTest extends FaultCases {
    @Override
    TestDatabase fresh() {
        return new TestDatabase(new PostgresqlDialect(false), Postgres.freshSchema());
    }

    @Override
    SQLException failure() {
        return new SQLException("disk failure, planted", "58030");
    }

    @Override
    SQLException lost() {
        return new SQLException("connection lost, planted", "08006");
    }

    @Override
    SQLException conflict() {
        return new SQLException("could not serialize access, planted", "40001");
    }

    @Override
    boolean isCommit(String what) {
        return what.equals("commit");
    }

    /** The server itself ends the connection, just before the commit reaches it or just after it was done. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resolvesByTheIdOfTheEventWhatTheServerDidNotAnswer(boolean isCommitted) {
        TestDatabase healthy = fresh();
        AtomicBoolean isArmed = new AtomicBoolean();
        DataSource mortal = Proxies.watched(healthy.dataSource(), (connection, what, step) -> {
            if (!isCommit(what) || !isArmed.compareAndSet(true, false)) {
                return step.take();
            }
            long backend = connection.unwrap(PGConnection.class).getBackendPID();
            if (isCommitted) {
                step.take();
            }
            healthy.execute("SELECT pg_terminate_backend(" + backend + ", 5000)");
            return isCommitted ? failing(connection) : step.take();
        });
        try (JdbcStorage storage = healthy.through(mortal).open()) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            isArmed.set(true);
            assertThatThrownBy(() -> tenant.timeline().append(List.of(event("e1", "acme"))))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCauseInstanceOf(SQLException.class);

            assertThat(tenant.timeline().append(List.of(event("e1", "acme")))).isEqualTo(isCommitted ? 0 : 1);
            assertThat(Facts.scan(tenant)).containsExactly("e1");
        }
    }

    /** What the driver says of a connection that is gone. */
    private static Object failing(Connection connection) throws SQLException {
        Dialect.execute(connection, "SELECT 1");
        return connection;
    }

    @Test
    void saysThatTheServerIsOutOfDisk() {
        DataSource full = Proxies.watched(fresh().dataSource(), (connection, what, step) -> {
            if (what.startsWith("INSERT INTO clientela_event")) {
                throw new SQLException("could not extend file, planted", "53100");
            }
            return step.take();
        });
        try (JdbcStorage storage = fresh().through(full).open()) {
            assertThatThrownBy(() -> storage.tenant(TenantId.DEFAULT).timeline().append(List.of(event("e1", "acme"))))
                    .isInstanceOf(StorageFailureException.class)
                    .hasMessageContaining("SQLState 53100")
                    .hasMessageContaining("Maybe the server is out of disk, memory or connections?");
            assertThat(Facts.scan(storage.tenant(TenantId.DEFAULT))).isEmpty();
        }
    }
}
