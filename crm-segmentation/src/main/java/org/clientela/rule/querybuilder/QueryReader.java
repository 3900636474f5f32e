package org.clientela.rule.querybuilder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clientela.attribute.Criterion;
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
import org.clientela.rule.RuleTooComplexException;
import org.clientela.text.Suggestion;
import org.clientela.text.SyntaxException;
import org.jspecify.annotations.Nullable;

/** From groups and rules of react-querybuilder to a rule. What is wrong with one does not keep it from reading the next. */
final class QueryReader {
    /** The field that asks whether the customer is in a segment. */
    static final String IN_SEGMENT = "in segment";

    /** Stands for what could not be read; the rule around it is never handed out. */
    private static final Rule UNREADABLE = Rule.nobody();

    /** What the editor has for a field or an operator that nobody has chosen yet. */
    private static final String PLACEHOLDER = "~";

    private static final int SHOWN = 60;

    private final Vocabulary vocabulary;
    private final List<RuleProblem> problems = new ArrayList<>();

    QueryReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Rule read(String json) {
        Rule rule = group(Json.read(json, JsonNode.class), "query");
        if (!problems.isEmpty()) {
            throw new RuleException(problems);
        }
        return rule;
    }

    private Rule group(JsonNode group, String at) {
        JsonNode rules = group.path("rules");
        JsonNode not = group.path("not");
        if (!rules.isArray() || !(isAbsent(not) || not.isBoolean())) {
            return refuse(
                    at,
                    rules.isArray()
                            ? "The negation (not) is neither true nor false."
                            : "There is no list of rules here.",
                    "Maybe compare it with {\"combinator\": \"and\", \"not\": false, \"rules\": […]}?");
        }
        if (rules.isEmpty()) {
            return not.asBoolean() ? Rule.nobody() : Rule.everyone();
        }
        boolean independent = isAbsent(group.path("combinator"));
        Rule rule = independent ? independent(rules, at) : joined(group.path("combinator"), unmuted(rules, at), at);
        return not.asBoolean() ? rule.negated() : rule;
    }

    private List<Rule> unmuted(JsonNode rules, String at) {
        List<Rule> parts = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (!isMuted(rules.get(i))) {
                parts.add(part(rules.get(i), at + ".rules[" + i + "]"));
            }
        }
        return parts;
    }

    private Rule joined(JsonNode combinator, List<Rule> parts, String at) {
        boolean or = isCombinator(combinator, "or");
        if (!or && !isCombinator(combinator, "and")) {
            return refuse(
                    at,
                    "There is no combinator (%s).".formatted(shortened(combinator.asText())),
                    "Maybe use and or or?");
        }
        return parts.isEmpty() ? Rule.everyone() : joined(or, parts);
    }

    private static Rule joined(boolean or, List<Rule> parts) {
        return or ? Rule.anyOf(parts.toArray(new Rule[0])) : Rule.allOf(parts.toArray(new Rule[0]));
    }

    /** Rules with a combinator between any two: {@code and} binds closer. */
    private Rule independent(JsonNode rules, String at) {
        List<Rule> any = new ArrayList<>();
        List<Rule> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            JsonNode element = rules.get(i);
            String place = at + ".rules[" + i + "]";
            if (i % 2 == 0) {
                all.add(
                        isMuted(element)
                                ? refuse(
                                        place,
                                        "A rule between independent combinators cannot be muted.",
                                        "Maybe remove it?")
                                : part(element, place));
            } else if (isCombinator(element, "or")) {
                any.add(joined(/* or= */ false, all));
                all.clear();
            } else if (!isCombinator(element, "and")) {
                refuse(place, "There should be a combinator here.", "Maybe \"and\" or \"or\"?");
            }
        }
        if (all.isEmpty() || rules.size() % 2 == 0) {
            return refuse(at, "The rules do not end with a rule.", "Maybe remove the last combinator?");
        }
        any.add(joined(/* or= */ false, all));
        return joined(/* or= */ true, any);
    }

    private Rule part(JsonNode node, String at) {
        if (node.has("rules") || node.has("combinator") || !node.isObject()) {
            return group(node, at);
        }
        try {
            return rule(node, at);
        } catch (RuleTooComplexException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            problems.add(RuleProblem.at(at, String.valueOf(e.getMessage())));
            return UNREADABLE;
        }
    }

    private Rule rule(JsonNode node, String at) {
        String field = node.path("field").asText();
        String source = node.path("valueSource").asText("value");
        Optional<QueryOperator> found = QueryOperator.find(node.path("operator").asText());
        if (field.isEmpty()
                || field.equals(PLACEHOLDER)
                || node.path("operator").asText().equals(PLACEHOLDER)) {
            return refuse(at, "The field or the operator has not been chosen.", "Maybe remove the rule?");
        }
        if (found.isEmpty()) {
            String name = node.path("operator").asText();
            return refuse(
                    at + ".operator",
                    "There is no operator (%s).".formatted(shortened(name)),
                    Suggestion.hint(name, QueryOperator.texts()));
        }
        if (!isAbsent(node.path("match"))) {
            return refuse(
                    at + ".match", "There are no match modes.", "Maybe use containsAny, containsAll or containsNone?");
        }
        if (field.equals(IN_SEGMENT)) {
            return inSegment(found.get(), node.path("value"));
        }
        Metric metric = metric(field, at + ".field");
        if (metric == null) {
            return UNREADABLE;
        }
        return switch (source) {
            case "value" -> checked(test(metric, found.get(), node.path("value")), at);
            case "field" -> compare(metric, found.get(), node.path("value"), at);
            default ->
                refuse(
                        at + ".valueSource",
                        "There is no source of values (%s).".formatted(shortened(source)),
                        "Maybe use value or field?");
        };
    }

    private static Rule inSegment(QueryOperator operator, JsonNode name) {
        if ((operator != QueryOperator.EQUAL && operator != QueryOperator.NOT_EQUAL) || !name.isTextual()) {
            throw new IllegalArgumentException(
                    "A customer is in a segment or not: there is no (%s) here, and the value is a name.%nMaybe use = or !=?"
                            .formatted(operator));
        }
        Rule rule = new InSegment(name.textValue());
        return operator == QueryOperator.EQUAL ? rule : rule.negated();
    }

    private Rule test(Metric metric, QueryOperator operator, JsonNode value) {
        Optional<ValueType> type = metric.type(vocabulary);
        Operator meaning = operator.operator(type);
        List<Value> operands = operator.takesNothing()
                ? List.of()
                : operator.takesList() ? QueryValues.list(value, type) : List.of(QueryValues.one(value, type));
        Rule rule = Rule.where(metric, new Criterion(meaning, operands));
        return operator.negates(type) ? rule.negated() : rule;
    }

    private Rule compare(Metric left, QueryOperator operator, JsonNode value, String at) {
        Metric right = value.isTextual() ? metric(value.textValue(), at + ".value") : null;
        if (!value.isTextual()) {
            return refuse(at + ".value", "There should be one field here.", "Maybe use another operator, or a value?");
        }
        return right == null ? UNREADABLE : checked(new Compare(left, operator.operator(Optional.empty()), right), at);
    }

    /** The metric that a text is; null and reported if it is none. */
    private @Nullable Metric metric(String text, String at) {
        try {
            return Metric.parse(text, vocabulary);
        } catch (SyntaxException e) {
            if (vocabulary.attributes().containsKey(text)) {
                return Metric.attribute(text);
            }
            String shown = shortened(text);
            String place = at + ": ";
            problems.add(new RuleProblem(
                    e.problem(), e.hint(), place + shown, place.length() + Math.min(e.position(), shown.length())));
            return null;
        }
    }

    private Rule checked(Rule rule, String at) {
        for (RuleProblem problem : rule.check(vocabulary)) {
            String place = at + ": ";
            problems.add(new RuleProblem(
                    problem.problem(), problem.hint(), place + problem.text(), place.length() + problem.position()));
        }
        return rule;
    }

    private Rule refuse(String at, String problem, String hint) {
        problems.add(new RuleProblem(problem, hint, at, at.length()));
        return UNREADABLE;
    }

    private static boolean isMuted(JsonNode node) {
        return node.path("muted").asBoolean();
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static boolean isCombinator(JsonNode node, String name) {
        return node.isTextual() && node.textValue().toLowerCase(Locale.ROOT).equals(name);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
