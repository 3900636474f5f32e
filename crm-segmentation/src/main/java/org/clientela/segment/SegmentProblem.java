package org.clientela.segment;

import java.util.Objects;

/**
 * Why a segment cannot be used as it is defined.
 *
 * @param segment its name
 * @param problem what is wrong, in full sentences
 * @param hint what to do about it, a sentence, or empty
 */
public record SegmentProblem(String segment, String problem, String hint) {
    /** Checks that all are there. */
    public SegmentProblem {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(hint, "hint");
    }

    /**
     * For people.
     *
     * @return the problem and, on a line of its own, the hint
     */
    @Override
    public String toString() {
        return (problem + "\n" + hint).stripTrailing();
    }
}
