package org.clientela.rule;

import java.util.List;

/** Writes rules, with no more parentheses than needed. */
final class RuleText {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int TEST = 4;

    private final StringBuilder text = new StringBuilder();

    private RuleText() {}

    static String of(Rule rule) {
        RuleText writer = new RuleText();
        writer.write(rule, 0);
        return writer.text.toString();
    }

    private void write(Rule rule, int around) {
        int binding = binding(rule);
        boolean parentheses = binding < around;
        text.append(parentheses ? "(" : "");
        if (rule instanceof Rule.AllOf all) {
            join(all.rules(), "true", " and ", binding);
        } else if (rule instanceof Rule.AnyOf any) {
            join(any.rules(), "false", " or ", binding);
        } else if (rule instanceof Rule.Not not) {
            text.append("not ");
            write(not.inner(), binding);
        } else if (rule instanceof Rule.Test test) {
            text.append(test.metric()).append(' ').append(test.criterion());
        }
        text.append(parentheses ? ")" : "");
    }

    /** A lone part is joined to the neutral word, so that it reads back as what it is. */
    private void join(List<Rule> parts, String neutral, String connective, int binding) {
        if (parts.size() < 2) {
            text.append(neutral);
        }
        for (int i = 0; i < parts.size(); i++) {
            text.append(i > 0 || parts.size() == 1 ? connective : "");
            write(parts.get(i), binding);
        }
    }

    private static int binding(Rule rule) {
        if (rule instanceof Rule.Not) {
            return NOT;
        }
        if (rule.parts().isEmpty()) {
            return TEST;
        }
        return rule instanceof Rule.AllOf ? AND : OR;
    }
}
