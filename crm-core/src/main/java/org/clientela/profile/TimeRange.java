package org.clientela.profile;

import java.time.Instant;
import java.util.Objects;

/**
 * A stretch of time, half-open.
 *
 * @param from first instant inside
 * @param until first instant no longer inside; not before {@code from}
 */
public record TimeRange(Instant from, Instant until) {
    /** All of the calendar, from year 1 to year 9999. */
    public static final TimeRange EVER =
            new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    /** Checks the order. */
    public TimeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The range ends (%s) before it begins (%s).%nMaybe the two were swapped?".formatted(until, from));
        }
    }

    /**
     * Whether an instant is inside.
     *
     * @param instant any
     * @return true from {@code from} on and before {@code until}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }
}
