package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Function;
import org.clientela.attribute.Value;
import org.jspecify.annotations.Nullable;

/** From how much time has passed to when that was. */
final class ElapsedBounds {
    private final Function<Instant, Value> elapsed;
    private final ZoneId zone;
    private final long earliest = Micros.floor(TimeRange.EVER.from());
    private final long latest;

    /**
     * Bounds of some measure.
     *
     * @param elapsed how much has passed since a time: full days or years, of a later time never more but where clocks were set
     */
    ElapsedBounds(Function<Instant, Value> elapsed, Instant asOf, ZoneId zone) {
        this.elapsed = elapsed;
        this.zone = zone;
        this.latest = Micros.floor(asOf);
    }

    /**
     * The times until now that pass a test of how much has passed since. Empty if it is not one of a range, or if clocks were set
     * near its ends, when a later time can be a longer time ago.
     */
    Optional<LongTest> times(LongTest test) {
        if (!test.isRange()) {
            return Optional.empty();
        }
        if (test.lowest() > test.highest()) {
            return Optional.of(test);
        }
        long last = lastAtLeast(test.lowest());
        long first = test.highest() == Long.MAX_VALUE ? earliest : lastAtLeast(test.highest() + 1) + 1;
        return isClear(first) && isClear(last) ? Optional.of(test.over(first, last)) : Optional.empty();
    }

    /** The last time since which at least so much has passed; before all times if there is none. */
    private long lastAtLeast(long much) {
        long low = earliest - 1;
        long high = latest;
        while (low < high) {
            long middle = high - ((high - low) >> 1);
            if (measure(middle) >= much) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long measure(long time) {
        return ((Value.Decimal) elapsed.apply(Micros.instant(time))).number().longValueExact();
    }

    private boolean isClear(long time) {
        if (time <= earliest || time > latest) {
            return true;
        }
        Instant instant = Micros.instant(time);
        @Nullable ZoneOffsetTransition set = zone.getRules().nextTransition(instant.minus(LocalClock.MOST_SET));
        return set == null || set.getInstant().isAfter(instant.plus(LocalClock.MOST_SET));
    }
}
