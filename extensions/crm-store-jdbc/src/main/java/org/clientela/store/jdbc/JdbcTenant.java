package org.clientela.store.jdbc;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.event.Event;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationSource;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;

/** One tenant of a storage in a database. */
final class JdbcTenant implements TenantStorage, PopulationSource, Access {
    private final int number;
    private final JdbcStorage storage;
    private final Database database;
    private final WriterQueue queue;

    /** With the number that stands for the tenant in every row. */
    JdbcTenant(int number, JdbcStorage storage, Database database) {
        this.number = number;
        this.storage = storage;
        this.database = database;
        this.queue = database.queue();
    }

    Database database() {
        return database;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        requireUsable();
        return entities(type, this);
    }

    <T> EntityStore<T> entities(EntityType<T> type, Access access) {
        return new JdbcEntities<>(number, storage.canonical(type), access, storage.indexes());
    }

    @Override
    public Timeline timeline() {
        requireUsable();
        return timeline(this);
    }

    Timeline timeline(Access access) {
        return new JdbcTimeline(number, access, database.dialect());
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        Objects.requireNonNull(work, "work");
        return storage.write(number, queue, session -> new JdbcUnit(this, session).run(work));
    }

    /** At one point in time, and without being in the way of writers. */
    @Override
    public Population population(Instant asOf, ZoneId zone, Currency currency) {
        requireUsable();
        PopulationRows rows = rows(asOf, zone, currency, this);
        return database.snapshot(number, rows::read);
    }

    PopulationRows rows(Instant asOf, ZoneId zone, Currency currency, Access access) {
        return new PopulationRows(number, asOf, zone, currency, access);
    }

    @Override
    public <R> R read(SqlCall<R> call) {
        return database.read(number, call);
    }

    @Override
    public <R> R write(SqlCall<R> call) {
        return storage.write(number, queue, call);
    }

    @Override
    public Stream<Event> stream(String sql, Object... parameters) {
        return database.stream(number, sql, parameters);
    }

    @Override
    public void requireUsable() {
        database.requireOpen();
    }
}
