package org.clientela.segment;

import java.util.Objects;
import org.clientela.internal.Checks;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A named group of customers: those of whom a rule holds for certain. A value; travels as JSON.
 *
 * <pre>{@code
 * Segment loyal = Segment.define("loyal", "count(purchase, last 12 months) >= 3");
 * loyal.contains(profile);
 * loyal.explain(profile);          // a tree with ticks, actual and expected values
 * loyal.members(population).count();
 * }</pre>
 *
 * @param name at most 200 characters
 * @param rule who is in it
 * @param description for people, or null
 * @param owner who answers for the definition, in the host's own words, or null
 * @param version from 1, one more whenever the rule changes
 */
public record Segment(
        String name,
        Rule rule,
        @Nullable String description,
        @Nullable String owner,
        int version) {
    /** Checks name, texts and version. */
    public Segment {
        Checks.id("name of the segment", Checks.name("name of the segment", name));
        Objects.requireNonNull(rule, "rule");
        if (description != null) {
            Checks.name("description of the segment", description);
        }
        if (owner != null) {
            Checks.name("owner of the segment", owner);
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "The version (%d) of the segment (%s) is not 1 or more.%nMaybe begin with 1?"
                            .formatted(version, name));
        }
    }

    /**
     * A segment.
     *
     * @param name at most 200 characters
     * @param rule who is in it
     * @return the first version
     */
    public static Segment of(String name, Rule rule) {
        return new Segment(name, rule, null, null, 1);
    }

    /**
     * A segment whose rule is a text in the standard vocabulary.
     *
     * @param name at most 200 characters
     * @param rule as {@link Rule#parse} reads it
     * @return the first version
     * @throws org.clientela.rule.RuleException if the text is no rule, with everything that is wrong
     */
    public static Segment define(String name, String rule) {
        return of(name, Rule.parse(rule));
    }

    /**
     * A segment whose rule is a text.
     *
     * @param name at most 200 characters
     * @param rule as {@link Rule#parse} reads it
     * @param vocabulary the words it may use, and their types
     * @return the first version
     * @throws org.clientela.rule.RuleException if the text is no rule, with everything that is wrong
     */
    public static Segment define(String name, String rule, Vocabulary vocabulary) {
        return of(name, Rule.parse(rule, vocabulary));
    }

    /**
     * The same, with a description.
     *
     * @param text for people
     * @return the copy, of the same version
     */
    public Segment withDescription(String text) {
        return new Segment(name, rule, text, owner, version);
    }

    /**
     * The same, with an owner.
     *
     * @param who answers for the definition
     * @return the copy, of the same version
     */
    public Segment withOwner(String who) {
        return new Segment(name, rule, description, who, version);
    }

    /**
     * The same group by another rule.
     *
     * @param newRule who is in it from now on
     * @return the next version, or this one if the rule is the same
     */
    public Segment redefined(Rule newRule) {
        return newRule.equals(rule) ? this : new Segment(name, newRule, description, owner, version + 1);
    }

    /**
     * Whether a customer is in it.
     *
     * @param profile the customer at an instant
     * @return false also if it is not known
     */
    public boolean contains(CustomerProfile profile) {
        return rule.matches(profile);
    }

    /**
     * Whether a customer is in it, and why.
     *
     * @param profile the customer at an instant
     * @return the answer with its reasons
     */
    public Verdict explain(CustomerProfile profile) {
        return rule.verdict(profile);
    }

    /**
     * Who of a population is in it.
     *
     * @param population the customers
     * @return those of whom {@link #contains} would say so
     */
    public Members members(Population population) {
        return new Members(population, rule.test(population).matching());
    }

    /**
     * Name, version and rule.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "%s (version %d): %s".formatted(name, version, rule);
    }
}
