package org.clientela.profile;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;

/**
 * The words that metrics and rules may use: attributes of customers, types of events, columns of events, derived metrics. What is not in it is a
 * typing error and reported as one, with the nearest word that is. A host adds what it declares. Immutable.
 */
public final class Vocabulary {
    private static final Vocabulary STANDARD =
            new Vocabulary(false, CustomerAttributes.types(), names(EventType.STANDARD), Map.of(), Map.of());
    private static final Vocabulary OPEN =
            new Vocabulary(true, CustomerAttributes.types(), names(EventType.STANDARD), Map.of(), Map.of());

    private final boolean open;
    private final Map<String, ValueType> attributes;
    private final Set<String> eventTypes;
    private final Map<String, ValueType> eventAttributes;
    private final Map<String, DerivedMetric> derived;

    private Vocabulary(
            boolean open,
            Map<String, ValueType> attributes,
            Set<String> eventTypes,
            Map<String, ValueType> eventAttributes,
            Map<String, DerivedMetric> derived) {
        this.open = open;
        this.attributes = attributes;
        this.eventTypes = eventTypes;
        this.eventAttributes = eventAttributes;
        this.derived = derived;
    }

    /**
     * What every customer and every event can have, and the standard types of events.
     *
     * @return the vocabulary to add to
     */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /**
     * A vocabulary that takes every word; nothing is known of the types of those it does not have. For reading definitions of
     * unknown origin.
     *
     * @return the standard words, and all others
     */
    public static Vocabulary open() {
        return OPEN;
    }

    /**
     * The same, with an attribute of customers.
     *
     * @param key its name and type
     * @return the copy
     */
    public Vocabulary withAttribute(AttributeKey<?> key) {
        requireOneMeaning(key.name(), derived.containsKey(key.name()));
        return new Vocabulary(open, with(attributes, key.name(), key.type()), eventTypes, eventAttributes, derived);
    }

    /**
     * The same, with a type of events.
     *
     * @param type of events
     * @return the copy
     */
    public Vocabulary withEventType(EventType type) {
        Set<String> more = new TreeSet<>(eventTypes);
        more.add(type.name());
        return new Vocabulary(open, attributes, Collections.unmodifiableSet(more), eventAttributes, derived);
    }

    /**
     * The same, with an attribute of events.
     *
     * @param key its name and type
     * @return the copy
     */
    public Vocabulary withEventAttribute(AttributeKey<?> key) {
        return new Vocabulary(open, attributes, eventTypes, with(eventAttributes, key.name(), key.type()), derived);
    }

    /**
     * The same, with a conclusion under a name.
     *
     * @param metric its name and meaning; replaces one of that name
     * @return the copy
     * @throws IllegalArgumentException if an attribute of customers or a word of the language has that name
     */
    public Vocabulary withDerived(DerivedMetric metric) {
        String name = MetricParser.requireFree(metric.name());
        requireOneMeaning(name, attributes.containsKey(name));
        return new Vocabulary(open, attributes, eventTypes, eventAttributes, with(derived, name, metric));
    }

    /**
     * Whether words that are not known are taken nevertheless.
     *
     * @return true for {@link #open()} and what was made of it
     */
    public boolean isOpen() {
        return open;
    }

    /**
     * The attributes of customers.
     *
     * @return names and types
     */
    public Map<String, ValueType> attributes() {
        return attributes;
    }

    /**
     * The conclusions that have a name.
     *
     * @return by name
     */
    public Map<String, DerivedMetric> derived() {
        return derived;
    }

    /**
     * The types of events.
     *
     * @return their names
     */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    /**
     * The columns of events.
     *
     * @return names, standard ones and attributes
     */
    public Set<String> eventColumns() {
        Set<String> columns = new TreeSet<>(EventColumn.standardNames());
        columns.addAll(eventAttributes.keySet());
        return columns;
    }

    /**
     * The type of an attribute of customers.
     *
     * @param name of the attribute
     * @return empty if it is not known
     */
    public Optional<ValueType> attributeType(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /**
     * The values an attribute of customers can have, where they are a closed set, as those of "kind" are.
     *
     * @param name of the attribute
     * @return empty if it may have any
     */
    public List<String> attributeWords(String name) {
        return CustomerAttributes.words(name);
    }

    /**
     * The type of a column of events.
     *
     * @param column standard or an attribute
     * @return empty if it is not known
     */
    public Optional<ValueType> columnType(EventColumn column) {
        return column.standardType().or(() -> Optional.ofNullable(eventAttributes.get(column.name())));
    }

    private static Set<String> names(Iterable<EventType> types) {
        Set<String> names = new TreeSet<>();
        types.forEach(type -> names.add(type.name()));
        return Collections.unmodifiableSet(names);
    }

    private static void requireOneMeaning(String name, boolean taken) {
        if (taken) {
            throw new IllegalArgumentException(
                    "The name (%s) would stand for an attribute and for a derived metric.%nMaybe rename one of them?"
                            .formatted(name));
        }
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T meaning) {
        Map<String, T> more = new TreeMap<>(map);
        more.put(name, meaning);
        return Collections.unmodifiableMap(more);
    }
}
