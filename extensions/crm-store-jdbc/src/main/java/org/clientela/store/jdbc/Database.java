package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clientela.event.Event;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.StorageException;
import org.clientela.store.StorageFailureException;
import org.clientela.store.StoreClosedException;
import org.clientela.store.TransientConflictException;
import org.clientela.store.jdbc.Connections.Lease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database in use: takes connections and gives them back, begins transactions and ends them, repeats what others got in the way
 * of, and says in our words what went wrong.
 */
final class Database {
    /** No tenant has this number. */
    static final int NOBODY = 0;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MAX_DOUBLINGS = 7;

    private final Dialect dialect;
    private final Connections connections;
    private final Durability durability;
    private final Duration patience;
    private final WriterQueue writers;
    private final Set<EventCursor> cursors = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Does something that is worth repeating if it fails of a conflict. */
    private interface Attempt<R> {
        R make() throws SQLException;
    }

    /** How a transaction begins. */
    private interface Beginning {
        void on(Connection connection) throws SQLException;
    }

    Database(Dialect dialect, Connections connections, JdbcOptions options) {
        this.dialect = dialect;
        this.connections = connections;
        this.durability = new Durability(dialect, options.strict(), LOG::warn);
        this.patience = options.patience();
        this.writers = newQueue();
    }

    /** A queue for the writers of a tenant; they share one if only one of them can write at a time. */
    WriterQueue queue() {
        return dialect.hasOneWriter() ? writers : newQueue();
    }

    private WriterQueue newQueue() {
        return new WriterQueue(dialect.hasOneWriter());
    }

    Dialect dialect() {
        return dialect;
    }

    void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    void close() {
        closed = true;
        cursors.forEach(EventCursor::close);
        connections.close();
    }

    /** Checks the settings on which durability rests. */
    void checkSettings() {
        read(session -> {
            durability.check(session.connection());
            return session;
        });
    }

    /** Checks that the database keeps tenants apart, if it should, and only then. */
    void checkFence() {
        read(session -> {
            dialect.requireFence(session);
            return session;
        });
    }

    /** Runs something that only reads and is no tenant's, each statement by itself. */
    <R> R read(SqlCall<R> call) {
        return patiently(() -> {
            requireOpen();
            Lease lease = connections.take();
            boolean isClean = false;
            try {
                R result = call.on(new Session(lease.statements()));
                isClean = true;
                return result;
            } catch (RuntimeException e) {
                isClean = true; // the database has done its part
                throw e;
            } finally {
                lease.giveBack(isClean);
            }
        });
    }

    /** Runs something that only reads what is a tenant's: each statement by itself, unless the tenant has to be named first. */
    <R> R read(int tenant, SqlCall<R> call) {
        return dialect.isFenced() ? snapshot(tenant, call) : read(call);
    }

    /** Runs something that only reads what is a tenant's, all of it at one point in time. */
    <R> R snapshot(int tenant, SqlCall<R> call) {
        return patiently(() -> {
            requireOpen();
            Lease lease = connections.take();
            boolean isClean = false;
            try {
                Connection connection = lease.connection();
                dialect.beginReading(connection);
                try {
                    dialect.enter(connection, tenant);
                    return call.on(new Session(lease.statements()));
                } finally {
                    isClean = isRolledBack(connection);
                }
            } finally {
                lease.giveBack(isClean);
            }
        });
    }

    /** Runs something as one transaction of a tenant, perhaps several times until nobody gets in its way. */
    <R> R transact(int tenant, WriterQueue queue, SqlCall<R> call, Consumer<Session> whenCommitted) {
        Beginning beginning = connection -> {
            dialect.begin(connection);
            dialect.enter(connection, tenant);
        };
        return patiently(() -> inTurn(queue, () -> transaction(beginning, call, whenCommitted)));
    }

    /** Runs something as one transaction while nobody else sets up the same database. */
    <R> R setUp(SqlCall<R> call) {
        return patiently(() -> inTurn(writers, () -> transaction(dialect::beginSetup, call, session -> {})));
    }

    private <R> R inTurn(WriterQueue queue, Attempt<R> attempt) throws SQLException {
        requireOpen();
        try {
            boolean hasWaitedLong = queue.isNeeded() && !queue.enter(patience);
            if (hasWaitedLong && dialect.hasOneWriter()) {
                throw new TransientConflictException(patience, null);
            }
            return attempt.make();
        } catch (SQLException e) {
            if (dialect.fault(e) == Fault.CONFLICT) {
                queue.sawConflict();
            }
            throw e;
        } finally {
            queue.leave();
        }
    }

    private <R> R transaction(Beginning beginning, SqlCall<R> call, Consumer<Session> whenCommitted)
            throws SQLException {
        requireOpen();
        Lease lease = connections.take();
        boolean isClean = false;
        try {
            Connection connection = lease.connection();
            durability.checkAgain(connection);
            Session session = new Session(lease.statements());
            boolean isCommitted = false;
            try {
                beginning.on(connection);
                R result = call.on(session);
                requireOpen();
                commit(connection);
                isCommitted = true;
                whenCommitted.accept(session);
                return result;
            } finally {
                isClean = isCommitted || isRolledBack(connection);
            }
        } finally {
            lease.giveBack(isClean);
        }
    }

    private void commit(Connection connection) throws SQLException {
        try {
            dialect.commit(connection);
        } catch (SQLException e) {
            if (dialect.faultOfCommit(e) == Fault.UNKNOWN) {
                throw new OutcomeUnknownException(e);
            }
            throw e;
        }
    }

    private boolean isRolledBack(Connection connection) {
        try {
            dialect.rollback(connection);
            return true;
        } catch (SQLException e) {
            return false; // what made it necessary is being thrown; the connection is not used again
        }
    }

    /** Rows of a query of a tenant as the caller goes on, at one point in time. */
    Stream<Event> stream(int tenant, String sql, Object... parameters) {
        return patiently(() -> {
            requireOpen();
            Lease lease = connections.take();
            boolean isUnderWay = false;
            try {
                dialect.beginStreaming(lease.connection());
                dialect.enter(lease.connection(), tenant);
                EventCursor cursor = new EventCursor(
                        new Session(lease.statements()),
                        sql,
                        parameters,
                        this::failure,
                        (over, isClean) -> release(over, lease, isClean));
                isUnderWay = true;
                cursors.add(cursor);
                if (closed) {
                    cursor.close();
                }
                requireOpen();
                return cursor.stream(this::requireOpen);
            } finally {
                if (!isUnderWay) {
                    lease.giveBack(false);
                }
            }
        });
    }

    private void release(EventCursor cursor, Lease lease, boolean isClean) {
        cursors.remove(cursor);
        boolean isBackToNormal = isClean;
        try {
            dialect.endStreaming(lease.connection());
        } catch (SQLException e) {
            isBackToNormal = false;
        }
        lease.giveBack(isBackToNormal);
    }

    /** Repeats what fails of a conflict, after pauses of random length, as long as there is patience. */
    private <R> R patiently(Attempt<R> attempt) {
        long start = System.nanoTime();
        for (int conflicts = 0; ; conflicts++) {
            try {
                return attempt.make();
            } catch (SQLException e) {
                boolean isWorthAnother =
                        dialect.fault(e) == Fault.CONFLICT && System.nanoTime() - start < patience.toNanos() && !closed;
                if (!isWorthAnother) {
                    throw failure(e);
                }
                long longest = SHORTEST_PAUSE << (dialect.hasOneWriter() ? 0 : Math.min(conflicts, MAX_DOUBLINGS));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
            }
        }
    }

    /** What went wrong, in our words. */
    StorageException failure(SQLException e) {
        if (closed) {
            return new StoreClosedException();
        }
        return dialect.fault(e) == Fault.CONFLICT
                ? new TransientConflictException(patience, e)
                : new StorageFailureException(dialect.code(e), dialect.hint(e), e);
    }
}
