package org.clientela.rule;

import java.util.List;
import org.clientela.attribute.Criterion;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.clientela.profile.EventFilter;
import org.clientela.profile.EventSequence;
import org.clientela.profile.Metric;
import org.clientela.profile.Regularity;
import org.clientela.profile.Vocabulary;
import org.clientela.text.Scanner;

/**
 * How large rules may be that others write. The {@linkplain #STANDARD standard} ones are what any rule keeps to; a host that takes
 * rules from its users may set lower ones, never higher. A value.
 *
 * <pre>{@code
 * RuleLimits modest = RuleLimits.STANDARD.withTests(50).withValues(1_000).withLength(5_000);
 * Rule rule = modest.parse(text, vocabulary);
 * Rule sent = modest.read(json);
 * }</pre>
 *
 * @param depth the deepest nesting, in [1, {@value Rule#MAX_DEPTH}]; a lone test is 1 deep
 * @param tests the most tests, in [1, {@value Rule#MAX_TESTS}]
 * @param values the longest list of values of one criterion, in [1, {@value Criterion#MAX_OPERANDS}]
 * @param length the longest text in characters, in [1, {@value Scanner#MAX_LENGTH}]; a JSON may be {@value #JSON} times as long
 */
public record RuleLimits(int depth, int tests, int values, int length) {
    /** How many times as long as a text the JSON of a rule may be. */
    public static final int JSON = 50;

    /** What any rule keeps to. */
    public static final RuleLimits STANDARD =
            new RuleLimits(Rule.MAX_DEPTH, Rule.MAX_TESTS, Criterion.MAX_OPERANDS, Scanner.MAX_LENGTH);

    /** Checks the ranges. */
    public RuleLimits {
        requireBetween("depth", depth, Rule.MAX_DEPTH);
        requireBetween("number of tests", tests, Rule.MAX_TESTS);
        requireBetween("number of values", values, Criterion.MAX_OPERANDS);
        requireBetween("length", length, Scanner.MAX_LENGTH);
    }

    /**
     * The same with another depth.
     *
     * @param most in [1, {@value Rule#MAX_DEPTH}]
     * @return the copy
     */
    public RuleLimits withDepth(int most) {
        return new RuleLimits(most, tests, values, length);
    }

    /**
     * The same with another number of tests.
     *
     * @param most in [1, {@value Rule#MAX_TESTS}]
     * @return the copy
     */
    public RuleLimits withTests(int most) {
        return new RuleLimits(depth, most, values, length);
    }

    /**
     * The same with another number of values in a list.
     *
     * @param most in [1, {@value Criterion#MAX_OPERANDS}]
     * @return the copy
     */
    public RuleLimits withValues(int most) {
        return new RuleLimits(depth, tests, most, length);
    }

    /**
     * The same with another length.
     *
     * @param most characters of a text, in [1, {@value Scanner#MAX_LENGTH}]
     * @return the copy
     */
    public RuleLimits withLength(int most) {
        return new RuleLimits(depth, tests, values, most);
    }

    /**
     * Reads a text.
     *
     * @param text as {@link Rule#parse} reads it
     * @param vocabulary the words it may use, and their types
     * @return the rule
     * @throws RuleException if it is none, with everything that is wrong
     * @throws RuleTooComplexException if it is larger than this
     */
    public Rule parse(String text, Vocabulary vocabulary) {
        requireShort(text, length);
        return require(RuleParser.parse(text, vocabulary, depth));
    }

    /**
     * Reads JSON.
     *
     * @param json of a {@link RuleDocument} or of a bare rule
     * @return the rule
     * @throws JsonException if it is none; if it is JSON, its last cause is a {@link RuleException} with everything that is wrong
     * @throws RuleTooComplexException if it is larger than this
     */
    public Rule read(String json) {
        requireShort(json);
        return require(Json.read(json, RuleDocument.class).rule());
    }

    /**
     * Holds a rule against the limits, of whatever origin.
     *
     * @param rule any
     * @return the same
     * @throws RuleTooComplexException if it is larger than this
     */
    public Rule require(Rule rule) {
        if (RuleTree.depth(rule) > depth) {
            throw RuleTooComplexException.tooDeep(depth);
        }
        int size = RuleTree.tests(rule);
        if (size > tests) {
            throw RuleTooComplexException.tooManyTests(size, tests);
        }
        for (Rule leaf : RuleTree.leaves(rule)) {
            if (leaf instanceof Rule.Test test) {
                requireShort(test.criterion());
            }
        }
        rule.metrics().forEach(this::requireShort);
        return rule;
    }

    /**
     * Holds the length of a JSON against the limits, before it is read.
     *
     * @param json any
     * @throws RuleTooComplexException if it is longer than this
     */
    public void requireShort(String json) {
        requireShort(json, (long) length * JSON);
    }

    private void requireShort(Metric metric) {
        if (metric instanceof Metric.Aggregate aggregate) {
            requireShort(aggregate.where());
        } else if (metric instanceof Regularity regularity) {
            requireShort(regularity.aggregate().where());
        } else if (metric instanceof EventSequence sequence) {
            requireShort(sequence.first().where());
            requireShort(sequence.next().where());
        }
        metric.parts().forEach(this::requireShort);
    }

    private void requireShort(List<EventFilter> filters) {
        filters.forEach(filter -> requireShort(filter.criterion()));
    }

    private void requireShort(Criterion criterion) {
        if (criterion.operands().size() > values) {
            throw RuleTooComplexException.tooManyValues(criterion.operands().size(), values);
        }
    }

    private static void requireShort(String text, long most) {
        if (text.length() > most) {
            throw RuleTooComplexException.tooLong(text.length(), most);
        }
    }

    private static void requireBetween(String what, int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException(
                    "The limit (%d) of the %s is not between 1 and %d.%nMaybe leave it at the standard?"
                            .formatted(limit, what, most));
        }
    }
}
