package org.clientela.attribute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Attributes by name, in the order in which they were given. Immutable. A missing value is not held; it is absent.
 *
 * @param values at most {@value #MAX_SIZE}
 */
public record Attributes(@JsonValue Map<String, Value> values) {
    /** The most attributes one thing may have. */
    public static final int MAX_SIZE = 1_000;

    private static final Attributes NONE = new Attributes(Map.of());

    /** Copies the map and leaves out missing values. */
    public Attributes {
        Map<String, Value> copy = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!value.isMissing()) {
                copy.put(Checks.id("attribute name", name), value);
            }
        });
        if (copy.size() > MAX_SIZE) {
            throw new IllegalArgumentException("There are %d attributes; at most %d fit.%nMaybe some belong in events?"
                    .formatted(copy.size(), MAX_SIZE));
        }
        values = Collections.unmodifiableMap(copy);
    }

    /**
     * No attributes.
     *
     * @return empty
     */
    public static Attributes none() {
        return NONE;
    }

    /**
     * One attribute.
     *
     * @param key its name and type
     * @param value its value
     * @param <T> the Java type
     * @return attributes of size one
     */
    public static <T> Attributes of(AttributeKey<T> key, T value) {
        return NONE.with(key, value);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Attributes fromJson(@Nullable Map<String, @Nullable Value> values) {
        Map<String, Value> present = new LinkedHashMap<>();
        if (values != null) {
            values.forEach((name, value) -> {
                if (value != null) {
                    present.put(name, value);
                }
            });
        }
        return new Attributes(present);
    }

    /**
     * The value of an attribute.
     *
     * @param key its name and type
     * @param <T> the Java type
     * @return empty if it is not there
     * @throws IllegalStateException if it is there with another type
     */
    public <T> Optional<T> find(AttributeKey<T> key) {
        return Optional.ofNullable(values.get(key.name())).map(key::read);
    }

    /**
     * The value under a name, of whatever type.
     *
     * @param name of the attribute
     * @return {@link Value#missing()} if it is not there
     */
    public Value value(String name) {
        return values.getOrDefault(name, Value.missing());
    }

    /**
     * A copy with an attribute set.
     *
     * @param key its name and type
     * @param value replaces what is there
     * @param <T> the Java type
     * @return the copy
     */
    public <T> Attributes with(AttributeKey<T> key, T value) {
        return with(key.name(), key.write(value));
    }

    /**
     * A copy with an attribute set.
     *
     * @param name of the attribute
     * @param value replaces what is there; {@link Value#missing()} removes it
     * @return the copy
     */
    public Attributes with(String name, Value value) {
        Objects.requireNonNull(name, "name");
        Map<String, Value> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Attributes(copy);
    }

    /**
     * Whether there are none.
     *
     * @return true if empty
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * The names only: values may be personal.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
