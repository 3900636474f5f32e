package org.clientela.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.event.Event;
import org.clientela.internal.Checks;

/**
 * What decides about a move: first the allowed {@link Moves}, then the {@link MoveGuard guards}, which may refuse what is
 * allowed and not allow what is not. Immutable.
 *
 * <pre>{@code
 * MovePolicy policy = MovePolicy.standard()
 *         .guardedBy(MoveGuard.requiresEvent(EventType.PURCHASE).before(Stage.OWNERSHIP));
 * Move move = policy.propose(lifecycle, Stage.OWNERSHIP, "delivered", "ann", clock.instant(), events);
 * }</pre>
 *
 * @param moves which moves are allowed
 * @param guard who has a say in those
 */
public record MovePolicy(Moves moves, MoveGuard guard) {
    private static final MovePolicy STANDARD = new MovePolicy(Moves.standard(), MoveGuard.none());

    /** Checks that both are there. */
    public MovePolicy {
        Objects.requireNonNull(moves, "moves");
        Objects.requireNonNull(guard, "guard");
    }

    /**
     * The standard moves, unguarded.
     *
     * @return the same each time
     */
    public static MovePolicy standard() {
        return STANDARD;
    }

    /**
     * The same guards over other moves.
     *
     * @param others which moves are allowed
     * @return the copy
     */
    public MovePolicy withMoves(Moves others) {
        return new MovePolicy(others, guard);
    }

    /**
     * The same with one guard more.
     *
     * @param another asked after those there are
     * @return the copy
     */
    public MovePolicy guardedBy(MoveGuard another) {
        return new MovePolicy(moves, guard.and(another));
    }

    /**
     * A move to a stage, if nothing speaks against it.
     *
     * @param lifecycle that is to move
     * @param to entered at the first of its phases that is allowed
     * @param reason why, in someone's words; blank if nothing is to be said
     * @param actor who decided it, 1 to 200 visible characters
     * @param at when; not before the last move
     * @param events of the customer, for the guards
     * @return not yet made: see {@link Lifecycle#after} and {@link Lifecycle#event}
     * @throws IllegalMoveException if something does
     */
    public Move propose(Lifecycle lifecycle, Stage to, String reason, String actor, Instant at, List<Event> events) {
        Set<Phase> allowed = allowed(lifecycle);
        Phase entrance =
                to.phases().stream().filter(allowed::contains).findFirst().orElseGet(to::firstPhase);
        if (lifecycle.stage().filter(to::equals).isPresent()) {
            throw IllegalMoveException.alreadyThere(lifecycle, entrance, to, allowed);
        }
        return propose(lifecycle, entrance, reason, actor, at, events);
    }

    /**
     * A move to a phase, if nothing speaks against it.
     *
     * @param lifecycle that is to move
     * @param to the phase
     * @param reason why, in someone's words; blank if nothing is to be said
     * @param actor who decided it, 1 to 200 visible characters
     * @param at when; not before the last move
     * @param events of the customer, for the guards
     * @return not yet made: see {@link Lifecycle#after} and {@link Lifecycle#event}
     * @throws IllegalMoveException if something does
     */
    public Move propose(Lifecycle lifecycle, Phase to, String reason, String actor, Instant at, List<Event> events) {
        Objects.requireNonNull(to, "to");
        Checks.id("actor", actor);
        Checks.text("reason", reason);
        Instant when = at.truncatedTo(ChronoUnit.MICROS);
        Set<Phase> allowed = allowed(lifecycle);
        if (lifecycle.phase().filter(to::equals).isPresent()) {
            throw IllegalMoveException.alreadyThere(lifecycle, to, to, allowed);
        }
        if (!allowed.contains(to)) {
            throw IllegalMoveException.notAllowed(lifecycle, to, allowed);
        }
        Optional<Instant> last = lifecycle.phaseSince();
        if (last.filter(when::isBefore).isPresent()) {
            throw IllegalMoveException.backInTime(lifecycle, to, when, last.get(), allowed);
        }
        Move move = Move.builder()
                .id(StageEntered.nextId(lifecycle))
                .from(lifecycle.phase())
                .to(to)
                .at(when)
                .actor(actor)
                .reason(Optional.of(reason).filter(words -> !words.isBlank()))
                .dwell(last.map(since -> Duration.between(since, when)).orElse(Duration.ZERO))
                .build();
        List<String> objections = guard.objections(lifecycle, move, Collections.unmodifiableList(events));
        if (!objections.isEmpty()) {
            throw IllegalMoveException.refused(lifecycle, move, allowed, objections);
        }
        return move;
    }

    /**
     * What may come next, before the guards are asked.
     *
     * @param lifecycle any
     * @return in the order of the phases; where it has not begun, with what it may begin
     */
    public Set<Phase> allowed(Lifecycle lifecycle) {
        return lifecycle.phase().map(moves::next).orElse(moves.beginnings());
    }
}
