package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.clientela.text.Scanner;
import org.clientela.text.SyntaxException;

/**
 * A stretch of time seen from an instant: {@code last 90 days}, {@code previous 90 days} (those before), {@code this
 * year}, {@code previous month}, {@code from 2026-01-01 until 2026-04-01}, {@code before last 90 days} (all that was earlier),
 * {@code ever}; or all time, of which only some events count: {@code first 3 events}, {@code last 3 events}. A value; prints,
 * parses and travels as its text.
 *
 * <p>Days and whatever is longer are calendar days in a zone: {@code last 90 days} is the local date of the instant and the
 * 89 before it, from midnight to midnight, however long those days are when clocks change. Hours are exact: an event of
 * this very instant is inside {@code last 24 hours}, one of exactly 24 hours ago is not. Weeks begin on Monday.
 */
public sealed interface Window
        permits Window.Ever,
                Window.Rolling,
                Window.Calendar,
                Window.Between,
                Window.Earlier,
                Window.Events,
                Regularity.Period {
    /** All that ever happened. */
    Window EVER = new Ever();

    /**
     * The stretch of time.
     *
     * @param asOf seen from here
     * @param zone in which days begin
     * @return within {@link TimeRange#EVER}
     */
    TimeRange range(Instant asOf, ZoneId zone);

    /**
     * The last units, the current one included.
     *
     * @param count how many, in [1, 999999]
     * @param unit not {@link Unit#QUARTER}
     * @return for example {@code last 90 days}
     */
    static Window last(int count, Unit unit) {
        return new Rolling(count, unit, 0);
    }

    /**
     * As many units before the {@linkplain #last last} ones.
     *
     * @param count how many, in [1, 999999]
     * @param unit not {@link Unit#QUARTER}
     * @return for example {@code previous 90 days}
     */
    static Window previous(int count, Unit unit) {
        return new Rolling(count, unit, 1);
    }

    /**
     * The calendar unit we are in.
     *
     * @param unit of the calendar, not {@link Unit#HOUR}
     * @return for example {@code this year}
     */
    static Window current(Unit unit) {
        return new Calendar(unit, 0);
    }

    /**
     * The calendar unit before the one we are in.
     *
     * @param unit of the calendar, not {@link Unit#HOUR}
     * @return for example {@code previous month}
     */
    static Window before(Unit unit) {
        return new Calendar(unit, 1);
    }

    /**
     * From one day to another.
     *
     * @param from first day inside
     * @param until first day no longer inside
     * @return for example {@code from 2026-01-01 until 2026-04-01}
     */
    static Window between(LocalDate from, LocalDate until) {
        return new Between(from, until);
    }

    /**
     * All that was before another window begins.
     *
     * @param window a rolling or calendar window, or one from one day to another
     * @return for example {@code before last 90 days}
     */
    static Window earlierThan(Window window) {
        return new Earlier(window);
    }

    /**
     * The first events, of those that have the type and pass the filters of a metric.
     *
     * @param count how many, in [1, 999999]
     * @return for example {@code first 3 events}
     */
    static Window firstEvents(int count) {
        return new Events(count, false);
    }

    /**
     * The last events until the instant, of those that have the type and pass the filters of a metric.
     *
     * @param count how many, in [1, 999999]
     * @return for example {@code last 3 events}
     */
    static Window lastEvents(int count) {
        return new Events(count, true);
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @param text for example {@code last 90 days}
     * @return the window
     * @throws SyntaxException if it is none
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Window parse(String text) {
        Scanner scanner = new Scanner(text);
        Window window = WindowParser.parse(scanner);
        scanner.end();
        return window;
    }

    /**
     * The text form.
     *
     * @return as {@link #parse} reads it
     */
    @JsonValue
    String text();

    /** What is counted in a window. */
    enum Unit {
        /** Sixty minutes, exact. */
        HOUR(ChronoUnit.HOURS, 1),
        /** From midnight to midnight. */
        DAY(ChronoUnit.DAYS, 1),
        /** Seven days; in the calendar, from Monday. */
        WEEK(ChronoUnit.WEEKS, 1),
        /** A calendar month. */
        MONTH(ChronoUnit.MONTHS, 1),
        /** Three calendar months, from January, April, July, October; only in the calendar. */
        QUARTER(ChronoUnit.MONTHS, 3),
        /** A calendar year. */
        YEAR(ChronoUnit.YEARS, 1);

        private final ChronoUnit unit;
        private final int length;

        Unit(ChronoUnit unit, int length) {
            this.unit = unit;
            this.length = length;
        }

        LocalDate minus(LocalDate date, long count) {
            return date.minus(count * length, unit);
        }

        LocalDate startOf(LocalDate date) {
            return switch (this) {
                case WEEK -> date.minusDays(date.getDayOfWeek().getValue() - 1L);
                case MONTH -> date.withDayOfMonth(1);
                case QUARTER ->
                    date.withMonth((date.getMonthValue() - 1) / length * length + 1)
                            .withDayOfMonth(1);
                case YEAR -> date.withDayOfYear(1);
                default -> date;
            };
        }

        String singular() {
            return name().toLowerCase(Locale.ROOT);
        }

        String plural() {
            return singular() + "s";
        }
    }

    /** All that ever happened. */
    record Ever() implements Window {
        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return TimeRange.EVER;
        }

        @Override
        public String text() {
            return "ever";
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * A number of units that end with the current one, or as many before those.
     *
     * @param count how many
     * @param unit of hours, days, weeks, months or years
     * @param ago 0 for the last ones, 1 for those before
     */
    record Rolling(int count, Unit unit, int ago) implements Window {
        /** Checks count and unit. */
        public Rolling {
            Windows.requireRecent(ago);
            Windows.requireCountable(count, unit);
        }

        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return Windows.rolling(asOf, zone, count, unit, ago);
        }

        @Override
        public String text() {
            return (ago == 0 ? "last " : "previous ") + count + " " + unit.plural();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * A unit of the calendar.
     *
     * @param unit a day or longer
     * @param ago 0 for the one we are in, 1 for the one before
     */
    record Calendar(Unit unit, int ago) implements Window {
        /** Checks the unit. */
        public Calendar {
            Objects.requireNonNull(unit, "unit");
            Windows.requireRecent(ago);
            if (unit == Unit.HOUR) {
                throw new IllegalArgumentException(
                        "There is no calendar window of an hour.%nMaybe use a day, week, month, quarter or year?"
                                .formatted());
            }
        }

        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            LocalDate start = unit.minus(unit.startOf(LocalDate.ofInstant(asOf, zone)), ago);
            return Windows.range(start, unit.minus(start, -1), zone);
        }

        @Override
        public String text() {
            return (ago == 0 ? "this " : "previous ") + unit.singular();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * From one day to another.
     *
     * @param from first day inside
     * @param until first day no longer inside
     */
    record Between(LocalDate from, LocalDate until) implements Window {
        /** Checks the order. */
        public Between {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "The window ends (%s) before it begins (%s).%nMaybe the two were swapped?"
                                .formatted(until, from));
            }
            Windows.requireInCalendar(from);
            Windows.requireInCalendar(until);
        }

        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return Windows.range(from, until, zone);
        }

        @Override
        public String text() {
            return "from " + from + " until " + until;
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * All that was before another window begins.
     *
     * @param than that window
     */
    record Earlier(Window than) implements Window {
        /** Checks that there is something before it. */
        public Earlier {
            if (!(than instanceof Rolling || than instanceof Calendar || than instanceof Between)) {
                throw new IllegalArgumentException(
                        "There is nothing before (%s).%nMaybe use before last 90 days?".formatted(than));
            }
        }

        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return new TimeRange(TimeRange.EVER.from(), than.range(asOf, zone).from());
        }

        @Override
        public String text() {
            return "before " + than.text();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /**
     * Of all time, some events that have the type and pass the filters of a metric.
     *
     * @param count how many at most
     * @param last whether the last ones, else the first
     */
    record Events(int count, boolean last) implements Window {
        /** Checks the count. */
        public Events {
            Windows.requireCountable(count, Unit.DAY);
        }

        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return TimeRange.EVER;
        }

        @Override
        public String text() {
            return (last ? "last " : "first ") + count + " events";
        }

        @Override
        public String toString() {
            return text();
        }

        /** Brings those that count of the first {@code size} rows to the front, and returns how many they are. */
        int keep(int[] rows, int size) {
            int kept = Math.min(count, size);
            if (last) {
                System.arraycopy(rows, size - kept, rows, 0, kept);
            }
            return kept;
        }
    }
}
