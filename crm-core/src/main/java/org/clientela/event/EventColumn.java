package org.clientela.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.internal.Checks;

/**
 * A column of the table that all events make: one of those every event has, or an attribute of the same name.
 *
 * @param name for example "amount", or that of an attribute
 */
public record EventColumn(@JsonValue String name) {
    private record Standard(ValueType type, Function<Event, Value> read) {}

    private static final Map<String, Standard> STANDARD = standard();

    /** The money that changed hands. */
    public static final EventColumn AMOUNT = new EventColumn("amount");

    /** What it cost us. */
    public static final EventColumn COST = new EventColumn("cost");

    /** How many or how much. */
    public static final EventColumn QUANTITY = new EventColumn("quantity");

    /** What the customer thinks. */
    public static final EventColumn RATING = new EventColumn("rating");

    /** What it was about. */
    public static final EventColumn OFFERING = new EventColumn("offering");

    /** On which way it happened. */
    public static final EventColumn CHANNEL = new EventColumn("channel");

    /** What it belongs to. */
    public static final EventColumn REFERENCE = new EventColumn("reference");

    /** Which system told us. */
    public static final EventColumn SOURCE = new EventColumn("source");

    /** What kind of thing happened. */
    public static final EventColumn TYPE = new EventColumn("type");

    /** When it happened. */
    public static final EventColumn TIME = new EventColumn("time");

    /** Checks the form. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventColumn {
        Checks.id("event column", name);
    }

    /**
     * The column of a name.
     *
     * @param name that of a standard column or of an attribute
     * @return the column
     */
    public static EventColumn of(String name) {
        return new EventColumn(name);
    }

    /**
     * The names of the columns that every event has.
     *
     * @return in a fixed order
     */
    public static Set<String> standardNames() {
        return STANDARD.keySet();
    }

    /**
     * The type of a standard column.
     *
     * @return empty for an attribute
     */
    public Optional<ValueType> standardType() {
        return Optional.ofNullable(STANDARD.get(name)).map(Standard::type);
    }

    /**
     * Whether this is an attribute.
     *
     * @return false for a standard column
     */
    public boolean isAttribute() {
        return !STANDARD.containsKey(name);
    }

    /**
     * What an event has in this column.
     *
     * @param event any event
     * @return {@link Value#missing()} if it has nothing
     */
    public Value of(Event event) {
        Standard standard = STANDARD.get(name);
        return standard == null
                ? event.attributes().value(name)
                : standard.read().apply(event);
    }

    /**
     * The name.
     *
     * @return as given
     */
    @Override
    public String toString() {
        return name;
    }

    static void requireFree(String attribute) {
        if (STANDARD.containsKey(attribute)) {
            throw new IllegalArgumentException(
                    "An event cannot have an attribute named (%s), since every event has that column.%nMaybe set the column, or choose another name?"
                            .formatted(attribute));
        }
    }

    private static Map<String, Standard> standard() {
        Map<String, Standard> columns = new LinkedHashMap<>();
        columns.put(
                "amount",
                new Standard(ValueType.MONEY, e -> orMissing(e.amount().map(Value::of))));
        columns.put(
                "cost", new Standard(ValueType.MONEY, e -> orMissing(e.cost().map(Value::of))));
        columns.put(
                "quantity",
                new Standard(ValueType.NUMBER, e -> orMissing(e.quantity().map(Value::of))));
        columns.put(
                "rating",
                new Standard(ValueType.NUMBER, e -> orMissing(e.rating().map(Value::of))));
        columns.put(
                "offering",
                new Standard(ValueType.TEXT, e -> orMissing(e.offering().map(o -> Value.of(o.value())))));
        columns.put(
                "channel",
                new Standard(ValueType.TEXT, e -> orMissing(e.channel().map(c -> Value.of(c.name())))));
        columns.put(
                "reference",
                new Standard(ValueType.TEXT, e -> orMissing(e.reference().map(Value::of))));
        columns.put(
                "source", new Standard(ValueType.TEXT, e -> orMissing(e.source().map(Value::of))));
        columns.put("type", new Standard(ValueType.TEXT, e -> Value.of(e.type().name())));
        columns.put("time", new Standard(ValueType.TIME, e -> Value.of(e.occurredAt())));
        return columns;
    }

    private static Value orMissing(Optional<Value> value) {
        return value.orElse(Value.missing());
    }
}
