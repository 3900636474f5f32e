package org.clientela.rule;

/** A rule that nests too deep or has too many tests: refused before it costs anything. */
public final class RuleTooComplexException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private RuleTooComplexException(String message) {
        super(message);
    }

    static RuleTooComplexException tooDeep() {
        return new RuleTooComplexException(
                "The rule nests more than (%d) deep.%nMaybe leave out parentheses, or name a part as a segment of its own?"
                        .formatted(Rule.MAX_DEPTH));
    }

    static RuleTooComplexException tooManyTests(int tests) {
        return new RuleTooComplexException(
                "The rule has (%d) tests; at most %d are allowed.%nMaybe list values with (in), or keep the answer as an attribute?"
                        .formatted(tests, Rule.MAX_TESTS));
    }
}
