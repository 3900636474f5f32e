package org.clientela.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.clientela.attribute.Truth;
import org.clientela.profile.Metric;
import org.clientela.rule.Compare;
import org.clientela.rule.Rule;

/** A bound rule whose tests are numbers, so that many rules share their answers. Says what the rule says. */
sealed interface CompiledRule {
    Truth test(Sight sight);

    /** Compiles a rule; each test of it, a {@link Rule.Test} or {@link Compare}, gets its number from {@code numbers}. */
    static CompiledRule of(Rule rule, ToIntFunction<Rule> numbers) {
        if (rule instanceof Rule.Test || rule instanceof Compare) {
            return new Leaf(numbers.applyAsInt(rule));
        }
        List<CompiledRule> parts = new ArrayList<>();
        rule.parts().stream()
                .sorted(Comparator.comparing(part -> !asksAttribute(part)))
                .forEach(part -> parts.add(of(part, numbers)));
        if (rule instanceof Rule.AllOf) {
            return new All(parts);
        }
        if (rule instanceof Rule.AnyOf) {
            return new Any(parts);
        }
        if (parts.size() != 1) {
            throw new IllegalStateException("The rule (%s) is not bound.%nMaybe bind it first?".formatted(rule));
        }
        return rule instanceof Rule.Not ? new Not(parts.get(0)) : parts.get(0); // a bound segment is what its rule is
    }

    /** What is so cheap to ask goes first, since it may settle the rest; the answer is the same in any order. */
    private static boolean asksAttribute(Rule rule) {
        return rule instanceof Rule.Test test && test.metric() instanceof Metric.Attribute;
    }

    record Leaf(int number) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            return sight.truth(number);
        }
    }

    record All(List<CompiledRule> parts) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            Truth all = Truth.TRUE;
            for (int i = 0; i < parts.size() && all != Truth.FALSE; i++) {
                all = all.and(parts.get(i).test(sight));
            }
            return all;
        }
    }

    record Any(List<CompiledRule> parts) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            Truth any = Truth.FALSE;
            for (int i = 0; i < parts.size() && any != Truth.TRUE; i++) {
                any = any.or(parts.get(i).test(sight));
            }
            return any;
        }
    }

    record Not(CompiledRule inner) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            return inner.test(sight).not();
        }
    }
}
