package org.clientela.rule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;

/**
 * A condition on a customer. A value and data only: rules compare, print, parse, travel as JSON and compose, and none can
 * run code. Immutable, pure; never throws for a valid profile.
 *
 * <pre>{@code
 * Rule.parse("count(purchase, last 12 months) >= 3 and not country in (\"DE\", \"FR\")");
 * Rule.where(Metric.count(EventType.PURCHASE), Criterion.parse(">= 3"))
 *         .and(Rule.where(Metric.attribute("country"), Criterion.parse("in (\"DE\", \"FR\")")).negated());
 * }</pre>
 *
 * <p>What is missing makes a test {@link Truth#UNKNOWN}, and a rule {@linkplain #matches matches} only if it is
 * {@link Truth#TRUE}. So neither a rule nor its {@linkplain #negated() negation} matches a customer of whom the answer is
 * not known. In texts {@code not} binds closest, then {@code and}, then {@code or}.
 *
 * <p>Further kinds of rule may come: a switch over them needs a default.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Rule.AllOf.class, name = "all-of"),
    @JsonSubTypes.Type(value = Rule.AnyOf.class, name = "any-of"),
    @JsonSubTypes.Type(value = Rule.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Rule.Test.class, name = "test"),
    @JsonSubTypes.Type(value = Compare.class, name = "compare"),
    @JsonSubTypes.Type(value = InSegment.class, name = "in-segment")
})
public sealed interface Rule permits Rule.AllOf, Rule.AnyOf, Rule.Not, Rule.Test, Compare, InSegment, BoundSegment {
    /** The deepest nesting; a lone test is 1 deep. */
    int MAX_DEPTH = 100;

    /** The most tests in one rule. */
    int MAX_TESTS = 10_000;

    /**
     * Whether the rule holds.
     *
     * @param profile the customer at an instant
     * @return unknown if something is missing that would decide it
     */
    Truth test(CustomerProfile profile);

    /**
     * Why the rule holds or does not.
     *
     * @param profile the customer at an instant
     * @return a tree with every test, of the same truth as {@link #test(CustomerProfile)}
     */
    Explanation explain(CustomerProfile profile);

    /**
     * The rules this one is made of.
     *
     * @return in their order; empty for a test
     */
    List<Rule> parts();

    /**
     * Whether the rule holds for certain.
     *
     * @param profile the customer at an instant
     * @return false also if it is not known
     */
    default boolean matches(CustomerProfile profile) {
        return test(profile).holds();
    }

    /**
     * The answer with its reasons.
     *
     * @param profile the customer at an instant
     * @return as of the instant of the profile, with the instant until which it holds
     */
    default Verdict verdict(CustomerProfile profile) {
        return Verdict.of(explain(profile), profile.asOf(), validUntil(profile));
    }

    /**
     * What the rule says of every customer of a population. All metrics are computed in one pass, each once.
     *
     * @param population the customers
     * @return exactly what {@link #test(CustomerProfile)} would say of each
     */
    default Truths test(Population population) {
        return Batch.inCaller().test(List.of(this), population).get(0);
    }

    /**
     * What several rules say of every customer of a population. The metrics of all of them are computed in one pass, each
     * once.
     *
     * @param rules any
     * @param population the customers
     * @return one answer a rule, in their order
     */
    static List<Truths> test(Collection<Rule> rules, Population population) {
        return Batch.inCaller().test(rules, population);
    }

    /**
     * The metrics the rule asks for.
     *
     * @return each once, in the order of the text
     */
    default Set<Metric> metrics() {
        return RuleTree.metrics(this);
    }

    /**
     * The other segments the rule asks for, not those that they ask for.
     *
     * @return their names, each once, in the order of the text
     */
    default Set<String> segments() {
        return RuleTree.segments(this);
    }

    /**
     * The same rule with all it refers to at hand, so that it can be asked. Reads as before.
     *
     * @param segments the bound rule of a segment by name; throws for one that does not exist
     * @param vocabulary that has the derived metrics
     * @return the rule itself if it refers to nothing
     * @throws RuleTooComplexException if it grows too large
     */
    default Rule bind(Function<String, Rule> segments, Vocabulary vocabulary) {
        return RuleTree.bind(this, segments, vocabulary);
    }

    /**
     * How long the answer holds if nothing new is recorded.
     *
     * @param profile the customer at an instant
     * @return the first instant at which {@link #test(CustomerProfile)} can say something else; {@link Instant#MAX} if it never
     *     will. Never too late; too early only where the rule hangs on very many instants
     */
    default Instant validUntil(CustomerProfile profile) {
        return Validity.until(this, profile);
    }

    /**
     * Holds the rule against a vocabulary: for rules that came from JSON or were put together in code.
     *
     * @param vocabulary the words it may use, and their types
     * @return all that is wrong, each problem once; empty if nothing is
     */
    default List<RuleProblem> check(Vocabulary vocabulary) {
        return RuleCheck.of(this, vocabulary);
    }

    /**
     * Both hold.
     *
     * @param other the other one
     * @return the conjunction
     * @throws RuleTooComplexException if it grows too large
     */
    default Rule and(Rule other) {
        return allOf(this, other);
    }

    /**
     * At least one holds.
     *
     * @param other the other one
     * @return the disjunction
     * @throws RuleTooComplexException if it grows too large
     */
    default Rule or(Rule other) {
        return anyOf(this, other);
    }

    /**
     * It does not hold. Wraps the rule and leaves its operators alone, so that what is unknown stays unknown.
     *
     * @return the negation
     * @throws RuleTooComplexException if it nests too deep
     */
    default Rule negated() {
        return new Not(this);
    }

    /**
     * The answer to a metric meets a criterion.
     *
     * @param metric the question
     * @param criterion what the answer must be
     * @return the rule
     * @throws IllegalArgumentException if answers of that type can never be tested so
     */
    static Rule where(Metric metric, Criterion criterion) {
        return new Test(metric, criterion);
    }

    /**
     * All of them hold.
     *
     * @param rules any number; none hold for everyone
     * @return the conjunction, or the rule itself if it is one
     * @throws RuleTooComplexException if it grows too large
     */
    static Rule allOf(Rule... rules) {
        return simplest(new AllOf(Arrays.asList(rules)));
    }

    /**
     * At least one of them holds.
     *
     * @param rules any number; none hold for nobody
     * @return the disjunction, or the rule itself if it is one
     * @throws RuleTooComplexException if it grows too large
     */
    static Rule anyOf(Rule... rules) {
        return simplest(new AnyOf(Arrays.asList(rules)));
    }

    /**
     * Holds for everyone, in texts {@code true}.
     *
     * @return the empty conjunction
     */
    static Rule everyone() {
        return new AllOf(List.of());
    }

    /**
     * Holds for nobody, in texts {@code false}.
     *
     * @return the empty disjunction
     */
    static Rule nobody() {
        return new AnyOf(List.of());
    }

    /**
     * Reads what {@code toString()} writes, in the standard vocabulary.
     *
     * @param text for example {@code count(purchase, last 12 months) >= 3 or country = "DE"}
     * @return the rule
     * @throws RuleException if it is none, with everything that is wrong
     * @throws RuleTooComplexException if it nests too deep or has too many tests
     */
    static Rule parse(String text) {
        return parse(text, Vocabulary.standard());
    }

    /**
     * Reads what {@code toString()} writes.
     *
     * @param text for example {@code count(purchase, last 12 months) >= 3 or country = "DE"}
     * @param vocabulary the words it may use, and their types
     * @return the rule
     * @throws RuleException if it is none, with everything that is wrong
     * @throws RuleTooComplexException if it nests too deep or has too many tests
     */
    static Rule parse(String text, Vocabulary vocabulary) {
        return RuleParser.parse(text, vocabulary, MAX_DEPTH);
    }

    private static Rule simplest(Rule rule) {
        return rule.parts().size() == 1 ? rule.parts().get(0) : rule;
    }

    /**
     * All parts hold: the least true of them. Of no parts it is true.
     *
     * @param rules the parts; those that are conjunctions themselves are replaced by their parts
     */
    record AllOf(List<Rule> rules) implements Rule {
        /** Copies, flattens and checks the size. */
        public AllOf {
            rules = RuleTree.flat(AllOf.class, rules);
        }

        @Override
        public Truth test(CustomerProfile profile) {
            Truth all = Truth.TRUE;
            for (Rule rule : rules) {
                all = all.and(rule.test(profile));
                if (all == Truth.FALSE) {
                    return all;
                }
            }
            return all;
        }

        @Override
        public Explanation explain(CustomerProfile profile) {
            List<Explanation> parts =
                    rules.stream().map(rule -> rule.explain(profile)).toList();
            Truth all = parts.stream().map(Explanation::truth).reduce(Truth.TRUE, Truth::and);
            return Explanation.of(Explanation.ALL_OF, all, parts);
        }

        @Override
        public List<Rule> parts() {
            return rules;
        }

        /**
         * The text form.
         *
         * @return as {@link Rule#parse} reads it
         */
        @Override
        public String toString() {
            return RuleText.of(this);
        }
    }

    /**
     * At least one part holds: the most true of them. Of no parts it is false.
     *
     * @param rules the parts; those that are disjunctions themselves are replaced by their parts
     */
    record AnyOf(List<Rule> rules) implements Rule {
        /** Copies, flattens and checks the size. */
        public AnyOf {
            rules = RuleTree.flat(AnyOf.class, rules);
        }

        @Override
        public Truth test(CustomerProfile profile) {
            Truth any = Truth.FALSE;
            for (Rule rule : rules) {
                any = any.or(rule.test(profile));
                if (any == Truth.TRUE) {
                    return any;
                }
            }
            return any;
        }

        @Override
        public Explanation explain(CustomerProfile profile) {
            List<Explanation> parts =
                    rules.stream().map(rule -> rule.explain(profile)).toList();
            Truth any = parts.stream().map(Explanation::truth).reduce(Truth.FALSE, Truth::or);
            return Explanation.of(Explanation.ANY_OF, any, parts);
        }

        @Override
        public List<Rule> parts() {
            return rules;
        }

        /**
         * The text form.
         *
         * @return as {@link Rule#parse} reads it
         */
        @Override
        public String toString() {
            return RuleText.of(this);
        }
    }

    /**
     * The inner rule does not hold.
     *
     * @param inner what must not hold
     */
    record Not(Rule inner) implements Rule {
        /** Checks the depth. */
        public Not {
            Objects.requireNonNull(inner, "inner");
            RuleTree.requireBounded(List.of(inner));
        }

        @Override
        public Truth test(CustomerProfile profile) {
            return inner.test(profile).not();
        }

        @Override
        public Explanation explain(CustomerProfile profile) {
            Explanation part = inner.explain(profile);
            return Explanation.of(Explanation.NOT, part.truth().not(), List.of(part));
        }

        @Override
        public List<Rule> parts() {
            return List.of(inner);
        }

        /**
         * The text form.
         *
         * @return as {@link Rule#parse} reads it
         */
        @Override
        public String toString() {
            return RuleText.of(this);
        }
    }

    /**
     * The answer to a metric meets a criterion.
     *
     * @param metric the question
     * @param criterion what the answer must be
     */
    record Test(Metric metric, Criterion criterion) implements Rule {
        /** Checks the types, where they are the same in every vocabulary. */
        public Test {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(criterion, "criterion");
            RuleCheck.clash(metric, criterion, Vocabulary.standard()).ifPresent(clash -> {
                throw new IllegalArgumentException(
                        "%s%n%s".formatted(clash.problem(), clash.hint()).stripTrailing());
            });
        }

        @Override
        public Truth test(CustomerProfile profile) {
            return criterion.test(profile.get(metric), profile.zone());
        }

        @Override
        public Explanation explain(CustomerProfile profile) {
            Value actual = profile.get(metric);
            return Explanation.of(
                    metric,
                    criterion.toString(),
                    actual,
                    criterion.test(actual, profile.zone()),
                    metric.events(profile));
        }

        @Override
        public List<Rule> parts() {
            return List.of();
        }

        /**
         * The text form.
         *
         * @return as {@link Rule#parse} reads it
         */
        @Override
        public String toString() {
            return RuleText.of(this);
        }
    }
}
