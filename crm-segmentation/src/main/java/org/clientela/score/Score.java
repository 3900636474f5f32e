package org.clientela.score;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.clientela.internal.Checks;

/**
 * A number about a customer that can be questioned: what adds up to it, by which method and version, and as of when.
 * Immutable; travels as JSON.
 *
 * @param value the sum of the contributions, within {@value #TOLERANCE} of its size
 * @param contributions what adds up to it, at least one
 * @param method how it was found, for example "rfm"
 * @param version which of several models of that method
 * @param asOf the instant from which the customer was seen
 */
public record Score(double value, List<Contribution> contributions, String method, String version, Instant asOf) {
    /** How far value and contributions may be apart: rounding, relative to the value or to 1. */
    public static final double TOLERANCE = 1e-9;

    /** Refuses contributions that do not add up. */
    public Score {
        contributions = contributions == null ? List.of() : List.copyOf(contributions);
        Checks.name("method of the score", method);
        Checks.name("version of the score", version);
        Objects.requireNonNull(asOf, "asOf");
        double sum = sum(contributions);
        boolean addsUp = Math.abs(sum - value) <= TOLERANCE * Math.max(1, Math.abs(value));
        if (contributions.isEmpty() || !addsUp) {
            throw new IllegalArgumentException(
                    "The score is (%s), but its %d contributions add up to (%s).%nMaybe use Score.of, which adds them up?"
                            .formatted(value, contributions.size(), sum));
        }
    }

    /**
     * The score that contributions add up to.
     *
     * @param contributions at least one
     * @param method how they were found
     * @param version which of several models of that method
     * @param asOf the instant from which the customer was seen
     * @return their sum
     */
    public static Score of(List<Contribution> contributions, String method, String version, Instant asOf) {
        return new Score(sum(contributions), contributions, method, version, asOf);
    }

    /**
     * For people.
     *
     * @return the value, and a line for each contribution; without a line break at the end
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s by %s, %s".formatted(value, method, version));
        for (Contribution part : contributions) {
            text.append("\n  %s %s: %s".formatted(part.value(), part.name(), part.why()));
        }
        return text.toString();
    }

    private static double sum(List<Contribution> contributions) {
        return contributions.stream().mapToDouble(Contribution::value).sum();
    }
}
