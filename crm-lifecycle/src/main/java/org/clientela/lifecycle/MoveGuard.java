package org.clientela.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.clientela.event.Event;
import org.clientela.event.EventType;

/**
 * Has a say in a move that is allowed. A host writes its own; the common ones come from the static methods here. It is
 * called once for each proposed move, on the thread that proposes it and perhaps inside a transaction, so it should be
 * quick and change nothing; what it throws reaches the caller.
 *
 * <pre>{@code
 * MoveGuard paid = MoveGuard.requiresEvent(EventType.of("invoice-paid")).before(Stage.OWNERSHIP);
 * MoveGuard notInAugust = (lifecycle, move, events) -> isAugust(move.at()) ? List.of("we are closed") : List.of();
 * MoveGuard both = paid.and(notInAugust);
 * }</pre>
 */
@FunctionalInterface
public interface MoveGuard {
    /**
     * What speaks against a move.
     *
     * @param lifecycle as it is
     * @param move as proposed; allowed, and not before the last one
     * @param events of the customer, about anything, as the timeline has them
     * @return half a sentence each ("no purchase is recorded"), without personal data; empty if nothing does
     */
    List<String> objections(Lifecycle lifecycle, Move move, List<Event> events);

    /**
     * Both guards; what either objects is said.
     *
     * @param other asked second
     * @return the two
     */
    default MoveGuard and(MoveGuard other) {
        Objects.requireNonNull(other, "other");
        return (lifecycle, move, events) -> {
            List<String> objections = new ArrayList<>(objections(lifecycle, move, events));
            objections.addAll(other.objections(lifecycle, move, events));
            return objections;
        };
    }

    /**
     * Objects to nothing.
     *
     * @return the guard
     */
    static MoveGuard none() {
        return (lifecycle, move, events) -> List.of();
    }

    /**
     * Something must have happened first: an event about the offering, and where the lifecycle is that of an item about no
     * other item, not after the move.
     *
     * @param type of the event
     * @return to be completed with the moves it is asked for
     */
    static RequiredEvent requiresEvent(EventType type) {
        return new RequiredEvent(type);
    }

    /**
     * It must have stayed a while.
     *
     * @param atLeast zero or more
     * @return to be completed with where it must have stayed
     */
    static RequiredStay requiresStay(Duration atLeast) {
        return new RequiredStay(atLeast);
    }

    /**
     * Only some may decide it.
     *
     * @param actors by the host's key
     * @return to be completed with the moves it is asked for
     */
    static RequiredActor requiresActor(Set<String> actors) {
        return new RequiredActor(actors);
    }

    /**
     * Someone must say why.
     *
     * @return asked for every move
     */
    static MoveGuard requiresReason() {
        return (lifecycle, move, events) -> move.reason().isPresent() ? List.of() : List.of("no reason is given");
    }

    /**
     * An event that must have happened before a stage or phase is entered. If the lifecycle entered it before, the event
     * must have happened since: one purchase is not enough for two ownerships.
     *
     * @param type of the event
     */
    record RequiredEvent(EventType type) {
        /** Checks that it is there. */
        public RequiredEvent {
            Objects.requireNonNull(type, "type");
        }

        /**
         * Asked when a stage is entered.
         *
         * @param stage from another one, or to begin with
         * @return the guard
         */
        public MoveGuard before(Stage stage) {
            Objects.requireNonNull(stage, "stage");
            return guard(move -> move.changesStage() && move.to().stage() == stage);
        }

        /**
         * Asked when a phase is entered.
         *
         * @param phase from another one, or to begin with
         * @return the guard
         */
        public MoveGuard before(Phase phase) {
            Objects.requireNonNull(phase, "phase");
            return guard(move -> move.to() == phase);
        }

        private MoveGuard guard(Predicate<Move> enters) {
            return (lifecycle, move, events) -> {
                if (!enters.test(move)) {
                    return List.of();
                }
                Optional<Instant> since = lifecycle.history().stream()
                        .filter(enters)
                        .reduce((earlier, later) -> later)
                        .map(Move::at);
                boolean happened = events.stream()
                        .anyMatch(event -> isMeant(event, lifecycle)
                                && !event.occurredAt().isAfter(move.at())
                                && since.filter(s -> !event.occurredAt().isAfter(s))
                                        .isEmpty());
                return happened
                        ? List.of()
                        : List.of("no event (%s) about the offering (%s) is recorded%s"
                                .formatted(
                                        type,
                                        lifecycle.offering(),
                                        since.map(" since (%s)"::formatted).orElse("")));
            };
        }

        private boolean isMeant(Event event, Lifecycle lifecycle) {
            Optional<ItemId> item = StageEntered.item(event);
            return event.type().equals(type)
                    && event.customer().equals(lifecycle.customer())
                    && event.offering().filter(lifecycle.offering()::equals).isPresent()
                    && (lifecycle.item().isEmpty() || item.isEmpty() || item.equals(lifecycle.item()));
        }
    }

    /**
     * A time that must have gone by before a stage or phase is left.
     *
     * @param atLeast zero or more
     */
    record RequiredStay(Duration atLeast) {
        /** Checks the sign. */
        public RequiredStay {
            if (atLeast.isNegative()) {
                throw new IllegalArgumentException(
                        "The stay (%s) is negative.%nMaybe its ends are the wrong way round?".formatted(atLeast));
            }
        }

        /**
         * Asked when a stage is left.
         *
         * @param stage for another one
         * @return the guard
         */
        public MoveGuard in(Stage stage) {
            Objects.requireNonNull(stage, "stage");
            return (lifecycle, move, events) -> move.changesStage()
                            && lifecycle.stage().filter(stage::equals).isPresent()
                    ? objections(stage, Duration.between(lifecycle.stageSince().orElseThrow(), move.at()))
                    : List.of();
        }

        /**
         * Asked when a phase is left.
         *
         * @param phase for another one
         * @return the guard
         */
        public MoveGuard in(Phase phase) {
            Objects.requireNonNull(phase, "phase");
            return (lifecycle, move, events) ->
                    move.from().filter(phase::equals).isPresent() ? objections(phase, move.dwell()) : List.of();
        }

        private List<String> objections(Enum<?> place, Duration stay) {
            return stay.compareTo(atLeast) >= 0
                    ? List.of()
                    : List.of("it has been in %s for (%s), and (%s) are asked for"
                            .formatted(place, inWords(stay), inWords(atLeast)));
        }

        private static String inWords(Duration duration) {
            return duration.toDays() == 0 ? duration.toString() : "%d days".formatted(duration.toDays());
        }
    }

    /**
     * Those who may decide that a stage is entered.
     *
     * @param actors by the host's key, at least one
     */
    record RequiredActor(Set<String> actors) {
        /** Copies the keys. */
        public RequiredActor {
            actors = Set.copyOf(actors);
            if (actors.isEmpty()) {
                throw new IllegalArgumentException(
                        "Nobody may decide the move.%nMaybe leave it out of the allowed moves instead?".formatted());
            }
        }

        /**
         * Asked when a stage is entered.
         *
         * @param stage from another one, or to begin with
         * @return the guard
         */
        public MoveGuard before(Stage stage) {
            Objects.requireNonNull(stage, "stage");
            return (lifecycle, move, events) -> move.changesStage()
                            && move.to().stage() == stage
                            && move.actor().filter(actors::contains).isEmpty()
                    ? List.of("the actor (%s) may not decide it"
                            .formatted(move.actor().orElse("unknown")))
                    : List.of();
        }
    }
}
