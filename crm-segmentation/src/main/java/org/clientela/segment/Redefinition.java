package org.clientela.segment;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A segment was defined, redefined or removed. A value; travels as JSON. The log of them leads from the segments of today back to
 * those of any time, which memberships that were last looked at then need.
 *
 * @param number one more than that of the redefinition before it, from 1
 * @param since the instant from which it counts
 * @param before the old definition, null if there was none
 * @param after the new definition, null if the segment was removed
 */
public record Redefinition(
        int number,
        Instant since,
        @Nullable Segment before,
        @Nullable Segment after) {
    /** Checks that both definitions are of one segment. */
    public Redefinition {
        Objects.requireNonNull(since, "since");
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The number (%d) of the redefinition is not 1 or more.%nMaybe begin with 1?".formatted(number));
        }
        if ((before == null && after == null)
                || (before != null && after != null && !before.name().equals(after.name()))) {
            throw new IllegalArgumentException(
                    "The redefinition (%d) is not of one segment.%nMaybe log a removal and a new definition?"
                            .formatted(number));
        }
    }

    /** The definition that counts from then on or, after a removal, counted until then. */
    Segment segment() {
        return after == null ? Objects.requireNonNull(before) : after;
    }

    /** The segments before, given those after, with the entries of today; null if they cannot be used any more. */
    @Nullable Segments undone(Segments segments, Segments today) {
        try {
            if (before == null) {
                return segments.without(segment().name());
            }
            ManualEntries entries =
                    today.find(before.name()).map(Segment::entries).orElse(ManualEntries.none());
            return segments.with(new Segment(
                    before.name(),
                    before.rule(),
                    before.owner(),
                    before.purpose(),
                    before.note(),
                    before.version(),
                    entries));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
