package org.clientela.segment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.clientela.rule.Explanation;

/**
 * The one part of a partition that a customer is in, and why: each segment that was asked, up to the one that it is in.
 * Immutable; travels as JSON. It holds what is known of one customer, so it does not belong into logs.
 *
 * @param segment the name of the part
 * @param steps the segments in the order in which they were asked
 * @param asOf the instant from which the customer was seen
 * @param validUntil the first instant at which one of the answers can be another with nothing new recorded; until then the place
 *     stays. {@link Instant#MAX} if none ever can
 */
public record Place(String segment, List<Step> steps, Instant asOf, Instant validUntil) {
    /**
     * A segment that was asked, and its answer.
     *
     * @param segment its name
     * @param explanation why the customer is in it, or not
     */
    public record Step(String segment, Explanation explanation) {
        /** Checks that both are there. */
        public Step {
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(explanation, "explanation");
        }
    }

    /** Copies the steps. */
    public Place {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(validUntil, "validUntil");
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /**
     * For people.
     *
     * @return the name of the part, and below it each step with its explanation
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(segment);
        for (Step step : steps) {
            text.append("\n  ").append(step.segment()).append(':');
            step.explanation()
                    .toString()
                    .lines()
                    .forEach(line -> text.append("\n    ").append(line));
        }
        return text.toString();
    }
}
