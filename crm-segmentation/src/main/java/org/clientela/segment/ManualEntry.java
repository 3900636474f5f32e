package org.clientela.segment;

import java.time.Instant;
import java.util.Objects;
import org.clientela.customer.CustomerId;
import org.clientela.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Someone decided by hand that a customer is in a segment, or is not, whatever the rule says. A value; travels as JSON.
 *
 * @param customer who
 * @param kind in or out
 * @param reason why, for people; without personal data, since explanations show it
 * @param actor who decided, in the host's own words
 * @param since the first instant at which it counts
 * @param until the first instant at which it no longer counts, or null if it stays
 */
public record ManualEntry(
        CustomerId customer,
        Kind kind,
        String reason,
        String actor,
        Instant since,
        @Nullable Instant until) {
    /** In or out. */
    public enum Kind {
        /** The customer is in the segment. */
        INCLUDED,
        /** The customer is not in the segment; beats {@link #INCLUDED}. */
        EXCLUDED
    }

    /** Checks reason, actor and times. */
    public ManualEntry {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(kind, "kind");
        Checks.name("reason of the manual entry", reason);
        Checks.id("actor", actor);
        Objects.requireNonNull(since, "since");
        if (until != null && !until.isAfter(since)) {
            throw new IllegalArgumentException(
                    "The manual entry of (%s) counts from (%s) until (%s), which is never.%nMaybe the two were swapped?"
                            .formatted(customer, since, until));
        }
    }

    /**
     * Whether it counts.
     *
     * @param instant any
     * @return true from {@code since} on, and no longer from {@code until} on
     */
    public boolean countsAt(Instant instant) {
        return !instant.isBefore(since) && (until == null || instant.isBefore(until));
    }

    /**
     * When that changes.
     *
     * @param instant any
     * @return the first instant after it at which {@link #countsAt} says something else; {@link Instant#MAX} if it never does
     */
    public Instant nextChange(Instant instant) {
        if (instant.isBefore(since)) {
            return since;
        }
        return until == null || !instant.isBefore(until) ? Instant.MAX : until;
    }

    /**
     * For explanations: why, who said so and until when, not whom it is about.
     *
     * @return for example {@code contract signed (ada, until 2026-04-01T00:00:00Z)}
     */
    @Override
    public String toString() {
        return "%s (%s%s)".formatted(reason, actor, until == null ? "" : ", until " + until);
    }
}
