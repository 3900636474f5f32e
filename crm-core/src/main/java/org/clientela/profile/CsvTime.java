package org.clientela.profile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * Reads times as they stand in files: {@code 2026-03-01}, {@code 2026-03-01 10:00}, {@code 2026-03-01T10:00:30.5},
 * {@code 2026-03-01T10:00:30Z}, {@code 2026-03-01T10:00+02:00}, or in a declared format. Local times are of a zone; in a gap the later
 * reading is taken, in an overlap the earlier one. Not thread-safe.
 */
final class CsvTime {
    /** What stands for a time that cannot be read. */
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final int DATE_LENGTH = 10;
    private static final int MINUTES_LENGTH = 16;
    private static final int SECONDS_LENGTH = 19;
    private static final int DAYS = 1_024;
    private static final long SECONDS_A_DAY = 86_400;
    private static final long FIRST = Micros.floor(TimeRange.EVER.from());
    private static final long END = Micros.floor(TimeRange.EVER.until());

    /** A day on which clocks change has no start. */
    private static final long NO_START = Long.MIN_VALUE;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Optional<DateTimeFormatter> format;
    private final int[] days = new int[DAYS];
    private final long[] starts = new long[DAYS];

    CsvTime(ZoneId zone, Optional<DateTimeFormatter> format) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.format = format;
    }

    /** The time in microseconds since 1970, or {@link #UNREADABLE}. */
    long read(char[] characters, int start, int end) {
        long micros;
        try {
            micros = format.isPresent()
                    ? formatted(format.get(), CsvText.decoded(characters, start, end - start))
                    : iso(characters, start, end);
        } catch (DateTimeException | IllegalArgumentException notATime) {
            return UNREADABLE;
        }
        return micros >= FIRST && micros < END ? micros : UNREADABLE;
    }

    private long formatted(DateTimeFormatter formatter, String text) {
        TemporalAccessor time = formatter.parseBest(text, Instant::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof Instant instant) {
            return Micros.floor(instant);
        }
        return Micros.floor(
                time instanceof LocalDateTime local
                        ? local.atZone(zone).toInstant()
                        : LocalDate.from(time).atStartOfDay(zone).toInstant());
    }

    private long iso(char[] c, int start, int end) {
        int length = end - start;
        if (length < DATE_LENGTH || c[start + 4] != '-' || c[start + 7] != '-') {
            return UNREADABLE;
        }
        int year = two(c, start) * 100 + two(c, start + 2);
        int month = two(c, start + 5);
        int day = two(c, start + 8);
        if (year < 1 || month < 1 || day < 1) {
            return UNREADABLE;
        }
        if (length == DATE_LENGTH) {
            return Micros.floor(
                    LocalDate.of(year, month, day).atStartOfDay(zone).toInstant());
        }
        boolean separated = c[start + DATE_LENGTH] == ' ' || c[start + DATE_LENGTH] == 'T';
        if (!separated || length < MINUTES_LENGTH || c[start + 13] != ':') {
            return UNREADABLE;
        }
        int hour = two(c, start + 11);
        int minute = two(c, start + 14);
        boolean hasSeconds = length >= SECONDS_LENGTH && c[start + MINUTES_LENGTH] == ':';
        int second = hasSeconds ? two(c, start + 17) : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return UNREADABLE;
        }
        int behind = start + (hasSeconds ? SECONDS_LENGTH : MINUTES_LENGTH);
        int fractionEnd = hasSeconds ? fractionEnd(c, behind, end) : behind;
        long ofDay = (hour * 3_600L + minute * 60L + second) * Micros.PER_SECOND + fraction(c, behind, fractionEnd);
        return fractionEnd == end
                ? local(year, month, day, ofDay)
                : LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY * Micros.PER_SECOND
                        + ofDay
                        - offsetSeconds(c, fractionEnd, end) * Micros.PER_SECOND;
    }

    private long local(int year, int month, int day, long ofDay) {
        int key = year * 372 + (month - 1) * 31 + day;
        int slot = key & (DAYS - 1);
        if (days[slot] != key) {
            starts[slot] = start(LocalDate.of(year, month, day));
            days[slot] = key;
        }
        return starts[slot] == NO_START ? changing(LocalDate.of(year, month, day), ofDay) : starts[slot] + ofDay;
    }

    /** Midnight in microseconds, if all of the day has one offset. */
    private long start(LocalDate date) {
        List<ZoneOffset> offsets = rules.getValidOffsets(date.atStartOfDay());
        if (offsets.size() != 1) {
            return NO_START;
        }
        Instant midnight = date.atStartOfDay().toInstant(offsets.get(0));
        ZoneOffsetTransition change = rules.nextTransition(midnight);
        boolean changes = change != null && change.getInstant().isBefore(midnight.plusSeconds(2 * SECONDS_A_DAY));
        return changes ? NO_START : Micros.floor(midnight);
    }

    private long changing(LocalDate date, long ofDay) {
        LocalTime time = LocalTime.ofNanoOfDay(ofDay * 1_000);
        return Micros.floor(date.atTime(time).atZone(zone).toInstant());
    }

    private static int fractionEnd(char[] c, int start, int end) {
        if (start == end || c[start] != '.') {
            return start;
        }
        int i = start + 1;
        while (i < end && isDigit(c[i])) {
            i++;
        }
        return i;
    }

    /** Microseconds of the digits behind the point; finer ones are cut off. */
    private static long fraction(char[] c, int start, int end) {
        if (start == end) {
            return 0;
        }
        if (end == start + 1) {
            throw new IllegalArgumentException();
        }
        long micros = 0;
        for (int i = 1; i <= 6; i++) {
            micros = micros * 10 + (start + i < end ? c[start + i] - '0' : 0);
        }
        return micros;
    }

    private static int offsetSeconds(char[] c, int start, int end) {
        return ZoneOffset.of(new String(c, start, end - start)).getTotalSeconds();
    }

    private static int two(char[] c, int start) {
        return isDigit(c[start]) && isDigit(c[start + 1]) ? (c[start] - '0') * 10 + c[start + 1] - '0' : -10_000;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
