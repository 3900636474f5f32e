package org.clientela.rule;

import java.time.Instant;
import java.util.Objects;
import org.clientela.attribute.Truth;

/**
 * The answer of a rule for one customer, with its reasons. Immutable; travels as JSON.
 *
 * @param matches whether the rule holds for certain
 * @param truth whether it holds, or whether that is not known
 * @param explanation why
 * @param asOf the instant from which the customer was seen
 */
public record Verdict(boolean matches, Truth truth, Explanation explanation, Instant asOf) {
    /** Refuses what contradicts itself. */
    public Verdict {
        Objects.requireNonNull(asOf, "asOf");
        if (explanation.truth() != truth || matches != truth.holds()) {
            throw new IllegalArgumentException(
                    "The verdict is (%s, %s) and its explanation (%s).%nMaybe use Verdict.of(explanation, asOf)?"
                            .formatted(matches, truth, explanation.truth()));
        }
    }

    /**
     * The verdict that an explanation leads to.
     *
     * @param explanation why
     * @param asOf the instant from which the customer was seen
     * @return the verdict
     */
    public static Verdict of(Explanation explanation, Instant asOf) {
        return new Verdict(explanation.truth().holds(), explanation.truth(), explanation, asOf);
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
