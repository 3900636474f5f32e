package org.clientela.segment;

import java.util.List;
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
     * The problem of one that is to go while others refer to it.
     *
     * @param segment its name
     * @param what is to be done with it, for example "removed"
     * @param users the names of those that refer to it, at least one
     * @return the problem
     */
    public static SegmentProblem inUse(String segment, String what, List<String> users) {
        return new SegmentProblem(
                segment,
                "The segment (%s) cannot be %s while %s refer%s to it."
                        .formatted(segment, what, users, users.size() == 1 ? "s" : ""),
                "Maybe redefine those first?");
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
