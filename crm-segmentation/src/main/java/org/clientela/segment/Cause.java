package org.clientela.segment;

import java.util.Locale;
import java.util.Objects;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventId;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer entered a segment or left it. A value; travels as JSON.
 *
 * @param kind what happened
 * @param of the key of the event, the name of the segment, the key of the other customer or that of the actor, as the kind has it;
 *     null if there is none
 * @param version of the segment's definition, 0 for other kinds
 */
public record Cause(Kind kind, @Nullable String of, int version) {
    /** What can happen. */
    public enum Kind {
        /** Something became known: an event, or other data of the customer. */
        NEW_FACT,
        /** Nothing became known, but a window moved on, a day was full, or an entry by hand began or ran out. */
        PASSING_OF_TIME,
        /** A segment was defined, redefined or removed: this one, or one that it refers to. */
        DEFINITION_CHANGED,
        /** Two customers turned out to be one. */
        MERGE,
        /** Someone put the customer in or kept it out by hand. */
        MANUAL
    }

    private static final Cause FACT = new Cause(Kind.NEW_FACT, null, 0);
    private static final Cause TIME = new Cause(Kind.PASSING_OF_TIME, null, 0);

    /** Checks that the parts fit the kind. */
    public Cause {
        Objects.requireNonNull(kind, "kind");
        if (of != null) {
            Checks.id("cause", of);
        }
        if (version < 0 || (version > 0 && kind != Kind.DEFINITION_CHANGED)) {
            throw new IllegalArgumentException(
                    "The cause (%s) has the version (%d).%nMaybe only a definition has one, from 1?"
                            .formatted(kind, version));
        }
    }

    /**
     * An event became known.
     *
     * @param event its key
     * @return the cause
     */
    public static Cause newFact(EventId event) {
        return new Cause(Kind.NEW_FACT, event.value(), 0);
    }

    /**
     * Something else became known of the customer, or several things at once.
     *
     * @return the cause
     */
    public static Cause newFact() {
        return FACT;
    }

    /**
     * Time alone.
     *
     * @return the cause
     */
    public static Cause passingOfTime() {
        return TIME;
    }

    /**
     * A segment was defined, redefined or removed.
     *
     * @param segment its name
     * @param version of the new definition, or of the one that was removed
     * @return the cause
     */
    public static Cause definitionChanged(String segment, int version) {
        return new Cause(Kind.DEFINITION_CHANGED, segment, version);
    }

    /**
     * Two customers turned out to be one.
     *
     * @param other the other one
     * @return the cause
     */
    public static Cause merge(CustomerId other) {
        return new Cause(Kind.MERGE, other.value(), 0);
    }

    /**
     * Someone decided by hand.
     *
     * @param actor who, in the host's own words
     * @return the cause
     */
    public static Cause manual(String actor) {
        return new Cause(Kind.MANUAL, actor, 0);
    }

    /**
     * For people.
     *
     * @return for example {@code new fact so-1} or {@code definition changed loyal (version 3)}
     */
    @Override
    public String toString() {
        String text = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return text + (of == null ? "" : " " + of) + (version == 0 ? "" : " (version " + version + ")");
    }
}
