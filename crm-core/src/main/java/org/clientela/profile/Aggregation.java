package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.clientela.attribute.ValueType;
import org.clientela.text.Suggestion;

/** How events are brought down to one value. */
public enum Aggregation {
    /** How many events; 0 of nothing. */
    COUNT("count"),
    /** The sum of a column of numbers or money; 0 of nothing. */
    SUM("sum"),
    /** The mean of a column of numbers or money, to 12 decimals, half to even; missing of nothing. */
    AVG("avg"),
    /** The smallest value of an ordered column; missing of nothing. */
    MIN("min"),
    /** The largest value of an ordered column; missing of nothing. */
    MAX("max"),
    /** How many different values a column has; 0 of nothing. */
    DISTINCT("distinct"),
    /** The column of the first event, or without a column its time; missing of nothing. */
    FIRST("first"),
    /** The column of the last event, or without a column its time; missing of nothing. */
    LAST("last"),
    /** Whole days that have passed since the last event, by the clocks of the zone; missing of nothing. */
    DAYS_SINCE("days since");

    private final String text;

    Aggregation(String text) {
        this.text = text;
    }

    /**
     * The aggregation of a text.
     *
     * @param text as {@link #toString()} writes it
     * @return the aggregation
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Aggregation parse(String text) {
        return Arrays.stream(values())
                .filter(aggregation -> aggregation.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no aggregation (%s).%n%s"
                        .formatted(
                                text,
                                Suggestion.hint(
                                        text,
                                        Arrays.stream(values())
                                                .map(Aggregation::toString)
                                                .toList()))));
    }

    /**
     * As it is written in metrics.
     *
     * @return for example {@code sum} or {@code days since}
     */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    /** Whether a column must, may or must not be named. */
    boolean takesColumn() {
        return this != COUNT && this != DAYS_SINCE;
    }

    boolean needsColumn() {
        return takesColumn() && this != FIRST && this != LAST;
    }

    boolean suits(ValueType column) {
        return switch (this) {
            case SUM, AVG -> column == ValueType.NUMBER || column == ValueType.MONEY;
            case MIN, MAX -> column.isOrdered();
            default -> true;
        };
    }

    /** The type of the answer, given that of the column, if there is one and it is known. */
    Optional<ValueType> resultType(Optional<ValueType> column) {
        return switch (this) {
            case COUNT, DISTINCT, DAYS_SINCE -> Optional.of(ValueType.NUMBER);
            default -> column;
        };
    }
}
