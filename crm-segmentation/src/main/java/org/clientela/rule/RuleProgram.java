package org.clientela.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clientela.profile.Sweep;

/** Rules made ready for a population: what several of them ask is asked once. One thread's. */
final class RuleProgram {
    private final Sweep sweep;
    private final Map<Rule, RuleNode> nodes = new HashMap<>();
    private final List<RuleNode> roots = new ArrayList<>();
    private final long[] everyone = new long[RuleNode.WORDS];

    RuleProgram(Sweep sweep, Collection<Rule> rules) {
        this.sweep = sweep;
        rules.forEach(rule -> roots.add(node(rule)));
    }

    /** Answers for a block, and writes what the rules say into words of their own, a bit a customer. */
    void run(int block, List<TruthWords> truths) {
        int size = sweep.moveTo(block);
        for (int word = 0; word < RuleNode.WORDS; word++) {
            int count = Math.max(0, Math.min(Long.SIZE, size - word * Long.SIZE));
            everyone[word] = count == Long.SIZE ? -1L : (1L << count) - 1;
        }
        for (int i = 0; i < roots.size(); i++) {
            RuleNode root = roots.get(i);
            root.decide(block, everyone);
            truths.get(i).set(block, everyone, root.holds, root.fails);
        }
    }

    private RuleNode node(Rule rule) {
        RuleNode known = nodes.get(rule);
        if (known == null) {
            known = compiled(rule);
            nodes.put(rule, known);
        }
        return known;
    }

    private RuleNode compiled(Rule rule) {
        if (rule instanceof Rule.Test test) {
            return RuleNode.ofTest(sweep, sweep.test(test.metric(), test.criterion()));
        }
        if (rule instanceof Compare compare) {
            return RuleNode.ofTest(sweep, sweep.compare(compare.left(), compare.operator(), compare.right()));
        }
        if (rule instanceof InSegment reference) {
            throw reference.unbound();
        }
        if (rule instanceof BoundSegment bound) {
            return node(bound.definition());
        }
        if (rule instanceof Rule.Not not) {
            return RuleNode.not(node(not.inner()));
        }
        List<RuleNode> parts = rule.parts().stream().map(this::node).toList();
        return RuleNode.of(parts, rule instanceof Rule.AllOf);
    }
}
