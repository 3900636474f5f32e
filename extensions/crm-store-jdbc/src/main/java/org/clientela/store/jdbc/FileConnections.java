package org.clientela.store.jdbc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to one SQLite file. A few are kept open for the next who needs one. */
final class FileConnections implements Connections {
    private static final Logger LOG = LoggerFactory.getLogger(FileConnections.class);
    private static final int MAX_IDLE = 8;
    private static final int STATEMENTS_KEPT = 48;
    private static final String NO_DRIVER = "08001";

    /** Makes a connection. */
    interface Opening {
        Connection open(String url) throws SQLException;
    }

    private final String url;
    private final Opening opening;
    private final Dialect dialect;
    private final Duration patience;
    private final BlockingDeque<Statements> idle = new LinkedBlockingDeque<>(MAX_IDLE);
    private volatile boolean closed;

    FileConnections(Path file, Dialect dialect, Duration patience) {
        this(file, DriverManager::getConnection, dialect, patience);
    }

    FileConnections(Path file, Opening opening, Dialect dialect, Duration patience) {
        this.opening = opening;
        this.url = "jdbc:sqlite:" + requirePlace(file);
        this.dialect = dialect;
        this.patience = patience;
    }

    private static Path requirePlace(Path file) {
        Path place = file.toAbsolutePath().getParent();
        if (place == null || !Files.isDirectory(place) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "The path (%s) is not that of a file in a directory that is there.%nMaybe make the directory first?"
                            .formatted(file));
        }
        if (file.toString().contains("?")) {
            throw new IllegalArgumentException(
                    "The path (%s) holds a question mark, where the driver would expect settings.%nMaybe name the file otherwise?"
                            .formatted(file));
        }
        return file.toAbsolutePath();
    }

    @Override
    public Lease take() throws SQLException {
        Statements waiting = idle.poll();
        return new FileLease(waiting == null ? open() : waiting);
    }

    private Statements open() throws SQLException {
        Connection connection = connect();
        try {
            dialect.settle(connection, patience);
            return new Statements(connection, STATEMENTS_KEPT);
        } catch (SQLException | RuntimeException e) {
            dismiss(connection);
            throw e;
        }
    }

    private Connection connect() throws SQLException {
        try {
            return opening.open(url);
        } catch (SQLException e) {
            if (NO_DRIVER.equals(e.getSQLState())) {
                throw new IllegalStateException(
                        "There is no driver for SQLite.%nMaybe add org.xerial:sqlite-jdbc to the class path?"
                                .formatted(),
                        e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        @Nullable Statements statements = idle.poll();
        while (statements != null) {
            dismiss(statements.connection());
            statements = idle.poll();
        }
    }

    private static void dismiss(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be closed in order (SQLite result code {}).", e.getErrorCode());
        }
    }

    private final class FileLease implements Lease {
        private final Statements statements;

        FileLease(Statements statements) {
            this.statements = statements;
        }

        @Override
        public Statements statements() {
            return statements;
        }

        @Override
        public void giveBack(boolean isClean) {
            if (!isClean || !idle.offerFirst(statements)) {
                dismiss(statements.connection());
            } else if (closed) {
                close();
            }
        }
    }
}
