package org.clientela.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.profile.Metric;
import org.clientela.rule.Compare;
import org.clientela.rule.Rule;

/** A bound rule whose metrics are numbers, so that many rules share their answers. Says what the rule says. */
sealed interface CompiledRule {
    Truth test(Sight sight);

    /** Compiles a rule; each metric gets its number from {@code numbers}. */
    static CompiledRule of(Rule rule, ToIntFunction<Metric> numbers) {
        if (rule instanceof Rule.Test test) {
            return new Test(numbers.applyAsInt(test.metric()), test.criterion());
        }
        if (rule instanceof Compare compare) {
            return new Comparison(
                    numbers.applyAsInt(compare.left()), numbers.applyAsInt(compare.right()), compare);
        }
        List<CompiledRule> parts = new ArrayList<>();
        rule.parts().forEach(part -> parts.add(of(part, numbers)));
        CompiledRule[] array = parts.toArray(new CompiledRule[0]);
        if (rule instanceof Rule.AllOf) {
            return new All(array);
        }
        if (rule instanceof Rule.AnyOf) {
            return new Any(array);
        }
        if (array.length != 1) {
            throw new IllegalStateException("The rule (%s) is not bound.%nMaybe bind it first?".formatted(rule));
        }
        return rule instanceof Rule.Not ? new Not(array[0]) : array[0]; // a bound segment is what its rule is
    }

    record Test(int metric, Criterion criterion) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            return criterion.test(sight.value(metric), sight.zone());
        }
    }

    record Comparison(int left, int right, Compare rule) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            return rule.truth(sight.value(left), sight.value(right), sight.zone());
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record All(CompiledRule[] parts) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            Truth all = Truth.TRUE;
            for (CompiledRule part : parts) {
                all = all.and(part.test(sight));
                if (all == Truth.FALSE) {
                    return all;
                }
            }
            return all;
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Any(CompiledRule[] parts) implements CompiledRule {
        @Override
        public Truth test(Sight sight) {
            Truth any = Truth.FALSE;
            for (CompiledRule part : parts) {
                any = any.or(part.test(sight));
                if (any == Truth.TRUE) {
                    return any;
                }
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
