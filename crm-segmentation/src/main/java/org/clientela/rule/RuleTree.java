package org.clientela.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clientela.profile.Metric;
import org.jspecify.annotations.Nullable;

/** The shape of rules: flat, bounded, and what hangs on it. Whatever exists is bounded, so all here may recurse. */
final class RuleTree {
    private RuleTree() {}

    /** The parts of a conjunction or disjunction, with parts of the same kind replaced by theirs. */
    static List<Rule> flat(Class<? extends Rule> kind, @Nullable List<Rule> rules) {
        if (rules == null) {
            throw new IllegalArgumentException(
                    "A rule lacks the list of its parts.%nMaybe the field (rules) is missing or mistyped?".formatted());
        }
        List<Rule> flat = new ArrayList<>();
        for (Rule rule : rules) {
            if (kind.isInstance(rule)) {
                flat.addAll(rule.parts());
            } else {
                flat.add(rule);
            }
        }
        requireBounded(flat);
        return List.copyOf(flat);
    }

    /** Refuses what would become too deep or too large with one more level on top. */
    static void requireBounded(List<Rule> parts) {
        int depth = 0;
        int tests = 0;
        for (Rule part : parts) {
            depth = Math.max(depth, depth(part));
            tests += Math.max(1, tests(part));
        }
        if (depth + 1 > Rule.MAX_DEPTH) {
            throw RuleTooComplexException.tooDeep();
        }
        if (tests > Rule.MAX_TESTS) {
            throw RuleTooComplexException.tooManyTests(tests);
        }
    }

    static Set<Metric> metrics(Rule rule) {
        Set<Metric> metrics = new LinkedHashSet<>();
        tests(rule, new LinkedHashSet<>()).forEach(test -> metrics.add(test.metric()));
        return Collections.unmodifiableSet(metrics);
    }

    /** Adds the tests of a rule to those found before. */
    static Set<Rule.Test> tests(Rule rule, Set<Rule.Test> found) {
        if (rule instanceof Rule.Test test) {
            found.add(test);
        }
        rule.parts().forEach(part -> tests(part, found));
        return found;
    }

    private static int depth(Rule rule) {
        int deepest = 0;
        for (Rule part : rule.parts()) {
            deepest = Math.max(deepest, depth(part));
        }
        return deepest + 1;
    }

    private static int tests(Rule rule) {
        int tests = rule instanceof Rule.Test ? 1 : 0;
        for (Rule part : rule.parts()) {
            tests += tests(part);
        }
        return tests;
    }
}
