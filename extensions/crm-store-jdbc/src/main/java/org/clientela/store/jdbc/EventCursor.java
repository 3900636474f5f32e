package org.clientela.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.clientela.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A query under way whose events are read as the caller goes on. It holds a connection until it has come to its end or is closed, by
 * the caller or together with the storage.
 */
final class EventCursor extends Spliterators.AbstractSpliterator<Event> implements AutoCloseable {
    private static final int ROWS_AT_A_TIME = 1_000;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Runnable usable;
    private final Function<SQLException, RuntimeException> failure;
    private final Release release;
    private boolean isOver;

    /** What is to be done when a cursor is over. */
    interface Release {
        void after(EventCursor cursor, boolean isClean);
    }

    EventCursor(
            Session session,
            String sql,
            Object[] parameters,
            Runnable usable,
            Function<SQLException, RuntimeException> failure,
            Release release)
            throws SQLException {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        this.usable = usable;
        this.failure = failure;
        this.release = release;
        this.statement = session.connection().prepareStatement(sql);
        try {
            Session.bind(statement, parameters);
            statement.setFetchSize(ROWS_AT_A_TIME);
            this.rows = statement.executeQuery();
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    Stream<Event> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super Event> action) {
        usable.run();
        Event event = next();
        if (event == null) {
            usable.run(); // it may be over because the storage was closed
            return false;
        }
        action.accept(event);
        return true;
    }

    private synchronized @Nullable Event next() {
        if (isOver) {
            return null;
        }
        try {
            if (rows.next()) {
                return EventRows.event(rows);
            }
            end(true);
            return null;
        } catch (SQLException e) {
            end(false);
            throw failure.apply(e);
        }
    }

    @Override
    public synchronized void close() {
        end(true);
    }

    private void end(boolean isClean) {
        if (isOver) {
            return;
        }
        isOver = true;
        boolean isClosed = isClean;
        try {
            statement.close();
        } catch (SQLException e) {
            isClosed = false;
        }
        release.after(this, isClosed);
    }
}
