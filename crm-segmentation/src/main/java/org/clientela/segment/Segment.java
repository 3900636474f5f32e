package org.clientela.segment;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Objects;
import org.clientela.internal.Checks;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleDocument;
import org.clientela.rule.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A named group of customers: those of whom a rule holds for certain, apart from those who were {@linkplain ManualEntries put in or
 * kept out by hand}. A value; travels as JSON, in which the rule is a {@link RuleDocument}.
 *
 * <pre>{@code
 * Segment loyal = Segment.define("loyal", "count(purchase, last 12 months) >= 3").withOwner("sales");
 * loyal.contains(profile);
 * loyal.explain(profile);          // a tree with ticks, actual and expected values
 * loyal.members(population).count();
 * }</pre>
 *
 * <p>A segment that refers to others is asked through {@link Segments}, which knows them.
 *
 * @param name at most 200 characters
 * @param rule who is in it
 * @param owner who answers for the definition, in the host's own words, or null
 * @param purpose what it is for, or null
 * @param note whatever else people should know, or null
 * @param version from 1, one more whenever the rule or the entries change; not when owner, purpose or note do, nor when another
 *     segment does that the rule refers to
 * @param entries who is in or out by hand
 */
public record Segment(
        String name,

        @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
        @JsonSerialize(converter = KeptRule.Writing.class)
        @JsonDeserialize(converter = KeptRule.Reading.class)
        Rule rule,

        @Nullable String owner,
        @Nullable String purpose,
        @JsonAlias("description") @Nullable String note,
        int version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) ManualEntries entries) {
    /** Checks name, texts and version. */
    public Segment {
        Checks.id("name of the segment", Checks.name("name of the segment", name));
        Objects.requireNonNull(rule, "rule");
        requireText("owner", owner);
        requireText("purpose", purpose);
        requireText("note", note);
        if (version < 1) {
            throw new IllegalArgumentException(
                    "The version (%d) of the segment (%s) is not 1 or more.%nMaybe begin with 1?"
                            .formatted(version, name));
        }
        entries = entries == null ? ManualEntries.none() : entries;
        ByHand.over(rule, name, entries);
    }

    /**
     * A segment.
     *
     * @param name at most 200 characters
     * @param rule who is in it
     * @return the first version
     */
    public static Segment of(String name, Rule rule) {
        return new Segment(name, rule, null, null, null, 1, ManualEntries.none());
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
     * The same, under another name.
     *
     * @param newName at most 200 characters
     * @return the copy, of the same version
     */
    public Segment withName(String newName) {
        return new Segment(newName, rule, owner, purpose, note, version, entries);
    }

    /**
     * The same, with an owner.
     *
     * @param who answers for the definition
     * @return the copy, of the same version
     */
    public Segment withOwner(String who) {
        return new Segment(name, rule, Objects.requireNonNull(who, "owner"), purpose, note, version, entries);
    }

    /**
     * The same, with a purpose.
     *
     * @param text what it is for
     * @return the copy, of the same version
     */
    public Segment withPurpose(String text) {
        return new Segment(name, rule, owner, Objects.requireNonNull(text, "purpose"), note, version, entries);
    }

    /**
     * The same, with a note.
     *
     * @param text whatever else people should know
     * @return the copy, of the same version
     */
    public Segment withNote(String text) {
        return new Segment(name, rule, owner, purpose, Objects.requireNonNull(text, "note"), version, entries);
    }

    /**
     * The same group by another rule.
     *
     * @param newRule who is in it from now on
     * @return the next version, or this one if the rule is the same
     */
    public Segment redefined(Rule newRule) {
        return newRule.equals(rule) ? this : new Segment(name, newRule, owner, purpose, note, next(), entries);
    }

    /**
     * The same rule with other entries by hand.
     *
     * @param newEntries who is in or out whatever the rule says
     * @return the next version, or this one if the entries are the same
     */
    public Segment withEntries(ManualEntries newEntries) {
        return newEntries.equals(entries) ? this : new Segment(name, rule, owner, purpose, note, next(), newEntries);
    }

    /**
     * All that decides: the rule, and who is in or out by hand. While an entry counts, exclusion beats inclusion, and inclusion
     * beats the rule.
     *
     * @return the rule itself if nobody is in or out by hand
     */
    public Rule membership() {
        return ByHand.over(rule, name, entries);
    }

    /**
     * Whether a customer is in it.
     *
     * @param profile the customer at an instant
     * @return false also if it is not known
     */
    public boolean contains(CustomerProfile profile) {
        return membership().matches(profile);
    }

    /**
     * Whether a customer is in it, and why.
     *
     * @param profile the customer at an instant
     * @return the answer with its reasons
     */
    public Verdict explain(CustomerProfile profile) {
        return membership().verdict(profile);
    }

    /**
     * Who of a population is in it.
     *
     * @param population the customers
     * @return those of whom {@link #contains} would say so
     */
    public Members members(Population population) {
        return new Members(population, membership().test(population).matching());
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

    private int next() {
        return Math.addExact(version, 1);
    }

    private static void requireText(String what, @Nullable String text) {
        if (text != null) {
            Checks.name(what + " of the segment", text);
        }
    }
}
