package org.clientela.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Segments that stand side by side have names of their own. */
final class SegmentNames {
    private SegmentNames() {}

    /** A copy of the list, in which no name is taken twice. */
    static List<Segment> distinct(@Nullable List<Segment> segments, Set<String> taken) {
        if (segments == null) {
            throw new IllegalArgumentException(
                    "The list of segments is missing.%nMaybe the field (segments) is mistyped?".formatted());
        }
        Set<String> names = new HashSet<>(taken);
        for (Segment segment : segments) {
            if (!names.add(segment.name())) {
                throw new IllegalArgumentException(
                        "There are two segments named (%s).%nMaybe give one another name, or join their rules with or?"
                                .formatted(segment.name()));
            }
        }
        return List.copyOf(segments);
    }

    /** Some segments and others besides; those that are in both are there once. */
    static List<Segment> joined(List<Segment> segments, List<Segment> others) {
        List<Segment> all = new ArrayList<>(segments);
        others.stream().filter(other -> !segments.contains(other)).forEach(all::add);
        return all;
    }
}
