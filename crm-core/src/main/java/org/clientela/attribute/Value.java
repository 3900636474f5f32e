package org.clientela.attribute;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.clientela.internal.Checks;
import org.clientela.money.Money;
import org.clientela.text.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * An answer or an attribute with its type: a number, money, text, several texts, a date, a time, a flag, or
 * {@link Missing}. Immutable, compares by content, prints as it is written in rules.
 *
 * <p>In JSON a number, a text, several texts, a flag and a missing value are what JSON has for them; the others are an
 * object with one field that names the type: <code>{"money": "EUR 12.30"}</code>, <code>{"date": "2026-03-01"}</code>,
 * <code>{"time": "2026-03-01T10:00:00Z"}</code>.
 */
@JsonDeserialize(using = ValueDeserializer.class)
public sealed interface Value {
    /**
     * The value that is not there.
     *
     * @return always the same
     */
    static Value missing() {
        return Missing.VALUE;
    }

    /**
     * The type.
     *
     * @return empty for {@link Missing}
     */
    Optional<ValueType> type();

    /**
     * Whether there is no value.
     *
     * @return true only for {@link Missing}
     */
    default boolean isMissing() {
        return false;
    }

    /**
     * Whether this is the same as another value, larger or later.
     *
     * @param other the other value
     * @param zone in which a time has a date
     * @return {@link Truth#UNKNOWN} if one is missing, they are in two currencies or of types that do not compare
     */
    default Truth isAtLeast(Value other, ZoneId zone) {
        return Values.compare(this, other, zone);
    }

    /**
     * The form in JSON.
     *
     * @return a number, text, list, boolean, null or a map of one entry
     */
    @JsonValue
    @Nullable Object json();

    /**
     * A number.
     *
     * @param number of any sign
     * @return the value
     */
    static Value of(BigDecimal number) {
        return new Decimal(number);
    }

    /**
     * A whole number.
     *
     * @param number of any sign
     * @return the value
     */
    static Value of(long number) {
        return number >= 0 && number < Decimal.SMALL.length
                ? Decimal.SMALL[(int) number]
                : new Decimal(BigDecimal.valueOf(number));
    }

    /**
     * A text.
     *
     * @param text at most 20,000 characters; may be empty
     * @return the value
     */
    static Value of(String text) {
        return new Text(text);
    }

    /**
     * An amount of money.
     *
     * @param money in any currency
     * @return the value
     */
    static Value of(Money money) {
        return new Amount(money);
    }

    /**
     * A date.
     *
     * @param date of the calendar
     * @return the value
     */
    static Value of(LocalDate date) {
        return new Date(date);
    }

    /**
     * A time.
     *
     * @param time an instant
     * @return the value
     */
    static Value of(Instant time) {
        return new Time(time);
    }

    /**
     * Yes or no.
     *
     * @param flag whether
     * @return the value
     */
    static Value of(boolean flag) {
        return flag ? Flag.YES : Flag.NO;
    }

    /**
     * Several texts, in their order.
     *
     * @param texts each at most 20,000 characters; may be empty
     * @return the value
     */
    static Value of(Set<String> texts) {
        return new Texts(texts);
    }

    /**
     * A number without unit.
     *
     * @param number without trailing zeros, at most 100 digits
     */
    record Decimal(BigDecimal number) implements Value {
        private static final int MAX_DIGITS = 100;

        /** The numbers that counts mostly are. */
        private static final Decimal[] SMALL = LongStream.range(0, 256)
                .mapToObj(BigDecimal::valueOf)
                .map(Decimal::new)
                .toArray(Decimal[]::new);

        /** Strips trailing zeros, so that 1 equals 1.0. */
        public Decimal {
            Objects.requireNonNull(number, "number");
            if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "The number has more than %d digits.%nMaybe round it first?".formatted(MAX_DIGITS));
            }
            if (number.scale() != 0) {
                number = number.stripTrailingZeros();
                number = number.scale() < 0 ? number.setScale(0) : number;
            }
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.NUMBER);
        }

        @Override
        public Object json() {
            return number;
        }

        @Override
        public String toString() {
            return number.toPlainString();
        }
    }

    /**
     * A text.
     *
     * @param text at most 20,000 characters; may be empty
     */
    record Text(String text) implements Value {
        /** Checks the length. */
        public Text {
            Checks.text("text", text);
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.TEXT);
        }

        @Override
        public Object json() {
            return text;
        }

        @Override
        public String toString() {
            return Scanner.quotedText(text);
        }
    }

    /**
     * An amount of money.
     *
     * @param money in any currency
     */
    record Amount(Money money) implements Value {
        /** Checks that it is there. */
        public Amount {
            Objects.requireNonNull(money, "money");
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.MONEY);
        }

        @Override
        public Object json() {
            return Map.of("money", money.toString());
        }

        @Override
        public String toString() {
            return money.toString();
        }
    }

    /**
     * A date.
     *
     * @param date of the calendar
     */
    record Date(LocalDate date) implements Value {
        /** Checks that it is there. */
        public Date {
            Objects.requireNonNull(date, "date");
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.DATE);
        }

        @Override
        public Object json() {
            return Map.of("date", date.toString());
        }

        @Override
        public String toString() {
            return date.toString();
        }
    }

    /**
     * A time.
     *
     * @param time an instant
     */
    record Time(Instant time) implements Value {
        /** Checks that it is there. */
        public Time {
            Objects.requireNonNull(time, "time");
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.TIME);
        }

        @Override
        public Object json() {
            return Map.of("time", time.toString());
        }

        @Override
        public String toString() {
            return time.toString();
        }
    }

    /**
     * Yes or no.
     *
     * @param flag whether
     */
    record Flag(boolean flag) implements Value {
        private static final Flag YES = new Flag(true);
        private static final Flag NO = new Flag(false);

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.FLAG);
        }

        @Override
        public Object json() {
            return flag;
        }

        @Override
        public String toString() {
            return Boolean.toString(flag);
        }
    }

    /**
     * Several texts.
     *
     * @param texts in their order, without repetition; may be empty
     */
    record Texts(Set<String> texts) implements Value {
        /** Copies the set. */
        public Texts {
            texts = Collections.unmodifiableSet(new LinkedHashSet<>(texts));
            texts.forEach(text -> Checks.text("text", text));
        }

        @Override
        public Optional<ValueType> type() {
            return Optional.of(ValueType.TEXTS);
        }

        @Override
        public Object json() {
            return List.copyOf(texts);
        }

        @Override
        public String toString() {
            List<String> quoted = new ArrayList<>();
            texts.forEach(text -> quoted.add(Scanner.quotedText(text)));
            return "[" + String.join(", ", quoted) + "]";
        }
    }

    /** The value that is not there. */
    enum Missing implements Value {
        /** The only one. */
        VALUE;

        @Override
        public Optional<ValueType> type() {
            return Optional.empty();
        }

        @Override
        public boolean isMissing() {
            return true;
        }

        @Override
        public @Nullable Object json() {
            return null;
        }

        @Override
        public String toString() {
            return "missing";
        }
    }
}
