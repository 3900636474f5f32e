package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;

/** An instant from which a profile is seen, with what the clocks of its zone make of it. Immutable. */
final class Moment {
    private final Instant instant;
    private final ZoneDays days;
    private final long micros;
    private final long today;

    Moment(Instant instant, ZoneDays days) {
        this.instant = instant;
        this.days = days;
        this.micros = Micros.floor(instant);
        this.today = days.day(micros);
    }

    Moment at(Instant later) {
        return new Moment(later, days);
    }

    Instant instant() {
        return instant;
    }

    ZoneId zone() {
        return days.zone();
    }

    ZoneDays days() {
        return days;
    }

    /** The last microsecond that is not after the instant. */
    long micros() {
        return micros;
    }

    /** The first microsecond that is not before the instant. */
    long ceiling() {
        return Micros.ceiling(instant);
    }

    /** The local date, as days since 1970-01-01. */
    long today() {
        return today;
    }

    /** Whether the date of today cannot come again. */
    boolean isRegular() {
        return days.isRegular(today);
    }
}
