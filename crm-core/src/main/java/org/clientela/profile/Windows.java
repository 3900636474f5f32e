package org.clientela.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.clientela.profile.Window.Unit;

/** From calendar to instants, kept within year 1 to year 9999. */
final class Windows {
    private static final int MAX_COUNT = 999_999;
    /** The time between two instants at which events can happen. */
    static final Duration TICK = Duration.ofNanos(1_000);

    private static final LocalDate FIRST = LocalDate.of(1, 1, 2);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);
    private static final long LAST_DAY = LAST.toEpochDay();

    private Windows() {}

    /** {@code count} units that end with the current one, or {@code ago} times as many earlier. */
    static TimeRange rolling(Instant asOf, ZoneId zone, int count, Unit unit, int ago) {
        if (unit == Unit.HOUR) {
            Duration length = Duration.ofHours(count);
            Instant until = asOf.plus(TICK).minus(length.multipliedBy(ago));
            return within(until.minus(length), until);
        }
        LocalDate end = LocalDate.ofInstant(asOf, zone).plusDays(1);
        return range(unit.minus(end, (long) count * (ago + 1)), unit.minus(end, (long) count * ago), zone);
    }

    static TimeRange range(LocalDate from, LocalDate until, ZoneId zone) {
        return within(midnight(from, zone), midnight(until, zone));
    }

    static void requireRecent(int ago) {
        if (ago < 0 || ago > 1) {
            throw new IllegalArgumentException(
                    "There is no window (%d) times ago.%nMaybe use 0 for the last or 1 for the previous one?"
                            .formatted(ago));
        }
    }

    static void requireCountable(int count, Unit unit) {
        Objects.requireNonNull(unit, "unit");
        if (count < 1 || count > MAX_COUNT || unit == Unit.QUARTER) {
            throw new IllegalArgumentException(
                    "There is no window of the last (%d) (%s).%nMaybe use 1 to %d hours, days, weeks, months or years?"
                            .formatted(count, unit.plural(), MAX_COUNT));
        }
    }

    static void requireInCalendar(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "The date (%s) is not between year 1 and year 9999.%nMaybe it was read with the wrong format?"
                            .formatted(date));
        }
    }

    /** Whether a day, counted from 1970-01-01, lies after the calendar. */
    static boolean isBeyond(long day) {
        return day > LAST_DAY;
    }

    static Instant midnight(LocalDate date, ZoneId zone) {
        if (date.isBefore(FIRST)) {
            return TimeRange.EVER.from();
        }
        return date.isAfter(LAST)
                ? TimeRange.EVER.until()
                : date.atStartOfDay(zone).toInstant();
    }

    private static TimeRange within(Instant from, Instant until) {
        return new TimeRange(clamp(from), clamp(until));
    }

    private static Instant clamp(Instant instant) {
        if (instant.isBefore(TimeRange.EVER.from())) {
            return TimeRange.EVER.from();
        }
        return instant.isAfter(TimeRange.EVER.until()) ? TimeRange.EVER.until() : instant;
    }
}
