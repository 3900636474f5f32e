package org.clientela.segment;

import java.util.List;
import java.util.stream.Collectors;

/** Segments that cannot stand side by side, with all that is wrong. Definitions carry no personal data. */
public final class SegmentsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<SegmentProblem> problems;

    /**
     * Segments that cannot stand side by side.
     *
     * @param problems all that is wrong, at least one
     */
    public SegmentsException(List<SegmentProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return at least one problem
     */
    public List<SegmentProblem> problems() {
        return problems;
    }

    private static String message(List<SegmentProblem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        String shown =
                problems.stream().limit(SHOWN).map(SegmentProblem::toString).collect(Collectors.joining("\n"));
        String more = problems.size() > SHOWN ? "\n… and %d more".formatted(problems.size() - SHOWN) : "";
        return "The segments have %d problems.\n%s%s".formatted(problems.size(), shown, more);
    }
}
