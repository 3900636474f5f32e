package org.clientela.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Keeps a few connections of a data source open, as hosts do. Lends out so many at most, and waits only so long. */
final class TestPool {
    private static final long SECONDS = 60;

    private final DataSource dataSource;
    private final int size;
    private final boolean autoCommit;
    private final Semaphore permits;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

    TestPool(DataSource dataSource, int size, boolean autoCommit) {
        this.dataSource = dataSource;
        this.size = size;
        this.autoCommit = autoCommit;
        this.permits = new Semaphore(size, true);
    }

    /** How many connections are lent out. */
    int lent() {
        return size - permits.availablePermits();
    }

    /** The connections that nobody uses at the moment. */
    BlockingQueue<Connection> idle() {
        return idle;
    }

    DataSource dataSource() {
        return Proxies.proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                return lend();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private Connection lend() throws SQLException {
        try {
            if (!permits.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new SQLException("All " + size + " connections are lent out.", "53300");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as well-known pools do
            throw new SQLException("Interrupted while waiting for a connection.", e);
        }
        boolean isLent = false;
        try {
            Connection waiting = idle.poll();
            Connection connection = waiting == null ? open() : waiting;
            isLent = true;
            return lent(connection);
        } finally {
            if (!isLent) {
                permits.release();
            }
        }
    }

    private Connection open() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    private Connection lent(Connection connection) {
        boolean[] isBack = new boolean[1];
        boolean[] isAborted = new boolean[1];
        return Proxies.proxy(Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "close" -> {
                    if (!isBack[0]) {
                        isBack[0] = true;
                        if (isAborted[0]) {
                            connection.close();
                        } else {
                            idle.add(connection);
                        }
                        permits.release();
                    }
                    return null;
                }
                case "abort" -> {
                    isAborted[0] = true;
                    return null;
                }
                default -> {
                    return Proxies.invoke(connection, method, arguments);
                }
            }
        });
    }
}
