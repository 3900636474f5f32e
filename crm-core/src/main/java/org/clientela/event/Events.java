package org.clientela.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** The bounds within which numbers and times of an event lie. */
final class Events {
    private static final int MAX_DIGITS = 18;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private Events() {}

    static void requireNumber(String what, Optional<BigDecimal> number) {
        number.ifPresent(n -> {
            if (n.precision() > MAX_DIGITS || n.scale() > MAX_DIGITS || n.scale() < -MAX_DIGITS) {
                throw new IllegalArgumentException(
                        "The %s has more than %d digits.%nMaybe round it first?".formatted(what, MAX_DIGITS));
            }
        });
    }

    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void requireInCalendar(String what, Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException(
                    "The time %s (%s) is not in [%s, %s).%nMaybe it was read with the wrong unit?"
                            .formatted(what, time, FIRST, END));
        }
    }
}
