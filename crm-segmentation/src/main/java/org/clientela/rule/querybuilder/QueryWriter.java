package org.clientela.rule.querybuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.json.Json;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Compare;
import org.clientela.rule.InSegment;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleException;
import org.clientela.rule.RuleProblem;

/** From a rule to groups and rules of react-querybuilder. */
final class QueryWriter {
    private final Vocabulary vocabulary;
    private final List<RuleProblem> problems = new ArrayList<>();

    QueryWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    String write(Rule rule) {
        problems.addAll(rule.check(vocabulary));
        Object query = isGroup(rule) ? part(rule) : group("and", false, List.of(part(rule)));
        if (!problems.isEmpty()) {
            throw new RuleException(problems);
        }
        return Json.write(query);
    }

    private static boolean isGroup(Rule rule) {
        return rule instanceof Rule.AllOf
                || rule instanceof Rule.AnyOf
                || (rule instanceof Rule.Not not
                        && negation(not.inner()).isEmpty()
                        && !(not.inner() instanceof InSegment));
    }

    private Object part(Rule rule) {
        if (rule instanceof Rule.AllOf all) {
            return group("and", false, parts(all.rules()));
        }
        if (rule instanceof Rule.AnyOf any) {
            return any.rules().isEmpty() ? group("and", true, List.of()) : group("or", false, parts(any.rules()));
        }
        if (rule instanceof Rule.Not not) {
            return negated(not.inner());
        }
        if (rule instanceof Rule.Test test) {
            return test(
                    test,
                    QueryOperator.of(test.criterion().operator(), /* negated= */ false)
                            .orElseThrow());
        }
        if (rule instanceof Compare compare) {
            return rule(
                    compare.left().toString(),
                    compare.operator().toString(),
                    "field",
                    compare.right().toString());
        }
        if (rule instanceof InSegment reference) {
            return rule(QueryReader.IN_SEGMENT, "=", "value", reference.segment());
        }
        problems.add(new RuleProblem(
                "A rule that is bound to segments cannot be written.",
                "Maybe write it as it was before?",
                rule.toString(),
                0));
        return List.of();
    }

    private Object negated(Rule inner) {
        if (inner instanceof InSegment reference) {
            return rule(QueryReader.IN_SEGMENT, "!=", "value", reference.segment());
        }
        Optional<QueryOperator> operator = negation(inner);
        if (operator.isPresent()) {
            return test((Rule.Test) inner, operator.get());
        }
        boolean several = inner.parts().size() > 1 && !(inner instanceof Rule.Not);
        return several
                ? group(inner instanceof Rule.AnyOf ? "or" : "and", true, parts(inner.parts()))
                : group("and", true, List.of(part(inner)));
    }

    private static Optional<QueryOperator> negation(Rule inner) {
        return inner instanceof Rule.Test test
                ? QueryOperator.of(test.criterion().operator(), /* negated= */ true)
                : Optional.empty();
    }

    private List<Object> parts(List<Rule> rules) {
        return rules.stream().map(this::part).toList();
    }

    private Object test(Rule.Test test, QueryOperator operator) {
        Optional<ValueType> type = test.metric().type(vocabulary);
        List<Object> values = new ArrayList<>();
        for (Value operand : test.criterion().operands()) {
            QueryValues.json(operand, type).ifPresentOrElse(values::add, () -> unknown(test));
        }
        boolean list = operator.takesList();
        Object value = list ? values : values.isEmpty() ? "" : values.get(0);
        return rule(test.metric().toString(), operator.toString(), "value", value);
    }

    private void unknown(Rule.Test test) {
        Operator operator = test.criterion().operator();
        Metric metric = test.metric();
        problems.add(new RuleProblem(
                "The type of (%s) is not known, so that (%s) would read back as a text.".formatted(metric, operator),
                "Maybe use a vocabulary that has it?",
                test.toString(),
                0));
    }

    private static Map<String, Object> group(String combinator, boolean not, List<Object> rules) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("combinator", combinator);
        group.put("not", not);
        group.put("rules", rules);
        return group;
    }

    private static Map<String, Object> rule(String field, String operator, String source, Object value) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("field", field);
        rule.put("operator", operator);
        rule.put("valueSource", source);
        rule.put("value", value);
        return rule;
    }
}
