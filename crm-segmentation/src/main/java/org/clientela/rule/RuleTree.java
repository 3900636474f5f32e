package org.clientela.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
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
            throw RuleTooComplexException.tooDeep(Rule.MAX_DEPTH);
        }
        if (tests > Rule.MAX_TESTS) {
            throw RuleTooComplexException.tooManyTests(tests, Rule.MAX_TESTS);
        }
    }

    static Set<Metric> metrics(Rule rule) {
        Set<Metric> metrics = new LinkedHashSet<>();
        for (Rule leaf : leaves(rule)) {
            if (leaf instanceof Rule.Test test) {
                metrics.add(test.metric());
            } else if (leaf instanceof Compare compare) {
                metrics.add(compare.left());
                metrics.add(compare.right());
            }
        }
        return Collections.unmodifiableSet(metrics);
    }

    static Set<String> segments(Rule rule) {
        Set<String> names = new LinkedHashSet<>();
        addSegments(rule, names);
        return Collections.unmodifiableSet(names);
    }

    private static void addSegments(Rule rule, Set<String> names) {
        if (rule instanceof InSegment reference) {
            names.add(reference.segment());
        } else if (rule instanceof BoundSegment bound) {
            names.add(bound.segment());
        } else {
            rule.parts().forEach(part -> addSegments(part, names));
        }
    }

    /** What a rule is made of in the end, each once, in the order of the text. */
    static Set<Rule> leaves(Rule rule) {
        Set<Rule> leaves = new LinkedHashSet<>();
        addLeaves(rule, leaves);
        return leaves;
    }

    private static void addLeaves(Rule rule, Set<Rule> leaves) {
        if (rule instanceof Rule.Test || rule instanceof Compare || rule instanceof InSegment) {
            leaves.add(rule);
        }
        rule.parts().forEach(part -> addLeaves(part, leaves));
    }

    static Rule bind(Rule rule, Function<String, Rule> segments, Vocabulary vocabulary) {
        Objects.requireNonNull(vocabulary, "vocabulary");
        if (rule instanceof InSegment reference) {
            return new BoundSegment(reference.segment(), segments.apply(reference.segment()));
        }
        if (rule instanceof Rule.Not not) {
            return new Rule.Not(bind(not.inner(), segments, vocabulary));
        }
        if (rule instanceof Rule.AllOf all) {
            return new Rule.AllOf(bind(all.rules(), segments, vocabulary));
        }
        if (rule instanceof Rule.AnyOf any) {
            return new Rule.AnyOf(bind(any.rules(), segments, vocabulary));
        }
        if (rule instanceof Rule.Test test) {
            return new Rule.Test(test.metric().bind(vocabulary), test.criterion());
        }
        if (rule instanceof Compare compare) {
            return new Compare(
                    compare.left().bind(vocabulary),
                    compare.operator(),
                    compare.right().bind(vocabulary));
        }
        return rule;
    }

    private static List<Rule> bind(List<Rule> rules, Function<String, Rule> segments, Vocabulary vocabulary) {
        return rules.stream().map(rule -> bind(rule, segments, vocabulary)).toList();
    }

    static int depth(Rule rule) {
        int deepest = 0;
        for (Rule part : rule.parts()) {
            deepest = Math.max(deepest, depth(part));
        }
        return deepest + 1;
    }

    static int tests(Rule rule) {
        int tests = rule.parts().isEmpty() ? 1 : 0;
        for (Rule part : rule.parts()) {
            tests += tests(part);
        }
        return tests;
    }
}
