package org.clientela.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.text.Suggestion;
import org.clientela.text.SyntaxException;

/** Finds unknown words and types that do not go together. */
final class RuleCheck {
    /** A problem and a hint. */
    record Clash(String problem, String hint) {}

    private RuleCheck() {}

    static List<RuleProblem> of(Rule rule, Vocabulary vocabulary) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Rule leaf : RuleTree.leaves(rule)) {
            if (leaf instanceof Rule.Test test) {
                check(test, vocabulary, problems);
            } else if (leaf instanceof Compare compare) {
                check(compare, vocabulary, problems);
            }
        }
        return List.copyOf(problems);
    }

    private static void check(Rule.Test test, Vocabulary vocabulary, List<RuleProblem> problems) {
        if (hasWords(test.metric(), 0, test, vocabulary, problems)) {
            int at = test.metric().toString().length() + 1;
            problem(test.metric(), test.criterion(), vocabulary).ifPresent(clash -> problems.add(at(at, clash, test)));
        }
    }

    private static void check(Compare compare, Vocabulary vocabulary, List<RuleProblem> problems) {
        int behindLeft = compare.left().toString().length() + 1;
        int right = behindLeft + compare.operator().toString().length() + 1;
        boolean left = hasWords(compare.left(), 0, compare, vocabulary, problems);
        if (hasWords(compare.right(), right, compare, vocabulary, problems) && left) {
            Compare.clash(compare.left(), compare.operator(), compare.right(), vocabulary)
                    .ifPresent(clash -> problems.add(at(behindLeft, clash, compare)));
        }
    }

    /** The text of a metric reads back in a vocabulary exactly if it has the words. */
    private static boolean hasWords(
            Metric metric, int at, Rule rule, Vocabulary vocabulary, List<RuleProblem> problems) {
        try {
            Metric.parse(metric.toString(), vocabulary);
            return true;
        } catch (SyntaxException e) {
            problems.add(new RuleProblem(e.problem(), e.hint(), rule.toString(), at + e.position()));
            return false;
        }
    }

    private static RuleProblem at(int position, Clash clash, Rule rule) {
        return new RuleProblem(clash.problem(), clash.hint(), rule.toString(), position);
    }

    /** Why the answers to a metric can neither meet nor fail a criterion, as far as their type is known. */
    static Optional<Clash> clash(Metric metric, Criterion criterion, Vocabulary vocabulary) {
        return metric.type(vocabulary)
                .flatMap(type -> criterion.clashWith(type).map(problem -> new Clash(problem, hint(type, criterion))));
    }

    /** A {@link #clash}, or a value that the metric never has as far as the vocabulary knows. */
    static Optional<Clash> problem(Metric metric, Criterion criterion, Vocabulary vocabulary) {
        return clash(metric, criterion, vocabulary)
                .or(() -> vocabulary.isOpen() ? Optional.empty() : unknownWord(metric, criterion, vocabulary));
    }

    /** A value that an attribute of a closed set never has, such as a kind in lower case. */
    private static Optional<Clash> unknownWord(Metric metric, Criterion criterion, Vocabulary vocabulary) {
        List<String> words =
                metric instanceof Metric.Attribute attribute ? vocabulary.attributeWords(attribute.name()) : List.of();
        return criterion.operands().stream()
                .filter(operand -> !words.isEmpty() && operand instanceof Value.Text)
                .map(operand -> ((Value.Text) operand).text())
                .filter(word -> !words.contains(word))
                .findFirst()
                .map(word -> new Clash("There is no %s (%s).".formatted(metric, word), Suggestion.hint(word, words)));
    }

    private static String hint(ValueType type, Criterion criterion) {
        Value operand = criterion.operands().isEmpty()
                ? Value.missing()
                : criterion.operands().get(0);
        boolean operandIsAtFault = type == ValueType.TEXTS
                ? criterion.operator().toString().startsWith("contains")
                : operand.type().filter(type::isComparableWith).isEmpty();
        if (!operandIsAtFault) {
            return type == ValueType.TEXTS
                    ? "Maybe use contains any, contains all or contains none?"
                    : "Maybe use =, != or in?";
        }
        return switch (type) {
            case NUMBER ->
                operand instanceof Value.Amount amount
                        ? "Maybe write %s, without a currency?"
                                .formatted(amount.money().amount().toPlainString())
                        : "Maybe write a number, without quotes?";
            case MONEY ->
                operand instanceof Value.Decimal number
                        ? "Maybe write %s EUR?".formatted(number)
                        : "Maybe write an amount, such as 1000 EUR?";
            case TEXT, TEXTS -> "Maybe write it in double quotes?";
            case DATE, TIME -> "Maybe write a date, such as 2026-03-01?";
            case FLAG -> "Maybe write true or false?";
        };
    }
}
