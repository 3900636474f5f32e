package org.clientela.store.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;
import org.clientela.store.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The population of a tenant, made of rows: events column by column, without an object of each; customers, of which there are far
 * fewer, of their JSON, and attributes of events likewise.
 */
final class PopulationRows {
    static final String CUSTOMERS =
            "SELECT id, body FROM clientela_entity WHERE tenant = ? AND type = ? AND body IS NOT NULL ORDER BY id";
    static final String EVENTS =
            "SELECT customer, occurred_at, type, currency, amount, cost, quantity, rating, offering, reference,"
                    + " channel, source, attributes FROM clientela_event WHERE tenant = ?"
                    + " ORDER BY customer, occurred_at, sequence";

    private final int tenant;
    private final Instant asOf;
    private final ZoneId zone;
    private final Currency currency;
    private final Access access;

    PopulationRows(int tenant, Instant asOf, ZoneId zone, Currency currency, Access access) {
        this.tenant = tenant;
        this.asOf = asOf;
        this.zone = zone;
        this.currency = currency;
        this.access = access;
    }

    /** Within a transaction. */
    Population read(Session session) throws SQLException {
        PopulationBuilder builder = Population.builder(zone, currency);
        Set<String> known = new HashSet<>();
        session.each(
                CUSTOMERS,
                row -> {
                    access.requireUsable();
                    builder.customer(Json.read(row.getString(2), Customer.class));
                    known.add(row.getString(1));
                },
                tenant,
                EntityType.CUSTOMER.name());
        Rows rows = new Rows(builder, known);
        session.each(EVENTS, rows::add, tenant);
        return builder.build(asOf);
    }

    /** Reads row by row, in the order of customers. */
    private final class Rows {
        private static final int MAX_DIGITS = 18;

        private final PopulationBuilder builder;
        private final Set<String> known;
        private String lastCustomer = "";
        private @Nullable CustomerId customer;
        private String lastType = "";
        private EventType type = EventType.PURCHASE;
        private long unscaled;
        private int scale;

        /** Hands over a number that was just read. */
        private interface Target {
            PopulationBuilder set(long unscaled, int scale);
        }

        Rows(PopulationBuilder builder, Set<String> known) {
            this.builder = builder;
            this.known = known;
        }

        void add(ResultSet row) throws SQLException {
            String id = row.getString(1);
            if (!id.equals(lastCustomer)) {
                access.requireUsable();
                lastCustomer = id;
                customer = known.contains(id) ? CustomerId.of(id) : null;
            }
            if (customer == null) {
                return; // it was removed, and what happened to it is nobody's
            }
            String typeName = row.getString(3);
            if (!typeName.equals(lastType)) {
                lastType = typeName;
                type = EventType.of(typeName);
            }
            Instant time = EventRows.instant(row.getLong(2));
            @Nullable String rowCurrency = row.getString(4);
            if (rowCurrency != null && !rowCurrency.equals(currency.getCurrencyCode())) {
                throw new CurrencyMismatchException(currency, Money.currency(rowCurrency));
            }
            @Nullable String amount = rowCurrency == null ? null : row.getString(5);
            @Nullable String cost = rowCurrency == null ? null : row.getString(6);
            @Nullable String quantity = row.getString(7);
            @Nullable String rating = row.getString(8);
            if (isShort(amount) && isShort(cost) && isShort(quantity) && isShort(rating)) {
                builder.event(customer, type, time);
                set(amount, builder::amount);
                set(cost, builder::cost);
                set(quantity, builder::quantity);
                set(rating, builder::rating);
            } else {
                builder.event(wide(customer, time, amount, cost, quantity, rating));
            }
            addTexts(row);
        }

        private void addTexts(ResultSet row) throws SQLException {
            @Nullable String offering = row.getString(9);
            if (offering != null) {
                builder.offering(OfferingId.of(offering));
            }
            @Nullable String reference = row.getString(10);
            if (reference != null) {
                builder.reference(reference);
            }
            @Nullable String channel = row.getString(11);
            if (channel != null) {
                builder.channel(Channel.of(channel));
            }
            @Nullable String source = row.getString(12);
            if (source != null) {
                builder.source(source);
            }
            @Nullable String attributes = row.getString(13);
            if (attributes != null) {
                Json.read(attributes, Attributes.class).values().forEach(builder::attribute);
            }
        }

        /** Whether a number, as its text is, is one that fits 63 bits; sign and point count as a digit each, which is more than is true. */
        private static boolean isShort(@Nullable String number) {
            return number == null || number.length() <= MAX_DIGITS;
        }

        private void set(@Nullable String number, Target target) {
            if (number != null) {
                parse(number);
                target.set(unscaled, scale);
            }
        }

        /** Reads a short decimal number in plain notation. */
        private void parse(String number) {
            unscaled = 0;
            scale = 0;
            boolean isBehindPoint = false;
            for (int i = 0; i < number.length(); i++) {
                char c = number.charAt(i);
                if (c == '.') {
                    isBehindPoint = true;
                } else if (c != '-') {
                    unscaled = unscaled * 10 + (c - '0');
                    scale += isBehindPoint ? 1 : 0;
                }
            }
            unscaled = number.startsWith("-") ? -unscaled : unscaled;
        }

        /** An event with numbers that are long; a population holds neither its id nor when it was recorded. */
        private Event wide(
                CustomerId customer,
                Instant time,
                @Nullable String amount,
                @Nullable String cost,
                @Nullable String quantity,
                @Nullable String rating) {
            Event.Builder event = Event.builder()
                    .id(EventId.of("wide"))
                    .customer(customer)
                    .type(type)
                    .occurredAt(time)
                    .recordedAt(time);
            if (amount != null) {
                event.amount(Money.of(currency, new BigDecimal(amount)));
            }
            if (cost != null) {
                event.cost(Money.of(currency, new BigDecimal(cost)));
            }
            if (quantity != null) {
                event.quantity(new BigDecimal(quantity));
            }
            if (rating != null) {
                event.rating(new BigDecimal(rating));
            }
            return event.build();
        }
    }
}
