package org.clientela.store.jdbc;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.UnknownTenantException;

/**
 * A storage that lasts, in a database: one SQLite file, or PostgreSQL. Safe for many threads, and for several processes on one
 * database: what a call has returned from is there for all of them, also after a crash.
 *
 * <p>At the opening the schema is made or brought up to date, tenants are added, and the settings that durability rests on are
 * checked. A unit of work is one transaction that is as if it were alone. In SQLite one writes at a time; in PostgreSQL several do, and
 * one that another gets in the way of is done again. Entities are kept as JSON, events as typed columns.
 *
 * <p>What the database says comes as one of these, with the driver's exception as its cause:
 *
 * <table>
 * <caption>What becomes of failures</caption>
 * <tr><th>SQLite result code</th><th>PostgreSQL SQLState</th><th>becomes</th></tr>
 * <tr><td>5 busy, 6 locked</td><td>40001 serialization, 40P01 deadlock, 55P03 lock, 23505 inserted meanwhile</td>
 *     <td>done again, until patience ends with a {@link org.clientela.store.TransientConflictException}</td></tr>
 * <tr><td>at a commit: all but 5, 6 and 19</td><td>at a commit: all but the classes 23, 25 and 40, and 40003</td>
 *     <td>{@link org.clientela.store.OutcomeUnknownException}: all was done or nothing</td></tr>
 * <tr><td>any other</td><td>any other</td><td>{@link org.clientela.store.StorageFailureException}: nothing was done</td></tr>
 * <tr><td>any, once the storage is closed</td><td>the same</td><td>{@link org.clientela.store.StoreClosedException}</td></tr>
 * </table>
 *
 * <p>A unit of work in which the database has failed is not kept, even if the work catches the failure and goes on. Larger than {@code
 * 16,777,216} characters as JSON, an entity is refused with a {@link org.clientela.store.LimitExceededException}.
 */
public final class JdbcStorage implements Storage {
    private final Database database;
    private final Map<TenantId, JdbcTenant> tenants;
    private final IndexRegister indexes = new IndexRegister();
    private final ConcurrentMap<String, EntityType<?>> types = new ConcurrentHashMap<>();
    private final Set<Thread> writing = ConcurrentHashMap.newKeySet();

    private JdbcStorage(Database database, JdbcOptions options) {
        this.database = database;
        Map<TenantId, JdbcTenant> each = new TreeMap<>();
        Schema.tenants(database, options.tenants())
                .forEach((tenant, number) -> each.put(tenant, new JdbcTenant(number, this, database)));
        this.tenants = Collections.unmodifiableMap(each);
    }

    /**
     * Opens a file, which is made if it is not there, for the tenant {@link TenantId#DEFAULT}.
     *
     * @param file on a local disk; SQLite keeps two more beside it while it is open
     * @return all that is in it
     */
    public static JdbcStorage sqlite(Path file) {
        return sqlite(file, JdbcOptions.standard());
    }

    /**
     * Opens a file, which is made if it is not there.
     *
     * @param file on a local disk; SQLite keeps two more beside it while it is open
     * @param options for which tenants, and how
     * @return all that is in it
     */
    public static JdbcStorage sqlite(Path file, JdbcOptions options) {
        Dialect dialect = sqliteDialect(options);
        return open(dialect, new FileConnections(file, dialect, options.patience()), options);
    }

    /**
     * Opens a SQLite database that the host has a data source for.
     *
     * @param dataSource gives connections to one file; they are set as durability asks, and stay so
     * @param options for which tenants, and how
     * @return all that is in it
     */
    public static JdbcStorage sqlite(DataSource dataSource, JdbcOptions options) {
        return open(sqliteDialect(options), dataSource, options);
    }

    private static Dialect sqliteDialect(JdbcOptions options) {
        if (options.rowLevelSecurity()) {
            throw new IllegalArgumentException(
                    "SQLite has no row-level security.%nMaybe keep tenants in files of their own, or use PostgreSQL?"
                            .formatted());
        }
        return new SqliteDialect();
    }

    /**
     * Opens a PostgreSQL database for the tenant {@link TenantId#DEFAULT}.
     *
     * @param dataSource preferably a pool; stays the host's to close. The tables are made in the current schema of its connections,
     *     which come without a transaction under way
     * @return all that is in it
     */
    public static JdbcStorage postgresql(DataSource dataSource) {
        return postgresql(dataSource, JdbcOptions.standard());
    }

    /**
     * Opens a PostgreSQL database.
     *
     * @param dataSource preferably a pool; stays the host's to close. The tables are made in the current schema of its connections,
     *     which come without a transaction under way
     * @param options for which tenants, and how
     * @return all that is in it
     */
    public static JdbcStorage postgresql(DataSource dataSource, JdbcOptions options) {
        return open(new PostgresqlDialect(options.rowLevelSecurity()), dataSource, options);
    }

    /**
     * Sets up row-level security in PostgreSQL, a second fence between tenants that holds even if a statement forgets which tenant it
     * is about: makes the tables or brings them up to date, adds tenants, and lets a role behind the fence read and write. Then
     * connections of that role are opened {@linkplain JdbcOptions#withRowLevelSecurity with} it. May be called again, for tenants
     * that are new or when the library was updated.
     *
     * <p>It keeps mistakes from doing harm, not an attacker who may run any SQL: that one can name another tenant.
     *
     * @param owner connections of the user to whom the tables belong
     * @param options which tenants there are
     * @param role a user of the database who owns no tables, is no superuser and may not BYPASSRLS
     */
    public static void fence(DataSource owner, JdbcOptions options, String role) {
        Objects.requireNonNull(role, "role");
        Dialect dialect = new PostgresqlDialect(false);
        Database database = new Database(dialect, new HostConnections(owner, dialect, options.patience()), options);
        Schema.upgrade(database);
        Schema.tenants(database, options.tenants());
        database.setUp(session -> {
            PostgresqlFence.raise(session, role);
            return role;
        });
    }

    static JdbcStorage open(Dialect dialect, DataSource dataSource, JdbcOptions options) {
        return open(dialect, new HostConnections(dataSource, dialect, options.patience()), options);
    }

    static JdbcStorage open(Dialect dialect, Connections connections, JdbcOptions options) {
        Database database = new Database(dialect, connections, options);
        boolean isOpen = false;
        try {
            database.checkSettings();
            Schema.upgrade(database);
            database.checkFence();
            JdbcStorage storage = new JdbcStorage(database, options);
            isOpen = true;
            return storage;
        } finally {
            if (!isOpen) {
                database.close();
            }
        }
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        database.requireOpen();
        JdbcTenant found = tenants.get(Objects.requireNonNull(tenant, "tenant"));
        if (found == null) {
            throw new UnknownTenantException(tenant);
        }
        return found;
    }

    @Override
    public void close() {
        database.close();
    }

    IndexRegister indexes() {
        return indexes;
    }

    /**
     * The type that was first seen under a name, so that all entities of that name are indexed alike. Types come from the
     * host's code, never from data, so there are few.
     */
    <T> EntityType<T> canonical(EntityType<T> type) {
        EntityType<?> first = types.putIfAbsent(type.name(), type);
        return first == null ? type : type.asKept(first);
    }

    /** Runs something as one transaction; a thread that has one under way would wait for itself. */
    <R> R write(int tenant, WriterQueue queue, SqlCall<R> call) {
        database.requireOpen();
        if (!writing.add(Thread.currentThread())) {
            throw new IllegalStateException(
                    "The storage is written to while a unit of work of the same thread is under way.%nMaybe use the storage that the unit of work is given?"
                            .formatted());
        }
        try {
            return database.transact(tenant, queue, call, indexes::committed);
        } finally {
            writing.remove(Thread.currentThread());
        }
    }
}
