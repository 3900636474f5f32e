package org.clientela.rule;

import java.util.List;
import org.clientela.profile.Metric;
import org.clientela.text.Scanner;

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
        } else if (rule instanceof Compare compare) {
            text.append(compare.left())
                    .append(' ')
                    .append(compare.operator())
                    .append(' ')
                    .append(right(compare.right()));
        } else if (rule instanceof InSegment reference) {
            text.append(membership(reference.segment()));
        } else if (rule instanceof BoundSegment bound) {
            text.append(membership(bound.segment()));
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

    /** A lone constant would read as a value, and the comparison as a test. */
    private static String right(Metric metric) {
        return metric instanceof Metric.Constant ? "(" + metric + ")" : metric.toString();
    }

    private static String membership(String segment) {
        return "in segment " + Scanner.quotedText(segment);
    }

    private static int binding(Rule rule) {
        if (rule instanceof Rule.Not) {
            return NOT;
        }
        if (rule.parts().isEmpty() || rule instanceof BoundSegment) {
            return TEST;
        }
        return rule instanceof Rule.AllOf ? AND : OR;
    }
}
