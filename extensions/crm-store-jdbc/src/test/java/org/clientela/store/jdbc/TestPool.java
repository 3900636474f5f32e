package org.clientela.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Keeps a few connections of another data source open, as hosts do. Lends out so many at most, and waits only so long. */
final class TestPool implements DataSource {
    private final DataSource dataSource;
    private final int size;
    private final Semaphore permits;
    private final BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();

    TestPool(DataSource dataSource) {
        this(dataSource, 8);
    }

    TestPool(DataSource dataSource, int size) {
        this.dataSource = dataSource;
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /** How many connections are lent out. */
    int lent() {
        return size - permits.availablePermits();
    }

    @Override
    public Connection getConnection() throws SQLException {
        permits.acquireUninterruptibly();
        Connection waiting = idle.poll();
        try {
            Connection connection = waiting == null ? dataSource.getConnection() : waiting;
            return (Connection) Proxy.newProxyInstance(
                    TestPool.class.getClassLoader(), new Class<?>[] {Connection.class}, lent(connection));
        } catch (SQLException e) {
            permits.release();
            throw e;
        }
    }

    private InvocationHandler lent(Connection connection) {
        boolean[] isBack = new boolean[2];
        return (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "close" -> {
                    if (!isBack[0]) {
                        isBack[0] = true;
                        if (isBack[1]) {
                            connection.close();
                        } else {
                            idle.add(connection);
                        }
                        permits.release();
                    }
                    return null;
                }
                case "abort" -> {
                    isBack[1] = true;
                    connection.abort(Runnable::run);
                    return null;
                }
                default -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }
            }
        };
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return Math.toIntExact(TimeUnit.MINUTES.toSeconds(1));
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
