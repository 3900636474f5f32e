package org.clientela.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.text.Scanner;
import org.clientela.text.Suggestion;
import org.clientela.text.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules: {@code or} of {@code and} of {@code not} of tests, parentheses, {@code true} and {@code false}. What is wrong with
 * one test does not keep it from reading the next.
 */
final class RuleParser {
    /** Stands for a test that could not be read; the rule around it is never handed out. */
    private static final Rule UNREADABLE = Rule.nobody();

    /** Behind a value they make it the beginning of a metric. */
    private static final String CALCULATION = "+-*/";

    private final String text;
    private final Scanner scanner;
    private final Vocabulary vocabulary;
    private final List<RuleProblem> problems = new ArrayList<>();
    private int nesting;

    private RuleParser(String text, Vocabulary vocabulary) {
        this.text = text;
        this.scanner = new Scanner(text);
        this.vocabulary = vocabulary;
    }

    static Rule parse(String text, Vocabulary vocabulary) {
        RuleParser parser;
        try {
            parser = new RuleParser(text, vocabulary);
        } catch (SyntaxException e) {
            throw new RuleException(List.of(RuleProblem.from(e, text)));
        }
        Rule rule = parser.all();
        if (!parser.problems.isEmpty()) {
            throw new RuleException(parser.problems);
        }
        return rule;
    }

    private Rule all() {
        try {
            Rule rule = anyOf();
            scanner.end();
            return rule;
        } catch (SyntaxException e) {
            report(e);
            return UNREADABLE;
        }
    }

    /** What is amiss at the very end follows from what was wrong before, if anything was. */
    private void report(SyntaxException e) {
        if (problems.isEmpty() || e.position() < text.length()) {
            problems.add(RuleProblem.from(e, text));
        }
    }

    private Rule anyOf() {
        List<Rule> parts = new ArrayList<>();
        do {
            parts.add(allOf());
        } while (scanner.tryWords("or"));
        return parts.size() == 1 ? parts.get(0) : new Rule.AnyOf(parts);
    }

    private Rule allOf() {
        List<Rule> parts = new ArrayList<>();
        do {
            parts.add(one());
        } while (scanner.tryWords("and"));
        return parts.size() == 1 ? parts.get(0) : new Rule.AllOf(parts);
    }

    private Rule one() {
        if (scanner.tryWords("true")) {
            return Rule.everyone();
        }
        if (scanner.tryWords("false")) {
            return Rule.nobody();
        }
        boolean negation = scanner.tryWords("not");
        if (!negation && !scanner.tryMark("(")) {
            return test();
        }
        if (++nesting > Rule.MAX_DEPTH) {
            throw RuleTooComplexException.tooDeep();
        }
        Rule inner;
        if (negation) {
            inner = one().negated();
        } else {
            inner = anyOf();
            scanner.mark(")");
        }
        nesting--;
        return inner;
    }

    private Rule test() {
        int start = scanner.position();
        try {
            if (scanner.tryWords("and") || scanner.tryWords("or")) {
                throw scanner.failureAt(start, "There should be a test here.", "Maybe count(purchase) >= 1?");
            }
            if (scanner.tryWords("in segment")) {
                return inSegment();
            }
            Metric metric = Metric.parse(scanner, vocabulary);
            int at = scanner.position();
            Operator comparison = tryComparison();
            return comparison == null ? criterion(metric, at) : compare(metric, comparison, right(at), at);
        } catch (SyntaxException e) {
            report(e);
            scanner.reset(start);
            skipTest();
        }
        return UNREADABLE;
    }

    private Rule inSegment() {
        int at = scanner.position();
        String name = scanner.peek() == '"' ? scanner.quotedText() : scanner.name("the name of a segment");
        try {
            return new InSegment(name);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(at, e);
        }
    }

    private Rule criterion(Metric metric, int at) {
        Criterion criterion = Criterion.parse(scanner);
        if (CALCULATION.indexOf(scanner.peek()) >= 0 && Compare.COMPARISONS.contains(criterion.operator())) {
            scanner.reset(at);
            scanner.mark(criterion.operator().toString());
            return compare(metric, criterion.operator(), Metric.parse(scanner, vocabulary), at);
        }
        Optional<RuleCheck.Clash> clash = RuleCheck.problem(metric, criterion, vocabulary);
        clash.ifPresent(c -> report(c, at));
        return clash.isPresent() ? UNREADABLE : new Rule.Test(metric, criterion);
    }

    /**
     * The metric on the right of a comparison. A lone word that is none and like none is taken for a text without its quotes,
     * since that is what people forget most.
     *
     * @param comparison where it stands
     */
    private Metric right(int comparison) {
        int at = scanner.position();
        try {
            return Metric.parse(scanner, vocabulary);
        } catch (SyntaxException e) {
            scanner.reset(at);
            String word = scanner.peek() == '`' ? null : scanner.tryName();
            if (word == null || e.position() != at || scanner.peek() == '(') {
                throw e;
            }
            Set<String> known = new HashSet<>(vocabulary.attributes().keySet());
            known.addAll(vocabulary.derived().keySet());
            Optional<String> near = Suggestion.nearest(word, known);
            if (near.isEmpty()) {
                scanner.reset(comparison);
                Criterion.parse(scanner);
            }
            throw scanner.failureAt(
                    at,
                    e.problem(),
                    near.map(name -> "Maybe you meant (%s), or the text %s in double quotes?"
                                    .formatted(name, Scanner.quotedText(word)))
                            .orElse(e.hint()));
        }
    }

    private Rule compare(Metric left, Operator operator, Metric right, int at) {
        Optional<RuleCheck.Clash> clash = Compare.clash(left, operator, right, vocabulary);
        clash.ifPresent(c -> report(c, at));
        return clash.isPresent() ? UNREADABLE : new Compare(left, operator, right);
    }

    private void report(RuleCheck.Clash clash, int at) {
        problems.add(new RuleProblem(clash.problem(), clash.hint(), text, at));
    }

    /** Steps over the comparison if a metric stands behind it rather than a value. */
    private @Nullable Operator tryComparison() {
        int start = scanner.position();
        for (Operator operator : Compare.COMPARISONS) {
            if (scanner.tryMark(operator.toString())) {
                if (Criterion.atValue(scanner) || !atMetric()) {
                    break;
                }
                return operator;
            }
        }
        scanner.reset(start);
        return null;
    }

    private boolean atMetric() {
        int start = scanner.position();
        char next = scanner.peek();
        boolean connective = scanner.tryWords("and") || scanner.tryWords("or");
        scanner.reset(start);
        return !connective && (Character.isLetter(next) || next == '`' || next == '(');
    }

    /** Goes to the connective or the parenthesis behind a test that could not be read. */
    private void skipTest() {
        try {
            int depth = 0;
            boolean between = false;
            while (!scanner.atEnd()) {
                int at = scanner.position();
                if (Character.isLetter(scanner.peek())) {
                    boolean and = scanner.tryWords("and");
                    if (depth == 0 && ((and && !between) || (!and && scanner.tryWords("or")))) {
                        scanner.reset(at);
                        return;
                    }
                    between = !and && ("between".equalsIgnoreCase(scanner.tryName()) || between);
                } else if (scanner.peek() == '"') {
                    scanner.quotedText();
                } else if (scanner.peek() == '`') {
                    scanner.tryName();
                } else if (scanner.peek() == ')' && --depth < 0) {
                    return;
                } else {
                    depth += scanner.peek() == '(' ? 1 : 0;
                    scanner.tryMark(String.valueOf(scanner.peek()));
                }
            }
        } catch (SyntaxException e) {
            scanner.reset(text.length()); // a quote that does not close: it has been said
        }
    }
}
