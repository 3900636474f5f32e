package org.clientela.rule;

/** A rule that nests too deep, has too many tests or values, or is too long: refused before it costs anything. */
public final class RuleTooComplexException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private RuleTooComplexException(String message) {
        super(message);
    }

    static RuleTooComplexException tooDeep(int most) {
        return new RuleTooComplexException(
                "The rule nests more than (%d) deep.%nMaybe leave out parentheses, or name a part as a segment of its own?"
                        .formatted(most));
    }

    static RuleTooComplexException tooManyTests(int tests, int most) {
        return new RuleTooComplexException(
                "The rule has (%d) tests; at most %d are allowed.%nMaybe list values with (in), or keep the answer as an attribute?"
                        .formatted(tests, most));
    }

    static RuleTooComplexException tooManyValues(int values, int most) {
        return new RuleTooComplexException(
                "A list of the rule has (%d) values; at most %d are allowed.%nMaybe keep the answer as an attribute?"
                        .formatted(values, most));
    }

    static RuleTooComplexException tooLong(int length, long most) {
        return new RuleTooComplexException(
                "The rule has (%d) characters; at most %d are read.%nMaybe split it into several segments?"
                        .formatted(length, most));
    }
}
