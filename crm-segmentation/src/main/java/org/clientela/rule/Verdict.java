package org.clientela.rule;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Truth;

/**
 * The answer of a rule for one customer, with its reasons and the instant until which it holds. Immutable; travels as JSON.
 *
 * @param matches whether the rule holds for certain
 * @param truth whether it holds, or whether that is not known
 * @param explanation why
 * @param asOf the instant from which the customer was seen
 * @param validUntil the first instant at which the truth can be another with nothing new recorded; {@link Instant#MAX} if it
 *     never can
 */
public record Verdict(boolean matches, Truth truth, Explanation explanation, Instant asOf, Instant validUntil) {
    /** Refuses what contradicts itself. */
    public Verdict {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(validUntil, "validUntil");
        if (explanation.truth() != truth || matches != truth.holds()) {
            throw new IllegalArgumentException(
                    "The verdict is (%s, %s) and its explanation (%s).%nMaybe use Verdict.of(explanation, asOf, validUntil)?"
                            .formatted(matches, truth, explanation.truth()));
        }
        if (!validUntil.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "The verdict of (%s) cannot hold until (%s).%nMaybe the two were swapped?"
                            .formatted(asOf, validUntil));
        }
    }

    /**
     * The verdict that an explanation leads to.
     *
     * @param explanation why
     * @param asOf the instant from which the customer was seen
     * @param validUntil the first instant at which it can be another
     * @return the verdict
     */
    public static Verdict of(Explanation explanation, Instant asOf, Instant validUntil) {
        return new Verdict(explanation.truth().holds(), explanation.truth(), explanation, asOf, validUntil);
    }

    /**
     * The fewest tests that would have to turn out otherwise for the rule to hold. Tests that are the same count once for each
     * place they stand in.
     *
     * @return in the order of the rule; empty if it holds, or if no test could change that
     */
    public List<Explanation> nearestMiss() {
        return matches ? List.of() : NearestMiss.of(explanation);
    }

    /**
     * For people.
     *
     * @return the explanation
     */
    @Override
    public String toString() {
        return explanation.toString();
    }
}
