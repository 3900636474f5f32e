package org.clientela.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.clientela.internal.JsonFault;

/** Reads the JSON of a rule part by part: what is wrong with one does not keep it from reading the next. */
final class RuleJson {
    /** Stands for what could not be read; the rule around it is never handed out. */
    private static final Rule UNREADABLE = Rule.nobody();

    private final DeserializationContext context;
    private final List<RuleProblem> problems = new ArrayList<>();

    private RuleJson(DeserializationContext context) {
        this.context = context;
    }

    /**
     * The rule of a tree, whose depth the JSON reader has bounded.
     *
     * @throws RuleException if it is none, with everything that is wrong
     * @throws RuleTooComplexException if it is too large
     */
    static Rule read(JsonNode node, DeserializationContext context) throws IOException {
        RuleJson reader = new RuleJson(context);
        Rule rule = reader.rule(node, "rule");
        if (!reader.problems.isEmpty()) {
            throw new RuleException(reader.problems);
        }
        return rule;
    }

    private Rule rule(JsonNode node, String at) throws IOException {
        String kind = node.path("rule").asText();
        JsonNode rules = node.path("rules");
        if (rules.isArray() && (kind.equals("all-of") || kind.equals("any-of"))) {
            List<Rule> parts = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                parts.add(rule(rules.get(i), at + ".rules[" + i + "]"));
            }
            return kind.equals("all-of") ? new Rule.AllOf(parts) : new Rule.AnyOf(parts);
        }
        if (node.path("inner").isObject() && kind.equals("not")) {
            return new Rule.Not(rule(node.path("inner"), at + ".inner"));
        }
        try {
            Rule rule = context.readTreeAsValue(node, Rule.class);
            return rule == null ? refuse(at, "There is no rule here.%nMaybe remove the null?".formatted()) : rule;
        } catch (JsonProcessingException e) {
            return refuse(at + JsonFault.path(e), reason(e));
        }
    }

    private Rule refuse(String at, String reason) {
        problems.add(RuleProblem.at(at, reason));
        return UNREADABLE;
    }

    /** What a type said of its content, if one did. */
    private static String reason(JsonProcessingException e) {
        IllegalArgumentException said = JsonFault.reason(e).orElse(null);
        if (said instanceof RuleTooComplexException tooComplex) {
            throw tooComplex;
        }
        return said == null
                ? "This does not fit a rule.%nMaybe compare it with what Json.write gives for one?".formatted()
                : String.valueOf(said.getMessage());
    }
}
