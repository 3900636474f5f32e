package org.clientela.rule;

import java.time.ZoneId;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.clientela.attribute.Truth;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

/** Tests rules on a whole population, column by column. */
final class PopulationTest {
    private final Population population;
    private final Map<Metric, Answers> answers = new HashMap<>();

    /** Computes all that the rules ask for in one pass over the population. */
    PopulationTest(Population population, Collection<Rule> rules) {
        this.population = population;
        Set<Metric> metrics = new LinkedHashSet<>();
        rules.forEach(rule -> metrics.addAll(rule.metrics()));
        Iterator<Answers> computed = population.answersAll(List.copyOf(metrics)).iterator();
        metrics.forEach(metric -> answers.put(metric, computed.next()));
    }

    Truths of(Rule rule) {
        if (rule instanceof Rule.Test test) {
            return of(test);
        }
        if (rule instanceof Compare compare) {
            return of(compare);
        }
        if (rule instanceof InSegment reference) {
            throw reference.unbound();
        }
        if (rule instanceof BoundSegment bound) {
            return of(bound.definition());
        }
        if (rule instanceof Rule.Not not) {
            return of(not.inner()).not();
        }
        boolean any = rule instanceof Rule.AnyOf;
        Truths all = Truths.ofEveryone(population.size());
        for (Rule part : rule.parts()) {
            all.restrictTo(any ? of(part).not() : of(part));
            if (all.count(Truth.FALSE) == population.size()) {
                break;
            }
        }
        return any ? all.not() : all; // De Morgan: any of them holds unless all of them do not
    }

    private Truths of(Rule.Test test) {
        Answers column = Objects.requireNonNull(answers.get(test.metric()));
        ZoneId zone = population.zone();
        return each(i -> test.criterion().test(column.get(i), zone));
    }

    private Truths of(Compare compare) {
        Answers left = Objects.requireNonNull(answers.get(compare.left()));
        Answers right = Objects.requireNonNull(answers.get(compare.right()));
        ZoneId zone = population.zone();
        return each(i -> compare.truth(left.get(i), right.get(i), zone));
    }

    private Truths each(IntFunction<Truth> test) {
        int size = population.size();
        BitSet holds = new BitSet(size);
        BitSet fails = new BitSet(size);
        for (int i = 0; i < size; i++) {
            Truth truth = test.apply(i);
            if (truth != Truth.UNKNOWN) {
                (truth == Truth.TRUE ? holds : fails).set(i);
            }
        }
        return new Truths(size, holds, fails);
    }
}
