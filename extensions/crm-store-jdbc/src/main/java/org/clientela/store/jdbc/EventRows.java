package org.clientela.store.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.store.IdempotencyConflictException;
import org.jspecify.annotations.Nullable;

/** The events of one tenant as rows: a column for each measure, times in microseconds, numbers as exact decimal text. */
final class EventRows {
    private static final String COLUMNS =
            "customer, occurred_at, id, type, recorded_at, source, currency, amount, cost, quantity, offering,"
                    + " channel, rating, reference, note, attributes";
    private static final String ORDER = " ORDER BY customer, occurred_at, sequence";

    static final String SCAN = "SELECT " + COLUMNS + " FROM clientela_event WHERE tenant = ?" + ORDER;

    private static final String READ =
            "SELECT " + COLUMNS + " FROM clientela_event WHERE tenant = ? AND customer = ?" + ORDER;
    private static final String INSERT = "INSERT INTO clientela_event (" + COLUMNS
            + ", tenant, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ERASE = "DELETE FROM clientela_event WHERE tenant = ? AND customer = ?";

    private static final int IDS_AT_A_TIME = 256;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final int tenant;
    private final Dialect dialect;

    EventRows(int tenant, Dialect dialect) {
        this.tenant = tenant;
        this.dialect = dialect;
    }

    List<Event> read(Session session, CustomerId customer) throws SQLException {
        return List.copyOf(session.all(READ, EventRows::event, tenant, customer.value()));
    }

    /** Adds those that are not there yet; looks first, so that nothing is written when one of them is refused. */
    int append(Session session, List<Event> events) throws SQLException {
        Map<EventId, Event> coming = new LinkedHashMap<>();
        for (Event event : events) {
            requireSame(coming.putIfAbsent(event.id(), event), event);
        }
        for (Event there : known(session, List.copyOf(coming.keySet()))) {
            requireSame(there, coming.remove(there.id()));
        }
        if (coming.isEmpty()) {
            return 0;
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Event event : coming.values()) {
            rows.add(row(event));
        }
        List<Long> sequences = dialect.sequences(session, tenant, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            @Nullable Object[] row = rows.get(i);
            row[row.length - 1] = sequences.get(i);
        }
        rows.sort(Comparator.comparing(
                row -> (String) row[0])); // near each other on disk, and in one order for all writers
        session.updateEach(INSERT, rows);
        return rows.size();
    }

    int erase(Session session, CustomerId customer) throws SQLException {
        return session.update(ERASE, tenant, customer.value());
    }

    private List<Event> known(Session session, List<EventId> ids) throws SQLException {
        List<Event> known = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_AT_A_TIME) {
            List<EventId> some = ids.subList(from, Math.min(ids.size(), from + IDS_AT_A_TIME));
            int marks = powerOfTwo(some.size());
            @Nullable Object[] parameters = new Object[marks + 1];
            parameters[0] = tenant;
            for (int i = 0; i < marks; i++) {
                parameters[i + 1] = some.get(Math.min(i, some.size() - 1)).value();
            }
            known.addAll(session.all(known(marks), EventRows::event, parameters));
        }
        return known;
    }

    /** As few different statements as possible, so that they are worth keeping. */
    private static int powerOfTwo(int size) {
        return size <= 1 ? 1 : Integer.highestOneBit(size - 1) << 1;
    }

    private String known(int ids) {
        return "SELECT " + COLUMNS + " FROM clientela_event" + dialect.using("clientela_event_once")
                + " WHERE tenant = ? AND id IN (" + String.join(", ", Collections.nCopies(ids, "?")) + ")";
    }

    private static void requireSame(@Nullable Event there, @Nullable Event coming) {
        if (there != null && coming != null && !there.saysTheSameAs(coming)) {
            throw new IdempotencyConflictException(coming.id().value());
        }
    }

    private @Nullable Object[] row(Event event) {
        Optional<Money> money = event.amount().or(event::cost);
        return new @Nullable Object[] {
            event.customer().value(),
            micros(event.occurredAt()),
            event.id().value(),
            event.type().name(),
            micros(event.recordedAt()),
            event.source().orElse(null),
            money.map(m -> m.currency().getCurrencyCode()).orElse(null),
            event.amount().map(m -> m.amount().toPlainString()).orElse(null),
            event.cost().map(m -> m.amount().toPlainString()).orElse(null),
            event.quantity().map(BigDecimal::toPlainString).orElse(null),
            event.offering().map(OfferingId::value).orElse(null),
            event.channel().map(Channel::name).orElse(null),
            event.rating().map(BigDecimal::toPlainString).orElse(null),
            event.reference().orElse(null),
            event.note().orElse(null),
            event.attributes().isEmpty()
                    ? null
                    : Bodies.write("attributes of the event", event.id().value(), event.attributes()),
            tenant,
            null // its sequence, drawn once it is known that it is new
        };
    }

    /** Reads a row of {@link #SCAN}. */
    static Event event(ResultSet row) throws SQLException {
        Event.Builder event = Event.builder();
        event.customer(CustomerId.of(row.getString(1)))
                .occurredAt(instant(row.getLong(2)))
                .id(EventId.of(row.getString(3)))
                .type(EventType.of(row.getString(4)))
                .recordedAt(instant(row.getLong(5)))
                .source(text(row, 6, Function.identity()))
                .amount(money(row, 8))
                .cost(money(row, 9))
                .quantity(text(row, 10, BigDecimal::new))
                .offering(text(row, 11, OfferingId::of))
                .channel(text(row, 12, Channel::of))
                .rating(text(row, 13, BigDecimal::new))
                .reference(text(row, 14, Function.identity()))
                .note(text(row, 15, Function.identity()))
                .attributes(
                        text(row, 16, json -> Json.read(json, Attributes.class)).orElse(Attributes.none()));
        return event.build();
    }

    private static Optional<Money> money(ResultSet row, int column) throws SQLException {
        String currency = row.getString(7);
        return text(row, column, amount -> Money.of(currency, amount));
    }

    private static <R> Optional<R> text(ResultSet row, int column, Function<String, R> meaning) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? Optional.empty() : Optional.of(meaning.apply(text));
    }

    private static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND), time.getNano() / NANOS_PER_MICRO);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (long) Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }
}
