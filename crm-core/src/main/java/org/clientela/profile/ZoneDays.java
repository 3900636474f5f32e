package org.clientela.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * When the days of a zone begin, as microseconds since 1970; days are counted from 1970-01-01. Worked out once for a stretch of
 * days and kept, since windows ask for little else. Answers as {@link Windows#midnight} and {@link LocalDate#ofInstant} do.
 *
 * <p>Immutable but for what it has worked out already, which is the same whoever does it; may be used by many threads.
 */
final class ZoneDays {
    private static final long MICROS_PER_DAY = 24 * Micros.PER_HOUR;
    private static final int PAGE = 256;
    private static final int FIRST_DAY =
            Math.toIntExact(LocalDate.of(1900, 1, 1).toEpochDay());
    private static final int END_DAY = Math.toIntExact(LocalDate.of(2200, 1, 1).toEpochDay());

    /** More zones than there are names for are not kept. */
    private static final int MOST_ZONES = 1_000;

    private static final Map<ZoneId, ZoneDays> KNOWN = new ConcurrentHashMap<>();

    /** The starts of some days, and whether clocks are never set back to the day before about then. */
    private static final class Page {
        private final long[] starts;
        private final boolean regular;

        Page(long[] starts, boolean regular) {
            this.starts = starts;
            this.regular = regular;
        }
    }

    private final ZoneId zone;
    private final AtomicReferenceArray<Page> pages = new AtomicReferenceArray<>((END_DAY - FIRST_DAY) / PAGE + 1);

    private ZoneDays(ZoneId zone) {
        this.zone = zone;
    }

    static ZoneDays of(ZoneId zone) {
        ZoneDays known = KNOWN.get(zone);
        if (known != null) {
            return known;
        }
        return KNOWN.size() < MOST_ZONES ? KNOWN.computeIfAbsent(zone, ZoneDays::new) : new ZoneDays(zone);
    }

    ZoneId zone() {
        return zone;
    }

    /** The microsecond with which a day begins, at the ends of the calendar that end. */
    long start(long day) {
        return isKept(day)
                ? page(day).starts[(int) (day - FIRST_DAY) % PAGE]
                : Micros.floor(Windows.midnight(LocalDate.ofEpochDay(day), zone));
    }

    /** The local date of a microsecond. */
    long day(long micros) {
        long day = Math.floorDiv(micros, MICROS_PER_DAY) + 1; // no clock is a day ahead
        if (!isKept(day - 2) || !isKept(day) || !isRegular(day)) {
            return LocalDate.ofInstant(Micros.instant(micros), zone).toEpochDay();
        }
        while (start(day) > micros) {
            day--;
        }
        return day;
    }

    /** False if clocks may be set back to the day before about that day. Then a day begins twice. */
    boolean isRegular(long day) {
        return isKept(day) && page(day).regular;
    }

    private static boolean isKept(long day) {
        return day >= FIRST_DAY && day < END_DAY;
    }

    private Page page(long day) {
        int index = (int) (day - FIRST_DAY) / PAGE;
        Page page = pages.get(index);
        if (page == null) {
            page = page(index);
            pages.set(index, page);
        }
        return page;
    }

    private Page page(int index) {
        long first = FIRST_DAY + (long) index * PAGE;
        long[] starts = new long[PAGE];
        for (int i = 0; i < PAGE; i++) {
            starts[i] = Micros.floor(LocalClock.begins(LocalDate.ofEpochDay(first + i), zone));
        }
        return new Page(starts, isRegular(first - 2, first + PAGE + 2));
    }

    private boolean isRegular(long first, long end) {
        ZoneRules rules = zone.getRules();
        Instant at = LocalClock.begins(LocalDate.ofEpochDay(first), zone);
        Instant last = LocalClock.begins(LocalDate.ofEpochDay(end), zone);
        ZoneOffsetTransition set = rules.nextTransition(at);
        while (set != null && set.getInstant().isBefore(last)) {
            if (LocalClock.isDayBegunTwice(set)) {
                return false;
            }
            set = rules.nextTransition(set.getInstant());
        }
        return true;
    }
}
