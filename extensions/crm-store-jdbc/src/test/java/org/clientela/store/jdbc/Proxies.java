package org.clientela.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** JDBC objects that do as others do, except where told otherwise. */
final class Proxies {
    private Proxies() {}

    /** Sees each step that a database is asked for, and may let it happen, fail, or happen otherwise. */
    interface Watch {
        /**
         * What becomes of a step.
         *
         * @param what the SQL, or the name of a method of the connection
         */
        Object step(Connection connection, String what, Step step) throws Throwable;
    }

    /** Something that a database is asked for. */
    interface Step {
        Object take() throws Throwable;
    }

    static DataSource watched(DataSource dataSource, Watch watch) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(dataSource, method, arguments);
            return result instanceof Connection connection ? watched(connection, watch) : result;
        });
    }

    static Connection watched(Connection connection, Watch watch) {
        return proxy(Connection.class, (method, arguments) -> switch (method.getName()) {
            case "createStatement" ->
                statement(Statement.class, connection, (Statement) invoke(connection, method, arguments), null, watch);
            case "prepareStatement" ->
                statement(
                        PreparedStatement.class,
                        connection,
                        (PreparedStatement) invoke(connection, method, arguments),
                        (String) arguments[0],
                        watch);
            case "commit", "rollback", "setAutoCommit", "close", "abort" ->
                watch.step(connection, method.getName(), () -> invoke(connection, method, arguments));
            default -> invoke(connection, method, arguments);
        });
    }

    private static <S extends Statement> S statement(
            Class<S> type, Connection connection, S statement, String prepared, Watch watch) {
        return proxy(type, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String sql = prepared == null ? (String) arguments[0] : prepared;
            return watch.step(connection, sql, () -> invoke(statement, method, arguments));
        });
    }

    /** Does what a method is asked for. */
    interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Proxies.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> call.on(method, arguments);
                }));
    }

    static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
