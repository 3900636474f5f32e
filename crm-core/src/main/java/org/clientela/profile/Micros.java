package org.clientela.profile;

import java.time.Instant;

/** Instants as microseconds since 1970, which is as fine as events are. */
final class Micros {
    static final long PER_SECOND = 1_000_000;
    static final long PER_HOUR = 3_600 * PER_SECOND;
    private static final int NANOS = 1_000;

    private Micros() {}

    /** The microsecond an instant is in. Instants beyond the calendar of {@link TimeRange#EVER} are brought to its ends. */
    static long floor(Instant instant) {
        Instant inside = clamped(instant);
        return inside.getEpochSecond() * PER_SECOND + inside.getNano() / NANOS;
    }

    /** The first microsecond that is not before an instant. */
    static long ceiling(Instant instant) {
        long floor = floor(instant);
        return instant(floor).isBefore(clamped(instant)) ? floor + 1 : floor;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }

    private static Instant clamped(Instant instant) {
        if (instant.isBefore(TimeRange.EVER.from())) {
            return TimeRange.EVER.from();
        }
        return instant.isAfter(TimeRange.EVER.until()) ? TimeRange.EVER.until() : instant;
    }
}
