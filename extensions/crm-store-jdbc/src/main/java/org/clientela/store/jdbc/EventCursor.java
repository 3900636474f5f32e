package org.clientela.store.jdbc;

import java.lang.ref.Cleaner;
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
 * A query under way whose events are read as the caller goes on. It holds a connection until it has come to its end or is closed: by
 * the caller, together with the storage, or when the caller has forgotten the stream and the garbage collector notices.
 */
final class EventCursor implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Function<SQLException, RuntimeException> failure;
    private final Release release;
    private boolean isOver;

    /** What is to be done when a cursor is over. */
    interface Release {
        void after(EventCursor cursor, boolean isClean);
    }

    /**
     * Runs the query.
     *
     * @param failure what to make of an exception of the driver
     * @param release what to do when it is over
     */
    EventCursor(
            Session session,
            String sql,
            Object[] parameters,
            Function<SQLException, RuntimeException> failure,
            Release release)
            throws SQLException {
        this.failure = failure;
        this.release = release;
        this.statement = session.connection().prepareStatement(sql);
        try {
            Session.bind(statement, parameters);
            statement.setFetchSize(Session.ROWS_AT_A_TIME);
            this.rows = statement.executeQuery();
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** The events, each read when it is asked for, if it is {@code usable} then. */
    Stream<Event> stream(Runnable usable) {
        Events events = new Events(this, usable);
        CLEANER.register(events, this::close);
        return StreamSupport.stream(events, false).onClose(this::close);
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

    /** What the caller holds. The cursor does not know it, so that it can be forgotten. */
    private static final class Events extends Spliterators.AbstractSpliterator<Event> {
        private final EventCursor cursor;
        private final Runnable usable;

        Events(EventCursor cursor, Runnable usable) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.cursor = cursor;
            this.usable = usable;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Event> action) {
            usable.run();
            Event event = cursor.next();
            if (event == null) {
                usable.run(); // it may be over because the storage was closed
                return false;
            }
            action.accept(event);
            return true;
        }
    }
}
