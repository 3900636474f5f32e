package org.clientela.rule;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventId;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;

/**
 * The answers to two metrics compare: {@code sum(purchase.amount, last 90 days) > sum(purchase.amount, previous 90 days)}. If
 * one of them is missing, that is not known.
 *
 * @param left the one question
 * @param operator one of {@code =, !=, <, <=, >, >=}
 * @param right the other question, with answers of a comparable type
 */
public record Compare(Metric left, Operator operator, Metric right) implements Rule {
    /** The longer marks first: each is tried as it is written. */
    static final List<Operator> COMPARISONS = List.of(
            Operator.NOT_EQUAL, Operator.AT_MOST, Operator.AT_LEAST, Operator.EQUAL, Operator.LESS, Operator.GREATER);

    /** Checks operator and types, the latter where they are the same in every vocabulary. */
    public Compare {
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(right, "right");
        if (!COMPARISONS.contains(Objects.requireNonNull(operator, "operator"))) {
            throw new IllegalArgumentException(
                    "Two metrics cannot be compared with (%s).%nMaybe use one of %s?".formatted(operator, COMPARISONS));
        }
        clash(left, operator, right, Vocabulary.standard()).ifPresent(clash -> {
            throw new IllegalArgumentException(
                    "%s%n%s".formatted(clash.problem(), clash.hint()).stripTrailing());
        });
    }

    @Override
    public Truth test(CustomerProfile profile) {
        return truth(profile.get(left), profile.get(right), profile.zone());
    }

    @Override
    public Explanation explain(CustomerProfile profile) {
        Value actual = profile.get(left);
        Value other = profile.get(right);
        Set<EventId> events = new LinkedHashSet<>(left.events(profile));
        events.addAll(right.events(profile));
        return Explanation.of(
                left,
                operator + " " + right + " (was " + other + ")",
                actual,
                truth(actual, other, profile.zone()),
                List.copyOf(events));
    }

    /**
     * Whether it holds of two answers that are at hand.
     *
     * @param actual the answer to the one question
     * @param other the answer to the other
     * @param zone in which a time has a date
     * @return unknown if one of them is missing
     */
    public Truth truth(Value actual, Value other, ZoneId zone) {
        return actual.isMissing() || other.isMissing()
                ? Truth.UNKNOWN
                : Criterion.of(operator, other).test(actual, zone);
    }

    @Override
    public List<Rule> parts() {
        return List.of();
    }

    /** Why the answers to two metrics can never be compared, as far as their types are known. */
    static Optional<RuleCheck.Clash> clash(Metric left, Operator operator, Metric right, Vocabulary vocabulary) {
        Optional<ValueType> one = left.type(vocabulary);
        Optional<ValueType> other = right.type(vocabulary);
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (one.isPresent() && one.equals(other) && !equality && !one.get().isOrdered()) {
            return Optional.of(new RuleCheck.Clash(
                    "A %s cannot be compared with (%s).".formatted(one.get(), operator), "Maybe use = or !=?"));
        }
        return one.flatMap(a -> other.filter(b -> a == ValueType.TEXTS || !a.isComparableWith(b))
                .map(b -> new RuleCheck.Clash(
                        "The answers to (%s) and (%s) cannot be compared: %s and %s.".formatted(left, right, a, b),
                        "Maybe one of them should be another column?")));
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
