package org.clientela.attribute;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.clientela.internal.Checks;
import org.clientela.money.Money;

/**
 * The name and type of an attribute that a host adds to customers, offerings or events. Immutable; two keys of one name
 * and type are equal.
 *
 * <pre>{@code
 * static final AttributeKey<String> INDUSTRY = AttributeKey.text("industry");
 * customer.attributes().find(INDUSTRY);
 * }</pre>
 *
 * @param <T> the Java type of its values
 */
public final class AttributeKey<T> {
    private final String name;
    private final ValueType type;
    private final Function<T, Value> write;
    private final Function<Value, T> read;

    private AttributeKey(String name, ValueType type, Function<T, Value> write, Function<Value, T> read) {
        this.name = Checks.id("attribute name", name);
        this.type = type;
        this.write = write;
        this.read = read;
    }

    /**
     * An attribute that is a number.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<BigDecimal> number(String name) {
        return new AttributeKey<>(name, ValueType.NUMBER, Value::of, v -> ((Value.Decimal) v).number());
    }

    /**
     * An attribute that is a text.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<String> text(String name) {
        return new AttributeKey<>(name, ValueType.TEXT, Value::of, v -> ((Value.Text) v).text());
    }

    /**
     * An attribute that is several texts.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<Set<String>> texts(String name) {
        return new AttributeKey<>(name, ValueType.TEXTS, Value::of, v -> ((Value.Texts) v).texts());
    }

    /**
     * An attribute that is an amount of money.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<Money> money(String name) {
        return new AttributeKey<>(name, ValueType.MONEY, Value::of, v -> ((Value.Amount) v).money());
    }

    /**
     * An attribute that is a date.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<LocalDate> date(String name) {
        return new AttributeKey<>(name, ValueType.DATE, Value::of, v -> ((Value.Date) v).date());
    }

    /**
     * An attribute that is an instant.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<Instant> time(String name) {
        return new AttributeKey<>(name, ValueType.TIME, Value::of, v -> ((Value.Time) v).time());
    }

    /**
     * An attribute that is yes or no.
     *
     * @param name of the attribute
     * @return the key
     */
    public static AttributeKey<Boolean> flag(String name) {
        return new AttributeKey<>(name, ValueType.FLAG, Value::of, v -> ((Value.Flag) v).flag());
    }

    /**
     * An attribute of a type that is known only when the program runs.
     *
     * @param name of the attribute
     * @param type of its values
     * @return the key
     */
    public static AttributeKey<?> of(String name, ValueType type) {
        return switch (type) {
            case NUMBER -> number(name);
            case TEXT -> text(name);
            case TEXTS -> texts(name);
            case MONEY -> money(name);
            case DATE -> date(name);
            case TIME -> time(name);
            case FLAG -> flag(name);
        };
    }

    /**
     * The name, by which rules ask for it.
     *
     * @return at most 200 characters
     */
    public String name() {
        return name;
    }

    /**
     * The type.
     *
     * @return that of all its values
     */
    public ValueType type() {
        return type;
    }

    Value write(T value) {
        return write.apply(Objects.requireNonNull(value, name));
    }

    T read(Value value) {
        if (value.type().filter(type::equals).isEmpty()) {
            throw new IllegalStateException(
                    "The attribute (%s) holds a %s where a %s is expected.%nMaybe two parts of the host declare it differently?"
                            .formatted(
                                    name, value.type().map(ValueType::toString).orElse("missing value"), type));
        }
        return read.apply(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttributeKey<?> key && key.name.equals(name) && key.type == type;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    /**
     * Name and type.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return name + ": " + type;
    }
}
