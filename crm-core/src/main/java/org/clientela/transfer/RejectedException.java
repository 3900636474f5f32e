package org.clientela.transfer;

/** Leaves the middle of a row that is not taken. Never seen outside. */
final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RejectedException(Problem.Kind kind, String field, String reason) {
        this(new Problem(kind, field, reason));
    }

    RejectedException(Problem problem) {
        super(problem.reason(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
