package org.clientela.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** When the clocks of a zone will show something. */
final class LocalClock {
    /** Clocks were never set by more. */
    static final Duration MOST_SET = Duration.ofDays(2);

    private LocalClock() {}

    /** The first instant at which a date is shown. */
    static Instant begins(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    /**
     * When clocks show a later time than they do at an instant, or, if that is sooner, when they are next set: whoever waits
     * for the time then looks again.
     */
    static Instant next(LocalDateTime later, Instant after, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant shown = later.toInstant(rules.getOffset(after));
        ZoneOffsetTransition set = rules.nextTransition(after);
        return set == null || set.getInstant().isAfter(shown) ? shown : set.getInstant();
    }

    /** {@link #next} for a time of day: of today if it is still to come, else of tomorrow. */
    static Instant next(LocalTime time, Instant after, ZoneId zone) {
        LocalDateTime now = LocalDateTime.ofInstant(after, zone);
        LocalDateTime today = now.toLocalDate().atTime(time);
        return next(today.isAfter(now) ? today : today.plusDays(1), after, zone);
    }

    /** When clocks are next set. */
    static Instant nextSet(Moment after) {
        @Nullable ZoneOffsetTransition set = after.zone().getRules().nextTransition(after.instant());
        return set == null ? Instant.MAX : set.getInstant();
    }

    /** When clocks are next set, if that takes them back to the day before; else never. Then a day begins twice. */
    static Instant dayBegunTwice(Instant after, ZoneId zone) {
        @Nullable ZoneOffsetTransition set = zone.getRules().nextTransition(after);
        return set != null && isDayBegunTwice(set) ? set.getInstant() : Instant.MAX;
    }

    /** Whether clocks are set back to the day before. */
    static boolean isDayBegunTwice(ZoneOffsetTransition set) {
        return set.isOverlap()
                && set.getDateTimeAfter()
                        .toLocalDate()
                        .isBefore(set.getDateTimeBefore().minusNanos(1).toLocalDate());
    }
}
