package org.clientela.attribute;

import java.util.Locale;

/** The types a {@link Value} can have. */
public enum ValueType {
    /** A decimal number without unit. */
    NUMBER,
    /** An amount in a currency. */
    MONEY,
    /** A text, compared character by character. */
    TEXT,
    /** Several texts, for example tags. */
    TEXTS,
    /** A date of the calendar. */
    DATE,
    /** An instant. */
    TIME,
    /** Yes or no. */
    FLAG;

    /**
     * Whether values of this type have a smaller and a larger.
     *
     * @return true for numbers, money, dates and times
     */
    public boolean isOrdered() {
        return this == NUMBER || this == MONEY || this == DATE || this == TIME;
    }

    /**
     * Whether a value of this type may be held against one of another: a type and itself, and a date and a time (by the
     * local date of the time).
     *
     * @param other the other type
     * @return true if comparing makes sense
     */
    public boolean isComparableWith(ValueType other) {
        return this == other || (this == DATE && other == TIME) || (this == TIME && other == DATE);
    }

    /** As a noun for messages: "an amount of money". */
    String noun() {
        return switch (this) {
            case MONEY -> "an amount of money";
            case TEXTS -> "a list of texts";
            case NUMBER, TEXT, DATE, TIME, FLAG -> "a " + this;
        };
    }

    /**
     * As it stands in messages.
     *
     * @return lower case
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
