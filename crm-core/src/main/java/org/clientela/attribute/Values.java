package org.clientela.attribute;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How two values compare: by content within a type, a time against a date by its local date, everything else unknown. */
final class Values {
    /** Beyond these the calendar of some zone has no date. */
    private static final Instant FIRST =
            LocalDate.MIN.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final Instant LAST =
            LocalDate.MAX.minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();

    private Values() {}

    static Truth equal(Value a, Value b, ZoneId zone) {
        if (a.isMissing() || b.isMissing()) {
            return Truth.UNKNOWN;
        }
        if (a.getClass() == b.getClass() && !isOtherCurrency(a, b)) {
            return Truth.of(a.equals(b));
        }
        return compare(a, b, zone).and(compare(b, a, zone));
    }

    /** Whether {@code a >= b}; unknown if one is missing or they do not compare. */
    static Truth compare(Value a, Value b, ZoneId zone) {
        if (a instanceof Value.Decimal x && b instanceof Value.Decimal y) {
            return Truth.of(x.number().compareTo(y.number()) >= 0);
        }
        if (a instanceof Value.Amount x && b instanceof Value.Amount y) {
            return isOtherCurrency(a, b) ? Truth.UNKNOWN : Truth.of(x.money().compareTo(y.money()) >= 0);
        }
        if (a instanceof Value.Time x && b instanceof Value.Time y) {
            return Truth.of(!x.time().isBefore(y.time()));
        }
        LocalDate day = date(a, zone);
        LocalDate other = date(b, zone);
        return day == null || other == null ? Truth.UNKNOWN : Truth.of(!day.isBefore(other));
    }

    static Truth texts(Value actual, Function<Set<String>, Truth> test) {
        return actual instanceof Value.Texts several ? test.apply(several.texts()) : Truth.UNKNOWN;
    }

    static Truth text(Value actual, Value operand, BiPredicate<String, String> test) {
        return actual instanceof Value.Text text && operand instanceof Value.Text searched
                ? Truth.of(test.test(text.text(), searched.text()))
                : Truth.UNKNOWN;
    }

    private static boolean isOtherCurrency(Value a, Value b) {
        return a instanceof Value.Amount x
                && b instanceof Value.Amount y
                && !x.money().currency().equals(y.money().currency());
    }

    private static @Nullable LocalDate date(Value value, ZoneId zone) {
        if (value instanceof Value.Date date) {
            return date.date();
        }
        if (!(value instanceof Value.Time time)) {
            return null;
        }
        Instant instant = time.time();
        if (instant.isBefore(FIRST)) {
            return LocalDate.MIN;
        }
        return instant.isAfter(LAST) ? LocalDate.MAX : LocalDate.ofInstant(instant, zone);
    }
}
