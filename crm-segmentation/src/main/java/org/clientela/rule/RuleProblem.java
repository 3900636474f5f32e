package org.clientela.rule;

import java.util.Objects;
import org.clientela.text.SyntaxException;

/**
 * One thing that is wrong with a rule, and where.
 *
 * @param problem what is wrong, a sentence
 * @param hint what to do about it, a sentence, or empty
 * @param text of the rule, or of the test in it
 * @param position index into {@code text} of the first offending character
 */
public record RuleProblem(String problem, String hint, String text, int position) {
    /** Checks the position, and takes out of problem and hint what would not be seen. */
    public RuleProblem {
        problem = SyntaxException.visible(Objects.requireNonNull(problem, "problem"));
        hint = SyntaxException.visible(Objects.requireNonNull(hint, "hint"));
        Objects.checkIndex(position, text.length() + 1);
    }

    /**
     * What an exception says of a place that has a name.
     *
     * @param place such as {@code query.rules[2]}
     * @param message a problem, and perhaps a hint behind it on a line of its own
     * @return behind the name of the place
     */
    public static RuleProblem at(String place, String message) {
        String[] lines = message.split("\\R", 2);
        return new RuleProblem(lines[0], lines.length > 1 ? lines[1] : "", place, place.length());
    }

    static RuleProblem from(SyntaxException exception, String text) {
        return new RuleProblem(
                exception.problem(), exception.hint(), text, Math.min(exception.position(), text.length()));
    }

    /**
     * For people.
     *
     * @return the problem, the text with a caret under the place, and the hint
     */
    @Override
    public String toString() {
        return String.valueOf(new SyntaxException(problem, text, position, hint).getMessage());
    }
}
