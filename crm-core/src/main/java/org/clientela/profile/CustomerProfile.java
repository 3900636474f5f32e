package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;

/**
 * The single view of one customer at one instant: its attributes, and what happened to it until then, that instant included.
 * Immutable; every answer is a function of it alone.
 *
 * <p>Attributes are those of now, whatever the instant; only events have a past.
 */
public final class CustomerProfile {
    private final Customer customer;
    private final Function<String, Value> attributes;
    private final EventSeries events;
    private final int visible;
    private final Moment seen;
    private final Currency currency;

    private CustomerProfile(
            Customer customer, Function<String, Value> attributes, EventSeries events, Moment seen, Currency currency) {
        this.customer = customer;
        this.attributes = attributes;
        this.events = events;
        this.seen = seen;
        this.currency = Objects.requireNonNull(currency, "currency");
        this.visible = events.since(seen.micros() + 1);
    }

    /**
     * The view of a customer.
     *
     * @param customer who
     * @param events what happened to it, in any order; events of one instant keep their order
     * @param asOf the instant, from year 1 to year 9999
     * @param zone in which days begin
     * @param currency of all amounts
     * @return the profile
     * @throws IllegalArgumentException if an event happened to another customer
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public static CustomerProfile of(
            Customer customer, List<Event> events, Instant asOf, ZoneId zone, Currency currency) {
        Objects.requireNonNull(customer, "customer");
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::occurredAt));
        for (Event event : ordered) {
            requireOf(customer, event);
            requireIn(currency, event);
        }
        return rebuilt(customer, name -> CustomerAttributes.of(customer, name), ordered, asOf, zone, currency);
    }

    /** The view of a customer whose attributes are known by their names only, and whose events are in order of time. */
    static CustomerProfile rebuilt(
            Customer customer,
            Function<String, Value> attributes,
            List<Event> events,
            Instant asOf,
            ZoneId zone,
            Currency currency) {
        PopulationBuilder.requireInCalendar("profile", asOf);
        Moment seen = new Moment(asOf, ZoneDays.of(Objects.requireNonNull(zone, "zone")));
        return new CustomerProfile(customer, attributes, EventSeries.of(events), seen, currency);
    }

    /**
     * The answer to a metric.
     *
     * @param metric the question
     * @return {@link Value#missing()} if there is none
     */
    public Value get(Metric metric) {
        return metric.of(this);
    }

    /**
     * The same facts seen from another instant.
     *
     * @param instant from year 1 to year 9999
     * @return the profile then
     */
    public CustomerProfile asOf(Instant instant) {
        PopulationBuilder.requireInCalendar("profile", instant);
        return new CustomerProfile(customer, attributes, events, seen.at(instant), currency);
    }

    /**
     * The same view when more has become known to have happened.
     *
     * @param more what is new, in any order, before or after the instant
     * @return the profile; what happened at one instant keeps its order, the new behind the old
     * @throws IllegalArgumentException if an event happened to another customer
     * @throws CurrencyMismatchException if an amount is in another currency
     */
    public CustomerProfile with(List<Event> more) {
        List<Event> ordered = new ArrayList<>(events.size() + more.size());
        ordered.addAll(events);
        for (Event event : more) {
            requireOf(customer, event);
            requireIn(currency, event);
            ordered.add(event);
        }
        ordered.sort(Comparator.comparing(Event::occurredAt));
        return new CustomerProfile(customer, attributes, EventSeries.of(ordered), seen, currency);
    }

    /**
     * The customer's key.
     *
     * @return that of {@link #customer()}
     */
    public CustomerId id() {
        return customer.id();
    }

    /**
     * The customer.
     *
     * @return as we know it now
     */
    public Customer customer() {
        return customer;
    }

    /**
     * What happened until the instant.
     *
     * @return in order of time
     */
    public List<Event> events() {
        return events.part(0, visible);
    }

    /** An attribute, standard or the host's. */
    Value attribute(String name) {
        return attributes.apply(name);
    }

    /** What happened, what is still to come as seen from the instant included. */
    EventSeries allEvents() {
        return events;
    }

    /** The instant with what the clocks make of it. */
    Moment seen() {
        return seen;
    }

    /**
     * The instant.
     *
     * @return from which everything is seen
     */
    public Instant asOf() {
        return seen.instant();
    }

    /**
     * The zone.
     *
     * @return in which days begin
     */
    public ZoneId zone() {
        return seen.zone();
    }

    /**
     * The currency.
     *
     * @return of all amounts
     */
    public Currency currency() {
        return currency;
    }

    /**
     * Who and when.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "CustomerProfile[" + id() + " as of " + asOf() + ", " + visible + " events]";
    }

    private static void requireOf(Customer customer, Event event) {
        if (!event.customer().equals(customer.id())) {
            throw new IllegalArgumentException(
                    "The event (%s) happened to (%s), not to (%s).%nMaybe the storage mixed two timelines?"
                            .formatted(event.id(), event.customer(), customer.id()));
        }
    }

    private static void requireIn(Currency currency, Event event) {
        event.amount().ifPresent(amount -> requireIn(currency, amount));
        event.cost().ifPresent(cost -> requireIn(currency, cost));
        for (Value value : event.attributes().values().values()) {
            if (value instanceof Value.Amount amount) {
                requireIn(currency, amount.money());
            }
        }
    }

    private static void requireIn(Currency currency, Money money) {
        if (!money.currency().equals(currency)) {
            throw new CurrencyMismatchException(currency, money.currency());
        }
    }
}
