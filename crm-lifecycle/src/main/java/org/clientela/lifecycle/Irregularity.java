package org.clientela.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.clientela.event.EventId;

/**
 * Something on the timeline that no lawful lifecycle would have left there. Events are facts and stay; what they say is
 * followed as far as it goes, and this says where it does not go well.
 *
 * @param event the event that is irregular
 * @param at when it happened
 * @param kind in which way
 * @param problem in words
 */
public record Irregularity(EventId event, Instant at, Kind kind, String problem) {
    /** In which way an event is irregular. */
    public enum Kind {
        /** It names no phase, no offering, or an item that is no key; it is passed over. */
        UNREADABLE,
        /** It enters the phase that is entered already; it is passed over. */
        REPEATED,
        /** It comes from another phase than the lifecycle was in, or its stage is not that of its phase; it is followed. */
        CONTRADICTORY,
        /** The move is not among the allowed ones; it is followed. */
        NOT_ALLOWED
    }

    /** Checks that all parts are there. */
    public Irregularity {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(problem, "problem");
    }
}
