package org.clientela.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.clientela.profile.Window.Unit;
import org.jspecify.annotations.Nullable;

/**
 * An end of a window that moves on as time passes.
 *
 * @param unit in which it is counted
 * @param back how many units it lies back from the end of the day or, in hours, from the instant; in the calendar, from the
 *     start of the current unit
 * @param calendar whether it moves by whole units of the calendar only
 */
record WindowEdge(Unit unit, long back, boolean calendar) {
    /** Where a window begins; null if that stays. */
    static @Nullable WindowEdge start(Window window) {
        if (window instanceof Window.Rolling rolling) {
            return new WindowEdge(rolling.unit(), rolling.count() * (rolling.ago() + 1L), false);
        }
        if (window instanceof Regularity.Period period) {
            return new WindowEdge(period.unit(), period.ago() + 1L, false);
        }
        return window instanceof Window.Calendar unit ? new WindowEdge(unit.unit(), unit.ago(), true) : null;
    }

    /** Where a window ends; null if that stays or is still to come. */
    static @Nullable WindowEdge end(Window window) {
        if (window instanceof Window.Rolling rolling && rolling.ago() > 0) {
            return new WindowEdge(rolling.unit(), (long) rolling.count() * rolling.ago(), false);
        }
        if (window instanceof Regularity.Period period && period.ago() > 0) {
            return new WindowEdge(period.unit(), period.ago(), false);
        }
        if (window instanceof Window.Earlier earlier) {
            return start(earlier.than());
        }
        return window instanceof Window.Calendar unit && unit.ago() > 0
                ? new WindowEdge(unit.unit(), unit.ago() - 1L, true)
                : null;
    }

    /** The first instant at which this lies behind a time that it does not lie behind as of now. */
    Instant passes(Instant time, Instant asOf, ZoneId zone) {
        if (unit == Unit.HOUR) {
            return time.plus(Duration.ofHours(back)).minus(Windows.TICK).plusNanos(1);
        }
        LocalDate of = LocalDate.ofInstant(time, zone);
        LocalDate first = calendar ? unit.minus(unit.startOf(of), -back - 1) : unit.minus(of, -back);
        LocalDate tomorrow = LocalDate.ofInstant(asOf, zone).plusDays(1);
        LocalDate day = first.isBefore(tomorrow) ? tomorrow : first;
        while (!Windows.isBeyond(day) && !seenFrom(day, zone).isAfter(time)) {
            day = day.plusDays(1); // months differ in length, so the first guess may be a few days early
        }
        return Windows.isBeyond(day) ? Instant.MAX : LocalClock.begins(day, zone);
    }

    private Instant seenFrom(LocalDate day, ZoneId zone) {
        return Windows.midnight(
                calendar ? unit.minus(unit.startOf(day), back) : unit.minus(day.plusDays(1), back), zone);
    }
}
