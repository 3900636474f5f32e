package org.clientela.transfer;

import java.util.Objects;

/**
 * A row that was not taken.
 *
 * @param content of the file
 * @param row the line on which it begins, the first being 1
 * @param problem why
 */
public record RejectedRow(Content content, long row, Problem problem) {
    /** Checks that all is there. */
    public RejectedRow {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(problem, "problem");
    }

    /**
     * Where and why.
     *
     * @return for people
     */
    @Override
    public String toString() {
        return "%s row %d, %s, %s".formatted(content, row, problem.kind(), problem);
    }
}
