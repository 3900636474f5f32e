package org.clientela.profile;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain Metric.Derived derived metric} means: a conclusion that a host or another module draws from a profile, such
 * as a score, a band or a stage, under a name that metrics and rules can use. Register it with {@link Vocabulary#withDerived}.
 *
 * <pre>{@code
 * Vocabulary words = Vocabulary.standard().withDerived(scores);
 * Metric.parse("score(\"rfm\") / 5", words).of(profile);
 * }</pre>
 *
 * <p>Implementations are pure functions of the profile and the argument, never throw for a valid profile, and may be called from
 * many threads.
 */
public interface DerivedMetric {
    /** Whether an argument stands in parentheses behind the name. */
    enum Argument {
        /** Never: {@code stages}. */
        NONE,
        /** With or without: {@code stage}, {@code stage("pump-x")}. */
        OPTIONAL,
        /** Always: {@code score("rfm")}. */
        REQUIRED
    }

    /**
     * The name, as it is written in metrics.
     *
     * @return lower-case letters, digits and hyphens, beginning with a letter; no word of the language
     */
    String name();

    /**
     * Whether it takes an argument.
     *
     * @return always the same
     */
    Argument argument();

    /**
     * The type of the answers.
     *
     * @return always the same
     */
    ValueType type();

    /**
     * The arguments there are, where they are a closed set: a text that is none of them is then a typing error.
     *
     * @return empty if there may be any
     */
    default Set<String> arguments() {
        return Set.of();
    }

    /**
     * The answer for one customer.
     *
     * @param profile the customer at an instant
     * @param argument null if there is none
     * @return of the {@link #type()}, or missing
     */
    Value of(CustomerProfile profile, @Nullable String argument);

    /**
     * The answers for a population: exactly those that its profiles get. This one rebuilds one {@linkplain Population#profile
     * profile} after the other, which is right but slow; override it where there is a faster way.
     *
     * @param population the customers
     * @param argument null if there is none
     * @return by index
     */
    default Answers of(Population population, @Nullable String argument) {
        Value[] answers = new Value[population.size()];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = of(population.profile(i), argument);
        }
        return new ComposedAnswers(answers.length, index -> answers[index]);
    }

    /**
     * Whether a new event may change the answer, now or later. What else is known of the customer, such as its attributes, always
     * counts as a dependency.
     *
     * @param type of the event
     * @return by default true; false only if no event of that type ever matters
     */
    default boolean dependsOn(EventType type) {
        return true;
    }

    /**
     * When time alone may change the answer, as {@link Metric#nextChange} says it.
     *
     * @param profile the customer at an instant
     * @param argument null if there is none
     * @return never later than the true first change; {@link Instant#MAX} if it stays
     */
    Instant nextChange(CustomerProfile profile, @Nullable String argument);

    /**
     * The events the answer rests on, as {@link Metric#events} says it.
     *
     * @param profile the customer at an instant
     * @param argument null if there is none
     * @return in order of time; by default none
     */
    default List<EventId> events(CustomerProfile profile, @Nullable String argument) {
        return List.of();
    }
}
