package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.internal.Checks;
import org.clientela.text.Scanner;
import org.clientela.text.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A question with one answer for a customer at an instant: an attribute, an aggregate over its events, a conclusion under a name,
 * or what is calculated from these. A value: metrics print, parse, travel as JSON, and two equal ones are computed once.
 *
 * <pre>{@code
 * Metric.parse("sum(purchase.amount, last 90 days)");
 * Metric.sum(EventType.PURCHASE, EventColumn.AMOUNT).in(Window.last(90, Window.Unit.DAY));      // the same
 * Metric.parse("distinct(purchase.offering where channel = \"online\", this year)");
 * Metric.parse("days since(contact)");
 * Metric.parse("country");
 * Metric.parse("count(return) / count(purchase)");
 * Metric.parse("years since(birth-date)");
 * Metric.parse("least monthly count(purchase, last 6 months)");
 * Metric.parse("count(contact then purchase within 30 days, last 365 days)");
 * }</pre>
 *
 * <p>Further kinds of metric may come.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "metric")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Metric.Attribute.class, name = "attribute"),
    @JsonSubTypes.Type(value = Metric.Aggregate.class, name = "aggregate"),
    @JsonSubTypes.Type(value = Metric.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = Metric.Derived.class, name = "derived"),
    @JsonSubTypes.Type(value = Calculation.class, name = "calculation"),
    @JsonSubTypes.Type(value = ElapsedTime.class, name = "elapsed"),
    @JsonSubTypes.Type(value = Regularity.class, name = "least"),
    @JsonSubTypes.Type(value = EventSequence.class, name = "sequence")
})
public sealed interface Metric
        permits Metric.Attribute,
                Metric.Aggregate,
                Metric.Constant,
                Metric.Derived,
                Calculation,
                ElapsedTime,
                Regularity,
                EventSequence {
    /**
     * The answer for one customer. Pure.
     *
     * @param profile the customer at an instant
     * @return {@link Value#missing()} if there is none
     */
    Value of(CustomerProfile profile);

    /**
     * When time alone may change the answer: the first instant after that of the profile at which it may be another although
     * nothing new becomes known. An event that is known but still to come as seen from the profile counts as known. Never later
     * than the true first change, and nearly always that change itself.
     *
     * @param profile the customer at an instant
     * @return {@link Instant#MAX} if the answer stays to the end of the calendar, in year 9999
     */
    default Instant nextChange(CustomerProfile profile) {
        return Course.of(this, profile).change(profile.seen());
    }

    /**
     * When time alone may change whether the answer meets a criterion: the first instant after that of the profile at which the
     * criterion may say something else although nothing new becomes known. Never later than the true first change, and nearly
     * always that change itself.
     *
     * @param profile the customer at an instant
     * @param criterion what the answer is held against
     * @return {@link Instant#MAX} if what it says stays to the end of the calendar, in year 9999
     */
    default Instant nextChange(CustomerProfile profile, Criterion criterion) {
        return Course.of(this, profile).change(profile.seen(), criterion);
    }

    /**
     * The events the answer rests on: of an aggregate those of its type that pass its filters and lie in its window. Of
     * {@code first}, {@code last} and {@code days since} the one that decides, of {@code min} and {@code max} those that have
     * the extreme value. A metric made of others rests on the events of all of them.
     *
     * @param profile the customer at an instant
     * @return in order of time, each once; empty for an attribute
     */
    List<EventId> events(CustomerProfile profile);

    /**
     * The type of the answer.
     *
     * @param vocabulary that has the types of the host's attributes
     * @return empty if it is not known
     */
    Optional<ValueType> type(Vocabulary vocabulary);

    /**
     * The metrics this one is calculated from.
     *
     * @return in their order; empty if it is not made of others
     */
    default List<Metric> parts() {
        return List.of();
    }

    /**
     * The same, with its {@linkplain Derived derived metrics} given their meaning. What was parsed has it from its vocabulary;
     * what came from JSON or was put together in code needs it before it can be answered.
     *
     * @param vocabulary that has the derived metrics
     * @return an equal metric
     */
    default Metric bind(Vocabulary vocabulary) {
        return this;
    }

    /**
     * The sum of this and another metric.
     *
     * @param other of the same type, number or money
     * @return the calculation
     */
    default Metric plus(Metric other) {
        return new Calculation(this, Calculation.Operation.PLUS, other);
    }

    /**
     * This less another metric.
     *
     * @param other of the same type, number or money
     * @return the calculation
     */
    default Metric minus(Metric other) {
        return new Calculation(this, Calculation.Operation.MINUS, other);
    }

    /**
     * The product of this and another metric.
     *
     * @param other of numbers, or of money if this is of numbers
     * @return the calculation
     */
    default Metric times(Metric other) {
        return new Calculation(this, Calculation.Operation.TIMES, other);
    }

    /**
     * This divided by another metric.
     *
     * @param other of numbers, or of money if this is of money
     * @return the calculation
     */
    default Metric dividedBy(Metric other) {
        return new Calculation(this, Calculation.Operation.DIVIDED_BY, other);
    }

    /**
     * An attribute of the customer.
     *
     * @param name a standard one ("id", "kind", "country", "channel", "language", "industry", "since", "birth-date", "tags"),
     *     or one the host adds
     * @return the metric
     */
    static Metric attribute(String name) {
        return new Attribute(name);
    }

    /**
     * An attribute the host adds.
     *
     * @param key its name and type
     * @return the metric
     */
    static Metric attribute(AttributeKey<?> key) {
        return new Attribute(key.name());
    }

    /**
     * How many events.
     *
     * @param type of the events
     * @return the metric, over all time
     */
    static Aggregate count(EventType type) {
        return aggregate(Aggregation.COUNT, type, null);
    }

    /**
     * The sum of a column.
     *
     * @param type of the events
     * @param column of numbers or money
     * @return the metric, over all time
     */
    static Aggregate sum(EventType type, EventColumn column) {
        return aggregate(Aggregation.SUM, type, column);
    }

    /**
     * The mean of a column.
     *
     * @param type of the events
     * @param column of numbers or money
     * @return the metric, over all time
     */
    static Aggregate avg(EventType type, EventColumn column) {
        return aggregate(Aggregation.AVG, type, column);
    }

    /**
     * How many different values a column has.
     *
     * @param type of the events
     * @param column any
     * @return the metric, over all time
     */
    static Aggregate distinct(EventType type, EventColumn column) {
        return aggregate(Aggregation.DISTINCT, type, column);
    }

    /**
     * When the first event happened.
     *
     * @param type of the events
     * @return the metric, over all time
     */
    static Aggregate first(EventType type) {
        return aggregate(Aggregation.FIRST, type, null);
    }

    /**
     * When the last event happened.
     *
     * @param type of the events
     * @return the metric, over all time
     */
    static Aggregate last(EventType type) {
        return aggregate(Aggregation.LAST, type, null);
    }

    /**
     * Whole days since the last event.
     *
     * @param type of the events
     * @return the metric, over all time
     */
    static Aggregate daysSince(EventType type) {
        return aggregate(Aggregation.DAYS_SINCE, type, null);
    }

    /**
     * Any aggregate.
     *
     * @param aggregation how events are brought down to one value
     * @param type of the events, or null for all
     * @param column of the events, or null where none is needed
     * @return the metric, over all time
     */
    static Aggregate aggregate(Aggregation aggregation, @Nullable EventType type, @Nullable EventColumn column) {
        return new Aggregate(aggregation, type, column, List.of(), Window.EVER);
    }

    /**
     * How many events were followed by another.
     *
     * @param first type of the events that are counted
     * @param next type of what follows
     * @param within how many units later at most, in [1, 999999]
     * @param unit not {@link Window.Unit#QUARTER}
     * @return the metric, over all time
     */
    static EventSequence sequence(EventType first, EventType next, int within, Window.Unit unit) {
        return new EventSequence(
                new EventSequence.Step(first, List.of()),
                new EventSequence.Step(next, List.of()),
                within,
                unit,
                Window.EVER);
    }

    /**
     * Reads what {@code toString()} writes, in the standard vocabulary.
     *
     * @param text for example {@code sum(purchase.amount, last 90 days)}
     * @return the metric
     * @throws SyntaxException if it is none
     */
    static Metric parse(String text) {
        return parse(text, Vocabulary.standard());
    }

    /**
     * Reads what {@code toString()} writes.
     *
     * @param text for example {@code sum(purchase.amount, last 90 days)}
     * @param vocabulary the words it may use
     * @return the metric
     * @throws SyntaxException if it is none
     */
    static Metric parse(String text, Vocabulary vocabulary) {
        Scanner scanner = new Scanner(text);
        Metric metric = parse(scanner, vocabulary);
        scanner.end();
        return metric;
    }

    /**
     * Reads a metric inside a longer text.
     *
     * @param scanner stands before the metric, and then behind it
     * @param vocabulary the words it may use
     * @return the metric
     * @throws SyntaxException if there is none
     */
    static Metric parse(Scanner scanner, Vocabulary vocabulary) {
        return new MetricParser(scanner, vocabulary).metric();
    }

    /**
     * An attribute of the customer.
     *
     * @param name a standard one, or one the host adds
     */
    record Attribute(String name) implements Metric {
        /** Checks the name. */
        public Attribute {
            Checks.id("attribute name", name);
        }

        @Override
        public Value of(CustomerProfile profile) {
            return profile.attribute(name);
        }

        @Override
        public List<EventId> events(CustomerProfile profile) {
            return List.of();
        }

        @Override
        public Optional<ValueType> type(Vocabulary vocabulary) {
            return vocabulary.attributeType(name);
        }

        /**
         * The text form.
         *
         * @return the name
         */
        @Override
        public String toString() {
            return Scanner.nameText(name);
        }
    }

    /**
     * An aggregate over the customer's events up to the instant.
     *
     * @param aggregation how events are brought down to one value
     * @param type of the events, or null for all
     * @param column of the events, or null where none is needed
     * @param where what the events must have besides; all of it
     * @param window when the events happened
     */
    record Aggregate(
            Aggregation aggregation,
            @Nullable EventType type,
            @Nullable EventColumn column,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<EventFilter> where,
            Window window)
            implements Metric {
        /** Checks that aggregation and column fit. */
        public Aggregate {
            Objects.requireNonNull(aggregation, "aggregation");
            where = where == null ? List.of() : List.copyOf(where);
            window = window == null ? Window.EVER : window;
            MetricLimits.requireFew(where);
            if (column == null ? aggregation.needsColumn() : !aggregation.takesColumn()) {
                throw new IllegalArgumentException("The aggregation (%s) %s.%nMaybe write %s?"
                        .formatted(
                                aggregation,
                                column == null ? "needs a column" : "takes no column",
                                aggregation + (column == null ? "(purchase.amount)" : "(purchase)")));
            }
            if (column != null) {
                requireSuitable(aggregation, column, column.standardType());
            }
        }

        /**
         * The same, in a window.
         *
         * @param newWindow when the events happened
         * @return the copy
         */
        public Aggregate in(Window newWindow) {
            return new Aggregate(aggregation, type, column, where, newWindow);
        }

        /**
         * The same, with one more condition on the events.
         *
         * @param filtered of the events
         * @param criterion what it must be
         * @return the copy
         */
        public Aggregate where(EventColumn filtered, Criterion criterion) {
            List<EventFilter> more = new ArrayList<>(where);
            more.add(new EventFilter(filtered, criterion));
            return new Aggregate(aggregation, type, column, more, window);
        }

        @Override
        public Value of(CustomerProfile profile) {
            return Aggregates.of(this, profile);
        }

        @Override
        public List<EventId> events(CustomerProfile profile) {
            return Aggregates.deciding(this, profile).stream().map(Event::id).toList();
        }

        @Override
        public Optional<ValueType> type(Vocabulary vocabulary) {
            Optional<ValueType> columnType =
                    column == null ? Optional.of(ValueType.TIME) : vocabulary.columnType(column);
            return aggregation.resultType(columnType);
        }

        static void requireSuitable(Aggregation aggregation, EventColumn column, Optional<ValueType> type) {
            type.filter(t -> !aggregation.suits(t)).ifPresent(t -> {
                throw new IllegalArgumentException(
                        "The column (%s) is a %s, of which there is no (%s).%nMaybe count, distinct, first or last?"
                                .formatted(column, t, aggregation));
            });
        }

        /**
         * The text form.
         *
         * @return as {@link Metric#parse} reads it
         */
        @Override
        public String toString() {
            String filters = where.isEmpty()
                    ? ""
                    : where.stream().map(EventFilter::toString).collect(Collectors.joining(" and ", " where ", ""));
            return aggregation
                    + "("
                    + (type == null ? "event" : type.name())
                    + (column == null ? "" : "." + Scanner.nameText(column.name()))
                    + filters
                    + (window.equals(Window.EVER) ? "" : ", " + window)
                    + ")";
        }
    }

    /**
     * The same for everyone: {@code 3}, {@code EUR 1000.00}.
     *
     * @param value a number or an amount of money
     */
    record Constant(Value value) implements Metric {
        /** Checks the type. */
        public Constant {
            if (!(value instanceof Value.Decimal || value instanceof Value.Amount)) {
                throw new IllegalArgumentException(
                        "There is no calculating with (%s).%nMaybe use a number or an amount, such as 1000 EUR?"
                                .formatted(value));
            }
        }

        @Override
        public Value of(CustomerProfile profile) {
            return value;
        }

        @Override
        public List<EventId> events(CustomerProfile profile) {
            return List.of();
        }

        @Override
        public Optional<ValueType> type(Vocabulary vocabulary) {
            return value.type();
        }

        /**
         * The text form.
         *
         * @return the value as it is written in rules
         */
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A conclusion under a name, perhaps of something: {@code score("rfm")}, {@code stage}, {@code stage("pump-x")}. Data only:
     * the {@link DerivedMetric} of a vocabulary gives it its meaning, when it is parsed or with {@link #bind}. Two are equal if
     * name and argument are.
     */
    final class Derived implements Metric {
        private final String function;
        private final @Nullable String argument;
        private final @Nullable DerivedMetric meaning;

        /**
         * A conclusion without its meaning.
         *
         * @param function its name
         * @param argument null if there is none
         */
        @JsonCreator
        public Derived(@JsonProperty("function") String function, @JsonProperty("argument") @Nullable String argument) {
            this(function, argument, null);
        }

        private Derived(String function, @Nullable String argument, @Nullable DerivedMetric meaning) {
            this.function = MetricParser.requireFree(function);
            this.argument = argument == null ? null : Checks.text("argument", argument);
            this.meaning = meaning;
        }

        /**
         * The name.
         *
         * @return as the {@link DerivedMetric} has it
         */
        @JsonProperty
        public String function() {
            return function;
        }

        /**
         * What it is of.
         *
         * @return null if there is none
         */
        @JsonProperty
        public @Nullable String argument() {
            return argument;
        }

        @Nullable DerivedMetric meaningIfBound() {
            return meaning;
        }

        /** Its meaning. */
        DerivedMetric meaning() {
            if (meaning == null) {
                throw new IllegalStateException(
                        "The derived metric (%s) has no meaning yet.%nMaybe call bind(vocabulary), with a vocabulary that has it?"
                                .formatted(this));
            }
            return meaning;
        }

        @Override
        public Value of(CustomerProfile profile) {
            return meaning().of(profile, argument);
        }

        @Override
        public Instant nextChange(CustomerProfile profile) {
            return change(profile);
        }

        /** As its meaning has it. */
        Instant change(CustomerProfile profile) {
            return meaning().nextChange(profile, argument);
        }

        @Override
        public List<EventId> events(CustomerProfile profile) {
            return meaning().events(profile, argument);
        }

        @Override
        public Optional<ValueType> type(Vocabulary vocabulary) {
            return Optional.ofNullable(meaningIn(vocabulary)).map(DerivedMetric::type);
        }

        @Override
        public Metric bind(Vocabulary vocabulary) {
            return new Derived(function, argument, meaningIn(vocabulary));
        }

        private @Nullable DerivedMetric meaningIn(Vocabulary vocabulary) {
            DerivedMetric known = vocabulary.derived().get(function);
            return known == null ? meaning : known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Derived derived
                    && derived.function.equals(function)
                    && Objects.equals(derived.argument, argument);
        }

        @Override
        public int hashCode() {
            return Objects.hash(function, argument);
        }

        /**
         * The text form. Without an argument it is a bare name, which a vocabulary has to know as that of a derived metric.
         *
         * @return as {@link Metric#parse} reads it
         */
        @Override
        public String toString() {
            return argument == null ? function : function + "(" + Scanner.quotedText(argument) + ")";
        }
    }
}
