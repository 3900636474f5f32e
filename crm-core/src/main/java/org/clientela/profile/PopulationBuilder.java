package org.clientela.profile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;

/**
 * Collects a population: whole customers and events, or, for a database result or arrays, the parts of an event one after the
 * other. In any order; events of one customer and one instant keep theirs. Not thread-safe.
 *
 * <pre>{@code
 * Population.builder(zone, currency)
 *         .event(CustomerId.of("c-1"), EventType.PURCHASE, Instant.parse("2026-03-01T10:00:00Z"))
 *         .amount(1999, 2)                                            // 19.99 in the currency
 *         .quantity(1, 0)
 *         .offering(OfferingId.of("pump-x"))
 *         .build();
 * }</pre>
 */
public final class PopulationBuilder {
    private static final int MAX_DECIMALS = 18;

    private final ZoneId zone;
    private final Currency currency;
    private final ColumnsBuilder columns = new ColumnsBuilder();
    private int row = -1;

    PopulationBuilder(ZoneId zone, Currency currency) {
        this.zone = Objects.requireNonNull(zone, "zone");
        this.currency = Money.zero(currency).currency();
    }

    /**
     * Adds a customer with its attributes. Given again, its attributes are those of the last time.
     *
     * @param customer may have no events
     * @return this
     */
    public PopulationBuilder customer(Customer customer) {
        int code = columns.customers().code(customer.id().value());
        Map<String, Value> attributes = new HashMap<>(customer.attributes().values());
        for (String name : CustomerAttributes.types().keySet()) {
            attributes.put(name, CustomerAttributes.of(customer, name));
        }
        attributes.remove("id");
        columns.setAttributes(code, attributes);
        return this;
    }

    /**
     * Adds an event. A customer who is not there yet is added without attributes.
     *
     * @param event amounts in the currency of the population
     * @return this
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public PopulationBuilder event(Event event) {
        event.attributes().values().values().forEach(this::requireCurrency);
        event.amount().ifPresent(this::requireCurrency);
        event.cost().ifPresent(this::requireCurrency);
        event(event.customer(), event.type(), event.occurredAt());
        event.amount().ifPresent(money -> set(EventColumn.AMOUNT, money.amount()));
        event.cost().ifPresent(money -> set(EventColumn.COST, money.amount()));
        event.quantity().ifPresent(number -> set(EventColumn.QUANTITY, number));
        event.rating().ifPresent(number -> set(EventColumn.RATING, number));
        event.offering().ifPresent(this::offering);
        event.reference().ifPresent(this::reference);
        event.channel().ifPresent(this::channel);
        event.source().ifPresent(this::source);
        event.attributes()
                .values()
                .forEach((name, value) -> columns.coded(EventColumn.of(name)).set(row, value));
        return this;
    }

    /**
     * Begins an event; what is set next is part of it. A customer who is not there yet is added without attributes.
     *
     * @param customer to whom it happened
     * @param type of what happened
     * @param time when; cut to the microsecond
     * @return this
     */
    public PopulationBuilder event(CustomerId customer, EventType type, Instant time) {
        requireInCalendar("event", time);
        row = columns.add(
                columns.customers().code(customer.value()),
                columns.coded(EventColumn.TYPE).dictionary().code(type.name()),
                Micros.floor(time));
        return this;
    }

    /**
     * Sets the money that changed hands, in the currency of the population.
     *
     * @param unscaled without its point: 1999 of 19.99
     * @param scale how many decimals, in [0, {@value Money#MAX_DECIMALS}]: 2 of 19.99
     * @return this
     */
    public PopulationBuilder amount(long unscaled, int scale) {
        return set(EventColumn.AMOUNT, unscaled, scale, Money.MAX_DECIMALS);
    }

    /**
     * Sets what it cost us, in the currency of the population.
     *
     * @param unscaled without its point
     * @param scale how many decimals, in [0, {@value Money#MAX_DECIMALS}]
     * @return this
     */
    public PopulationBuilder cost(long unscaled, int scale) {
        return set(EventColumn.COST, unscaled, scale, Money.MAX_DECIMALS);
    }

    /**
     * Sets how many or how much.
     *
     * @param unscaled without its point
     * @param scale how many decimals, in [0, 18]
     * @return this
     */
    public PopulationBuilder quantity(long unscaled, int scale) {
        return set(EventColumn.QUANTITY, unscaled, scale, MAX_DECIMALS);
    }

    /**
     * Sets what the customer thinks.
     *
     * @param unscaled without its point
     * @param scale how many decimals, in [0, 18]
     * @return this
     */
    public PopulationBuilder rating(long unscaled, int scale) {
        return set(EventColumn.RATING, unscaled, scale, MAX_DECIMALS);
    }

    /**
     * Sets what the event was about.
     *
     * @param offering its key
     * @return this
     */
    public PopulationBuilder offering(OfferingId offering) {
        columns.coded(EventColumn.OFFERING).set(current(), offering.value());
        return this;
    }

    /**
     * Sets what the event belongs to.
     *
     * @param reference an order number, a case
     * @return this
     */
    public PopulationBuilder reference(String reference) {
        columns.coded(EventColumn.REFERENCE).set(current(), reference);
        return this;
    }

    /**
     * Sets the way on which it happened.
     *
     * @param channel one of an open set
     * @return this
     */
    public PopulationBuilder channel(Channel channel) {
        columns.coded(EventColumn.CHANNEL).set(current(), channel.name());
        return this;
    }

    /**
     * Sets which system told us.
     *
     * @param source in the host's own words
     * @return this
     */
    public PopulationBuilder source(String source) {
        columns.coded(EventColumn.SOURCE).set(current(), source);
        return this;
    }

    /**
     * Sets an attribute of the event.
     *
     * @param name not that of a standard column
     * @param value of any type; amounts in the currency of the population
     * @return this
     */
    public PopulationBuilder attribute(String name, Value value) {
        EventColumn column = EventColumn.of(name);
        if (!column.isAttribute()) {
            throw new IllegalArgumentException(
                    "An event cannot have an attribute named (%s), since every event has that column.%nMaybe set the column, or choose another name?"
                            .formatted(name));
        }
        requireCurrency(value);
        columns.coded(column).set(current(), value);
        return this;
    }

    /**
     * The population, seen from an instant.
     *
     * @param asOf from year 1 to year 9999
     * @return what was collected so far
     */
    public Population build(Instant asOf) {
        requireInCalendar("population", asOf);
        return new Population(columns.freeze(), asOf, zone, currency);
    }

    /**
     * The population, seen from when the last event happened.
     *
     * @return what was collected so far
     * @throws IllegalStateException if there is no event
     */
    public Population build() {
        return build(last());
    }

    Instant last() {
        if (columns.events() == 0) {
            throw new IllegalStateException(
                    "There is no event, so no last one to look back from.%nMaybe say the instant, with build(asOf)?"
                            .formatted());
        }
        return Micros.instant(columns.last());
    }

    ColumnsBuilder columns() {
        return columns;
    }

    private PopulationBuilder set(EventColumn column, long unscaled, int scale, int finest) {
        if (scale < 0 || scale > finest) {
            throw new IllegalArgumentException("The scale (%d) of the %s is not in [0, %d].%nMaybe round it first?"
                    .formatted(scale, column, finest));
        }
        columns.decimals(column).set(current(), unscaled, scale);
        return this;
    }

    private void set(EventColumn column, BigDecimal number) {
        columns.decimals(column).set(row, number);
    }

    private int current() {
        if (row < 0) {
            throw new IllegalStateException(
                    "There is no event yet of which this could be a part.%nMaybe call event(customer, type, time) first?"
                            .formatted());
        }
        return row;
    }

    private void requireCurrency(Value value) {
        if (value instanceof Value.Amount amount) {
            requireCurrency(amount.money());
        }
    }

    private void requireCurrency(Money money) {
        if (!money.currency().equals(currency)) {
            throw new CurrencyMismatchException(currency, money.currency());
        }
    }

    static void requireInCalendar(String what, Instant time) {
        if (!TimeRange.EVER.contains(time)) {
            throw new IllegalArgumentException(
                    "The time (%s) of the %s is not in [%s, %s).%nMaybe it was read with the wrong unit?"
                            .formatted(time, what, TimeRange.EVER.from(), TimeRange.EVER.until()));
        }
    }
}
