package org.clientela.store.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.event.Event;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationSource;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A unit of work under way: one transaction, used by one thread. Once the database itself has failed in it, nothing of it can be
 * kept, even if the work catches the failure.
 */
final class JdbcUnit implements TenantStorage, PopulationSource, Access {
    private final JdbcTenant tenant;
    private final Session session;
    private final Thread owner = Thread.currentThread();
    private final List<EventCursor> cursors = new ArrayList<>();
    private int depth;
    private volatile boolean over;
    private @Nullable Throwable spoiledBy;

    JdbcUnit(JdbcTenant tenant, Session session) {
        this.tenant = tenant;
        this.session = session;
    }

    /** Does the work. If the database failed, that is thrown, whatever the work made of it. */
    <R> R run(Function<TenantStorage, R> work) throws SQLException {
        try {
            R result = work.apply(this);
            requireUnspoiled();
            return result;
        } catch (RuntimeException | Error e) {
            if (spoiledBy instanceof SQLException failure
                    && tenant.database().dialect().fault(failure) == Fault.CONFLICT) {
                throw failure;
            }
            throw e;
        } finally {
            cursors.forEach(EventCursor::close);
            over = true;
        }
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        requireUsable();
        return tenant.entities(type, this);
    }

    @Override
    public Timeline timeline() {
        requireUsable();
        return tenant.timeline(this);
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        requireUsable();
        Set<String> learnt = new LinkedHashSet<>(session.learnt());
        String savepoint = "clientela_" + ++depth;
        boolean isDone = false;
        try {
            execute("SAVEPOINT " + savepoint);
            R result = work.apply(this);
            execute("RELEASE SAVEPOINT " + savepoint);
            isDone = true;
            return result;
        } finally {
            depth--;
            if (!isDone) {
                undo(savepoint, learnt);
            }
        }
    }

    @Override
    public Population population(Instant asOf, ZoneId zone, Currency currency) {
        return read(tenant.rows(asOf, zone, currency, this)::read);
    }

    private void undo(String savepoint, Set<String> learnt) {
        if (spoiledBy == null) {
            session.learnt().retainAll(learnt);
            execute("ROLLBACK TO SAVEPOINT " + savepoint);
            execute("RELEASE SAVEPOINT " + savepoint);
        }
    }

    private void execute(String sql) {
        write(session -> {
            session.execute(sql);
            return sql;
        });
    }

    @Override
    public <R> R read(SqlCall<R> call) {
        return write(call);
    }

    @Override
    public <R> R write(SqlCall<R> call) {
        requireUsable();
        requireUnspoiled();
        try {
            R result = call.on(session);
            session.complete();
            return result;
        } catch (SQLException e) {
            spoiledBy = e;
            throw tenant.database().failure(e);
        } finally {
            if (spoiledBy == null && session.isHalfWay()) {
                spoiledBy = new IllegalStateException("A call was interrupted half-way by an error.");
            }
        }
    }

    @Override
    public Stream<Event> stream(String sql, Object... parameters) {
        return write(session -> {
            EventCursor cursor = new EventCursor(session, sql, parameters, this::spoil, (over, isClean) -> {});
            cursors.add(cursor);
            return cursor.stream(this::requireUsable);
        });
    }

    private RuntimeException spoil(SQLException e) {
        spoiledBy = e;
        return tenant.database().failure(e);
    }

    private void requireUnspoiled() {
        if (spoiledBy instanceof SQLException failure) {
            throw tenant.database().failure(failure);
        }
        if (spoiledBy != null) {
            throw new StorageFailureException(
                    "unit of work given up", "Maybe let errors pass through the unit of work?", spoiledBy);
        }
    }

    @Override
    public void requireUsable() {
        if (over) {
            throw new IllegalStateException(
                    "The storage given to a unit of work is used after the work is over.%nMaybe keep what was read, not the storage?"
                            .formatted());
        }
        if (!Thread.currentThread().equals(owner)) {
            throw new IllegalStateException(
                    "The storage given to a unit of work is used by another thread.%nMaybe let that thread have a unit of work of its own?"
                            .formatted());
        }
        tenant.database().requireOpen();
    }
}
