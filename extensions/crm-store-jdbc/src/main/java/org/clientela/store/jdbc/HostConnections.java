package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections of a data source that the host made, and that stays the host's to close. */
final class HostConnections implements Connections {
    private static final Logger LOG = LoggerFactory.getLogger(HostConnections.class);

    private final DataSource dataSource;
    private final Dialect dialect;
    private final Duration patience;

    HostConnections(DataSource dataSource, Dialect dialect, Duration patience) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.patience = patience;
    }

    @Override
    public Lease take() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            Lease lease = new HostLease(new Statements(connection, 0), connection.getAutoCommit());
            connection.setAutoCommit(true);
            dialect.settle(connection, patience);
            return lease;
        } catch (SQLException | RuntimeException e) {
            new HostLease(new Statements(connection, 0), true).giveBack(false);
            throw e;
        }
    }

    @Override
    public void close() {
        // the data source is the host's
    }

    /** Whose statements the driver keeps, or the pool, if they see a use in it. */
    private record HostLease(Statements statements, boolean autoCommit) implements Lease {
        @Override
        public void giveBack(boolean isClean) {
            try (Connection closing = connection()) {
                if (isClean) {
                    closing.setAutoCommit(autoCommit);
                } else {
                    closing.abort(Runnable::run); // so that no pool commits what was left open, or lends it out again
                }
            } catch (SQLException e) {
                LOG.debug("A connection could not be given back in order ({}).", e.getSQLState());
            }
        }
    }
}
