package org.clientela.rule;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no rule, with all that is wrong with it. Rules carry no personal data, so the text may stand in the message. */
public final class RuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<RuleProblem> problems;

    /**
     * What is wrong, for those who read rules in a form of their own.
     *
     * @param problems at least one, in the order of the text
     */
    public RuleException(List<RuleProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return at least one problem, in the order of the text
     */
    public List<RuleProblem> problems() {
        return problems;
    }

    private static String message(List<RuleProblem> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        String shown = problems.stream().limit(SHOWN).map(RuleProblem::toString).collect(Collectors.joining("\n"));
        String more = problems.size() > SHOWN ? "\n… and %d more".formatted(problems.size() - SHOWN) : "";
        return "The rule has %d problems.\n%s%s".formatted(problems.size(), shown, more);
    }
}
