package org.clientela.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

    /** The first microsecond inside a window, as its {@link Window#range} has it. */
    static long from(Window window, Moment seen) {
        if (!seen.isRegular()) {
            return Micros.ceiling(window.range(seen.instant(), seen.zone()).from());
        }
        WindowEdge start = start(window);
        if (start != null) {
            return start.seenFrom(seen);
        }
        return window instanceof Window.Between between
                ? seen.days().start(between.from().toEpochDay())
                : Long.MIN_VALUE;
    }

    /** The first microsecond behind a window, as its {@link Window#range} has it; one that is still to come may be any. */
    static long until(Window window, Moment seen) {
        if (!seen.isRegular()) {
            return Micros.ceiling(window.range(seen.instant(), seen.zone()).until());
        }
        WindowEdge end = end(window);
        if (end != null) {
            return end.seenFrom(seen);
        }
        if (window instanceof Window.Earlier earlier) {
            return from(earlier.than(), seen);
        }
        return window instanceof Window.Between between
                ? seen.days().start(between.until().toEpochDay())
                : Long.MAX_VALUE;
    }

    /** The first instant at which this lies behind a time that it does not lie behind as of now. */
    Instant passes(long time, Moment seen) {
        if (unit == Unit.HOUR) {
            return Micros.instant(time)
                    .plus(Duration.ofHours(back))
                    .minus(Windows.TICK)
                    .plusNanos(1);
        }
        ZoneDays days = seen.days();
        long of = days.day(time);
        long first = calendar ? minus(startOf(of), -back - 1) : minus(of, -back);
        long day = Math.max(first, seen.today() + 1);
        while (!Windows.isBeyond(day) && seenFrom(day, days) <= time) {
            day++; // months differ in length, so the first guess may be a few days early
        }
        return Windows.isBeyond(day) ? Instant.MAX : Micros.instant(days.start(day));
    }

    private long seenFrom(Moment seen) {
        return unit == Unit.HOUR ? seen.ceiling() + 1 - back * Micros.PER_HOUR : seenFrom(seen.today(), seen.days());
    }

    private long seenFrom(long day, ZoneDays days) {
        return days.start(calendar ? minus(startOf(day), back) : minus(day + 1, back));
    }

    private long startOf(long day) {
        return unit.startOf(LocalDate.ofEpochDay(day)).toEpochDay();
    }

    /** The day some units before another. */
    private long minus(long day, long units) {
        return switch (unit) {
            case DAY -> day - units;
            case WEEK -> day - 7 * units;
            default -> unit.minus(LocalDate.ofEpochDay(day), units).toEpochDay();
        };
    }
}
