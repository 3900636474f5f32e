package org.clientela.profile;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.ValueType;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.store.StorageException;
import org.clientela.store.TenantStorage;

/**
 * Very many profiles at one instant, in columns: a few dozen bytes an event, so that tens of millions fit a laptop. Immutable
 * and safe for many threads. Every answer is exactly the one that the {@link CustomerProfile} of a customer gives.
 *
 * <pre>{@code
 * Population shop = Population.fromCsv(Path.of("orders.csv"));
 * Answers spent = shop.answers(Metric.parse("sum(purchase.amount, last 90 days)"));
 * spent.get(0);                                    // of shop.customer(0)
 * }</pre>
 *
 * <p>Not held, since no metric asks for them: names and contact points of customers, ids and notes of events, and when events
 * were recorded.
 */
public final class Population {
    private final Columns columns;
    private final Instant asOf;
    private final ZoneId zone;
    private final Currency currency;

    Population(Columns columns, Instant asOf, ZoneId zone, Currency currency) {
        this.columns = columns;
        this.asOf = asOf;
        this.zone = zone;
        this.currency = currency;
    }

    /**
     * Begins a population of facts from anywhere: a database result, arrays.
     *
     * @param zone in which days begin
     * @param currency of all amounts
     * @return a builder
     */
    public static PopulationBuilder builder(ZoneId zone, Currency currency) {
        return new PopulationBuilder(zone, currency);
    }

    /**
     * The population of some profiles.
     *
     * @param profiles of one instant, zone and currency, each of another customer, in any order; at least one
     * @return the population
     * @throws IllegalArgumentException if there is none, or they do not agree
     */
    public static Population of(List<CustomerProfile> profiles) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no profile, so neither zone nor currency.%nMaybe use Population.builder(zone, currency)?"
                            .formatted());
        }
        CustomerProfile first = profiles.get(0);
        PopulationBuilder builder = builder(first.zone(), first.currency());
        Set<CustomerId> customers = new HashSet<>();
        for (CustomerProfile profile : profiles) {
            requireAgreement(first, profile, customers.add(profile.id()));
            builder.customer(profile.customer());
            profile.allEvents().forEach(builder::event);
        }
        return builder.build(first.asOf());
    }

    /**
     * The population of all customers of a tenant, those without events included, read at one point in time. Events of
     * customers who are not there, because they were removed, are left out.
     *
     * @param storage of the tenant; one that is a {@link PopulationSource} does it itself
     * @param asOf from which everything is seen; later events are held, for {@link #asOf(Instant)}
     * @param zone in which days begin
     * @param currency of all amounts
     * @return the population
     * @throws org.clientela.money.CurrencyMismatchException if an amount is in another currency
     * @throws StorageException if it could not be read
     */
    public static Population from(TenantStorage storage, Instant asOf, ZoneId zone, Currency currency) {
        Objects.requireNonNull(asOf, "asOf");
        if (storage instanceof PopulationSource source) {
            return source.population(asOf, zone, currency);
        }
        return storage.atomically(snapshot ->
                PopulationReader.read(snapshot, builder(zone, currency)).build(asOf));
    }

    /**
     * The population of an order file, as {@link OrderCsv} detects it: times in UTC, amounts in EUR, seen from the last event.
     *
     * @param file CSV, perhaps gzipped
     * @return the population
     * @throws IllegalArgumentException if columns are missing, no row could be read or more than 1,000 could not
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Population fromCsv(Path file) {
        return fromCsv(file, ZoneOffset.UTC, Money.currency("EUR"));
    }

    /**
     * The population of an order file, as {@link OrderCsv} detects it, seen from the last event.
     *
     * @param file CSV, perhaps gzipped
     * @param zone of local times, in which days begin
     * @param currency of all amounts
     * @return the population
     * @throws IllegalArgumentException if columns are missing, no row could be read or more than 1,000 could not
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Population fromCsv(Path file, ZoneId zone, Currency currency) {
        return OrderCsv.in(zone, currency)
                .limit(OrderReport.MAX_DETAILS)
                .read(file)
                .population();
    }

    /**
     * How many customers.
     *
     * @return zero or more
     */
    public int size() {
        return columns.size();
    }

    /**
     * How many events, of all times.
     *
     * @return zero or more
     */
    public int events() {
        return columns.events();
    }

    /**
     * The key of a customer.
     *
     * @param index in [0, size)
     * @return in ascending order of ids
     */
    public CustomerId customer(int index) {
        return columns.customer(index);
    }

    /**
     * Where a customer is.
     *
     * @param customer any
     * @return an index in [0, size), or a negative number if it is not here
     */
    public int indexOf(CustomerId customer) {
        return columns.indexOf(customer);
    }

    /**
     * The instant.
     *
     * @return from which everything is seen
     */
    public Instant asOf() {
        return asOf;
    }

    /**
     * The zone.
     *
     * @return in which days begin
     */
    public ZoneId zone() {
        return zone;
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
     * The same facts seen from another instant. Costs nothing: the columns are shared.
     *
     * @param instant from year 1 to year 9999
     * @return the population then
     */
    public Population asOf(Instant instant) {
        PopulationBuilder.requireInCalendar("population", instant);
        return new Population(columns, instant, zone, currency);
    }

    /**
     * The answers to a metric for all.
     *
     * @param metric the question
     * @return by index
     */
    public Answers answers(Metric metric) {
        return answersAll(List.of(metric)).get(0);
    }

    /**
     * The answers to several metrics, in one pass.
     *
     * @param metrics the questions; equal ones are computed once
     * @return in the order of the metrics, each by index
     */
    public List<Answers> answersAll(List<? extends Metric> metrics) {
        return new MetricPlan(this, values()).answers(metrics);
    }

    /**
     * The profile of a customer, made again of the columns. It answers every metric as the customer's own does. What a population
     * does not hold is not there: the customer has no party, contact points or preferences and, if its kind is not known, the
     * kind {@code CONSUMER}; events have ids of their own and no notes, and were recorded when they happened.
     *
     * @param index of the customer, in [0, size)
     * @return at the instant of the population
     */
    public CustomerProfile profile(int index) {
        return new ColumnProfile(values(), Objects.checkIndex(index, size())).asOf(asOf);
    }

    /**
     * The words for metrics that this population can answer: the standard ones, and the event types and attributes it has. An
     * attribute whose values are of several types counts as of the most frequent one.
     *
     * @return for {@link Metric#parse(String, Vocabulary)}
     */
    public Vocabulary vocabulary() {
        Vocabulary vocabulary = Vocabulary.standard();
        CodeColumn types = columns.coded(EventColumn.TYPE);
        for (int code = 1; code < types.cardinality(); code++) {
            vocabulary = vocabulary.withEventType(EventType.of(Columns.text(types.entry(code))));
        }
        for (Map.Entry<String, CodeColumn> attribute : columns.coded().entrySet()) {
            Optional<ValueType> type = attribute.getValue().mostFrequentType();
            if (type.isPresent() && EventColumn.of(attribute.getKey()).isAttribute()) {
                vocabulary = vocabulary.withEventAttribute(AttributeKey.of(attribute.getKey(), type.get()));
            }
        }
        for (Map.Entry<String, CodeColumn> attribute :
                columns.customerAttributes().entrySet()) {
            Optional<ValueType> type = attribute.getValue().mostFrequentType();
            if (type.isPresent() && !vocabulary.attributes().containsKey(attribute.getKey())) {
                vocabulary = vocabulary.withAttribute(AttributeKey.of(attribute.getKey(), type.get()));
            }
        }
        return vocabulary;
    }

    /**
     * How much heap the columns of the events hold, without the values the codes stand for.
     *
     * @return in bytes
     */
    public long eventBytes() {
        return columns.eventBytes();
    }

    /**
     * When and how many.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Population[%d customers, %d events, as of %s]".formatted(size(), events(), asOf);
    }

    ColumnValues values() {
        return new ColumnValues(columns, zone, currency);
    }

    private static void requireAgreement(CustomerProfile first, CustomerProfile profile, boolean isNew) {
        if (!isNew) {
            throw new IllegalArgumentException(
                    "The customer (%s) is given twice.%nMaybe merge the two first?".formatted(profile.id()));
        }
        boolean agree = profile.asOf().equals(first.asOf())
                && profile.zone().equals(first.zone())
                && profile.currency().equals(first.currency());
        if (!agree) {
            throw new IllegalArgumentException(
                    "The profiles of (%s) and (%s) differ in instant, zone or currency.%nMaybe use profile.asOf(instant), or one Crm for all?"
                            .formatted(first.id(), profile.id()));
        }
    }
}
