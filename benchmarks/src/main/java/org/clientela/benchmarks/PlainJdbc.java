package org.clientela.benchmarks;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.PopulationBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What someone would write by hand who knows these tables: one connection that is never given back, statements prepared once and
 * bound column by column, no retry, no check of settings, no answer for a failure. Same statements as the storage's.
 */
final class PlainJdbc implements AutoCloseable {
    private static final String COLUMNS =
            "customer, occurred_at, id, type, recorded_at, source, currency, amount, cost, quantity, offering,"
                    + " channel, rating, reference, note, attributes";
    private static final int IDS_AT_A_TIME = 256;
    private static final int MICROS = 1_000_000;

    private final Connection connection;
    private final boolean isSqlite;
    private final int tenant;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** On a connection of its own, for the rows of a tenant. */
    PlainJdbc(Connection connection, boolean isSqlite, String tenant) throws SQLException {
        this.connection = connection;
        this.isSqlite = isSqlite;
        if (isSqlite) {
            execute("PRAGMA journal_mode = WAL");
            execute("PRAGMA synchronous = FULL");
            execute("PRAGMA foreign_keys = ON");
            execute("PRAGMA secure_delete = ON");
        }
        PreparedStatement number = prepared("SELECT number FROM clientela_tenant WHERE id = ?");
        number.setString(1, tenant);
        try (ResultSet row = number.executeQuery()) {
            row.next();
            this.tenant = row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement there = statements.get(sql);
        if (there == null) {
            there = connection.prepareStatement(sql);
            statements.put(sql, there);
        }
        return there;
    }

    private void begin() throws SQLException {
        if (isSqlite) {
            execute("BEGIN IMMEDIATE");
        } else {
            connection.setAutoCommit(false);
            execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE");
        }
    }

    private void commit() throws SQLException {
        if (isSqlite) {
            execute("COMMIT");
        } else {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    @Nullable Customer find(String id) throws SQLException {
        PreparedStatement find = prepared(
                "SELECT version, body FROM clientela_entity WHERE tenant = ? AND type = ? AND id = ? AND body IS NOT NULL");
        find.setInt(1, tenant);
        find.setString(2, "customer");
        find.setString(3, id);
        try (ResultSet row = find.executeQuery()) {
            return row.next() && row.getLong(1) > 0 ? Json.read(row.getString(2), Customer.class) : null;
        }
    }

    /** Replaces a customer that is there, and whose index entries stay as they are. */
    void put(Customer customer, long expectedVersion) throws SQLException {
        begin();
        PreparedStatement state = prepared(
                "SELECT version, body IS NOT NULL FROM clientela_entity WHERE tenant = ? AND type = ? AND id = ?");
        state.setInt(1, tenant);
        state.setString(2, "customer");
        state.setString(3, customer.id().value());
        try (ResultSet row = state.executeQuery()) {
            if (!row.next() || row.getLong(1) != expectedVersion) {
                throw new IllegalStateException("It has another version.");
            }
        }
        PreparedStatement update =
                prepared("UPDATE clientela_entity SET version = ?, body = ? WHERE tenant = ? AND type = ? AND id = ?");
        update.setLong(1, expectedVersion + 1);
        update.setString(2, Json.write(customer));
        update.setInt(3, tenant);
        update.setString(4, "customer");
        update.setString(5, customer.id().value());
        update.executeUpdate();
        PreparedStatement indexed =
                prepared("SELECT name, value FROM clientela_index WHERE tenant = ? AND type = ? AND id = ?");
        indexed.setInt(1, tenant);
        indexed.setString(2, "customer");
        indexed.setString(3, customer.id().value());
        try (ResultSet rows = indexed.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1).isEmpty() || rows.getString(2).isEmpty()) {
                    throw new IllegalStateException("It has an empty index entry.");
                }
            }
        }
        commit();
    }

    /** Adds events of which none is there; in the order of customers, which is how they lie on the disk. */
    void append(List<Event> unordered) throws SQLException {
        List<Event> events = unordered.stream()
                .sorted(Comparator.comparing(event -> event.customer().value()))
                .toList();
        begin();
        for (int from = 0; from < events.size(); from += IDS_AT_A_TIME) {
            requireNew(events.subList(from, Math.min(events.size(), from + IDS_AT_A_TIME)));
        }
        insert(events, sequences(events.size()));
        commit();
    }

    private void requireNew(List<Event> events) throws SQLException {
        int marks = Integer.highestOneBit(Math.max(1, events.size() * 2 - 1));
        PreparedStatement known = prepared("SELECT " + COLUMNS + " FROM clientela_event"
                + (isSqlite ? " INDEXED BY clientela_event_once" : "") + " WHERE tenant = ? AND id IN ("
                + String.join(", ", Collections.nCopies(marks, "?")) + ")");
        known.setInt(1, tenant);
        for (int i = 0; i < marks; i++) {
            known.setString(
                    i + 2, events.get(Math.min(i, events.size() - 1)).id().value());
        }
        try (ResultSet rows = known.executeQuery()) {
            if (rows.next()) {
                throw new IllegalStateException("It is there already.");
            }
        }
    }

    private List<Long> sequences(int count) throws SQLException {
        List<Long> sequences = new ArrayList<>();
        if (isSqlite) {
            PreparedStatement draw = prepared("UPDATE clientela_tenant SET appended = appended + ? WHERE number = ?");
            draw.setInt(1, count);
            draw.setInt(2, tenant);
            draw.executeUpdate();
            PreparedStatement read = prepared("SELECT appended FROM clientela_tenant WHERE number = ?");
            read.setInt(1, tenant);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                for (long i = row.getLong(1) - count; sequences.size() < count; i++) {
                    sequences.add(i);
                }
            }
        } else {
            PreparedStatement draw = prepared("SELECT nextval('clientela_event_sequence') FROM generate_series(1, ?)");
            draw.setInt(1, count);
            try (ResultSet rows = draw.executeQuery()) {
                while (rows.next()) {
                    sequences.add(rows.getLong(1));
                }
            }
        }
        return sequences;
    }

    private void insert(List<Event> events, List<Long> sequences) throws SQLException {
        PreparedStatement insert = prepared("INSERT INTO clientela_event (" + COLUMNS
                + ", tenant, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            insert.setString(1, event.customer().value());
            insert.setLong(2, micros(event.occurredAt()));
            insert.setString(3, event.id().value());
            insert.setString(4, event.type().name());
            insert.setLong(5, micros(event.recordedAt()));
            insert.setString(6, event.source().orElse(null));
            insert.setString(
                    7,
                    event.amount()
                            .map(money -> money.currency().getCurrencyCode())
                            .orElse(null));
            insert.setString(
                    8,
                    event.amount().map(money -> money.amount().toPlainString()).orElse(null));
            insert.setNull(9, Types.VARCHAR);
            insert.setString(10, event.quantity().map(BigDecimal::toPlainString).orElse(null));
            insert.setString(11, event.offering().map(OfferingId::value).orElse(null));
            insert.setString(12, event.channel().map(Channel::name).orElse(null));
            insert.setNull(13, Types.VARCHAR);
            insert.setString(14, event.reference().orElse(null));
            insert.setNull(15, Types.VARCHAR);
            insert.setNull(16, Types.VARCHAR);
            insert.setInt(17, tenant);
            insert.setLong(18, sequences.get(i));
            insert.addBatch();
        }
        insert.executeBatch();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / 1_000;
    }

    /** What is done with each row of a scan. */
    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void scan(String columns, Row each) throws SQLException {
        visit(
                "SELECT " + columns + " FROM clientela_event WHERE tenant = ? ORDER BY customer, occurred_at, sequence",
                each);
    }

    private void visit(String sql, Row each) throws SQLException {
        if (!isSqlite) {
            connection.setAutoCommit(false);
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, tenant);
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
        if (!isSqlite) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Reads every customer as the text it is, and counts their characters. */
    long scanCustomers() throws SQLException {
        long[] characters = new long[1];
        visit(
                "SELECT id, body FROM clientela_entity WHERE tenant = ? AND type = 'customer' AND body IS NOT NULL"
                        + " ORDER BY id",
                row -> characters[0] +=
                        row.getString(1).length() + row.getString(2).length());
        return characters[0];
    }

    /** Makes a population of the same facts in the way that comes to mind first: an object of each row. */
    PopulationBuilder population(PopulationBuilder builder) throws SQLException {
        visit(
                "SELECT body FROM clientela_entity WHERE tenant = ? AND type = 'customer' AND body IS NOT NULL"
                        + " ORDER BY id",
                row -> builder.customer(Json.read(row.getString(1), Customer.class)));
        scan(COLUMNS, row -> builder.event(event(row)));
        return builder;
    }

    /** Makes an event of each row, and counts them. */
    long scanEvents() throws SQLException {
        long[] count = new long[1];
        scan(COLUMNS, row -> count[0] += event(row).id().value().isEmpty() ? 0 : 1);
        return count[0];
    }

    /** Reads every column of each row as it is, and counts what is there. */
    long scanColumns(String columns, int count) throws SQLException {
        long[] found = new long[1];
        scan(columns, row -> {
            for (int i = 1; i <= count; i++) {
                String text = row.getString(i);
                found[0] += text == null ? 0 : 1;
            }
        });
        return found[0];
    }

    private static Event event(ResultSet row) throws SQLException {
        Event.Builder event = Event.builder()
                .customer(CustomerId.of(row.getString(1)))
                .occurredAt(instant(row.getLong(2)))
                .id(EventId.of(row.getString(3)))
                .type(EventType.of(row.getString(4)))
                .recordedAt(instant(row.getLong(5)));
        String source = row.getString(6);
        if (source != null) {
            event.source(source);
        }
        String currency = row.getString(7);
        String amount = row.getString(8);
        if (amount != null) {
            event.amount(Money.of(currency, amount));
        }
        String cost = row.getString(9);
        if (cost != null) {
            event.cost(Money.of(currency, cost));
        }
        String quantity = row.getString(10);
        if (quantity != null) {
            event.quantity(new BigDecimal(quantity));
        }
        String offering = row.getString(11);
        if (offering != null) {
            event.offering(OfferingId.of(offering));
        }
        String channel = row.getString(12);
        if (channel != null) {
            event.channel(Channel.of(channel));
        }
        String rating = row.getString(13);
        if (rating != null) {
            event.rating(new BigDecimal(rating));
        }
        String reference = row.getString(14);
        if (reference != null) {
            event.reference(reference);
        }
        String note = row.getString(15);
        if (note != null) {
            event.note(note);
        }
        if (row.getString(16) != null) {
            throw new IllegalStateException("There are attributes.");
        }
        return event.build();
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }
}
