package org.clientela.lifecycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.offering.OfferingId;
import org.immutables.value.Value;

/**
 * Where one customer stands with one offering, and how it got there: the stages and phases it went through, and how long it
 * stayed in each. A customer that owns several items of an offering may have one for each. Immutable.
 *
 * <p>It is nothing but what the timeline tells: {@link #of} replays the events, {@link #moveTo} gives the lifecycle after
 * a move, and {@link #event} the event to record.
 *
 * <pre>{@code
 * Lifecycle lifecycle = Lifecycle.of(acme, pump, timeline.read(acme));
 * Lifecycle moved = lifecycle.moveTo(Stage.ACQUISITION, "asked for an offer", "ann", clock.instant());
 * timeline.append(List.of(moved.event(moved.lastMove().orElseThrow(), clock.instant())));
 * }</pre>
 */
@Value.Immutable
@JsonSerialize(as = ImmutableLifecycle.class)
@JsonDeserialize(builder = Lifecycle.Builder.class)
public sealed interface Lifecycle extends WithLifecycle permits ImmutableLifecycle {
    /**
     * Whose.
     *
     * @return the customer's key
     */
    CustomerId customer();

    /**
     * With what.
     *
     * @return the offering's key
     */
    OfferingId offering();

    /**
     * With which item of it.
     *
     * @return empty for the offering as such
     */
    Optional<ItemId> item();

    /**
     * The moves it made.
     *
     * @return in order of time; empty if it has not begun
     */
    List<Move> history();

    /**
     * What is wrong with the events it was replayed from.
     *
     * @return in order of time; empty if all is well
     */
    List<Irregularity> irregularities();

    /**
     * A lifecycle that has not begun.
     *
     * @param customer whose
     * @param offering with what
     * @return without moves
     */
    static Lifecycle notBegun(CustomerId customer, OfferingId offering) {
        return builder().customer(customer).offering(offering).build();
    }

    /**
     * The lifecycle of an owned item that has not begun.
     *
     * @param customer whose
     * @param offering with what
     * @param item which of several
     * @return without moves
     */
    static Lifecycle notBegun(CustomerId customer, OfferingId offering, ItemId item) {
        return notBegun(customer, offering).withItem(item);
    }

    /**
     * The lifecycle that events tell of, held against the {@linkplain Moves#standard() standard moves}.
     *
     * @param customer whose
     * @param offering with what
     * @param events of that customer and perhaps of others, about anything; what does not concern it is passed over
     * @return not begun if they tell nothing
     */
    static Lifecycle of(CustomerId customer, OfferingId offering, List<Event> events) {
        return notBegun(customer, offering).replayed(events, Moves.standard());
    }

    /**
     * The lifecycle of an owned item that events tell of, held against the {@linkplain Moves#standard() standard moves}.
     *
     * @param customer whose
     * @param offering with what
     * @param item which of several
     * @param events of that customer and perhaps of others, about anything; what does not concern it is passed over
     * @return not begun if they tell nothing
     */
    static Lifecycle of(CustomerId customer, OfferingId offering, ItemId item, List<Event> events) {
        return notBegun(customer, offering, item).replayed(events, Moves.standard());
    }

    /**
     * The lifecycle of the same customer, offering and item that events tell of. What they say is followed even where it is
     * not allowed, since it happened and later events build on it; {@link #irregularities} then names it.
     *
     * @param events of that customer and perhaps of others, in any order, those of one instant as they were appended
     * @param moves which were allowed
     * @return not begun if they tell nothing
     */
    default Lifecycle replayed(List<Event> events, Moves moves) {
        Objects.requireNonNull(events, "events");
        return Replay.of(this, events, Objects.requireNonNull(moves, "moves"));
    }

    /**
     * The phase it is in.
     *
     * @return empty if it has not begun
     */
    default Optional<Phase> phase() {
        return lastMove().map(Move::to);
    }

    /**
     * The stage it is in.
     *
     * @return empty if it has not begun
     */
    default Optional<Stage> stage() {
        return phase().map(Phase::stage);
    }

    /**
     * The move that led to where it is.
     *
     * @return empty if it has not begun
     */
    default Optional<Move> lastMove() {
        return history().isEmpty()
                ? Optional.empty()
                : Optional.of(history().get(history().size() - 1));
    }

    /**
     * When it entered the phase it is in.
     *
     * @return empty if it has not begun
     */
    default Optional<Instant> phaseSince() {
        return lastMove().map(Move::at);
    }

    /**
     * When it entered the stage it is in.
     *
     * @return empty if it has not begun
     */
    default Optional<Instant> stageSince() {
        return history().stream()
                .filter(Move::changesStage)
                .reduce((earlier, later) -> later)
                .map(Move::at);
    }

    /**
     * Whether there was a first move.
     *
     * @return false if the history is empty
     */
    default boolean hasBegun() {
        return !history().isEmpty();
    }

    /**
     * How often it {@linkplain Move#beginsAgain() began again}: how many rounds there were after the first.
     *
     * @return zero or more
     */
    default int rebeginnings() {
        return (int) history().stream().filter(Move::beginsAgain).count();
    }

    /**
     * As it was at an instant.
     *
     * @param asOf moves at that instant are seen, later ones not
     * @return perhaps not begun
     */
    default Lifecycle asOf(Instant asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return withHistory(history().stream().filter(m -> !m.at().isAfter(asOf)).toList())
                .withIrregularities(irregularities().stream()
                        .filter(irregularity -> !irregularity.at().isAfter(asOf))
                        .toList());
    }

    /**
     * How long it had been, at an instant, in the phase it was then in.
     *
     * @param asOf the instant
     * @return zero if it had not begun
     */
    default Duration dwell(Instant asOf) {
        return asOf(asOf)
                .phaseSince()
                .map(since -> Duration.between(since, asOf))
                .orElse(Duration.ZERO);
    }

    /**
     * How long it was in each phase, up to an instant, all rounds together. The durations add up to the time since it began.
     *
     * @param asOf the instant
     * @return the phases it was in, in their order; empty if it had not begun
     */
    default Map<Phase, Duration> dwellByPhase(Instant asOf) {
        Map<Phase, Duration> dwell = new EnumMap<>(Phase.class);
        Lifecycle then = asOf(asOf);
        for (Move move : then.history()) {
            move.from().ifPresent(left -> dwell.merge(left, move.dwell(), Duration::plus));
        }
        then.phase().ifPresent(phase -> dwell.merge(phase, dwell(asOf), Duration::plus));
        return Collections.unmodifiableMap(dwell);
    }

    /**
     * How long it was in each stage, up to an instant, all rounds together. The durations add up to the time since it began.
     *
     * @param asOf the instant
     * @return the stages it was in, in their order; empty if it had not begun
     */
    default Map<Stage, Duration> dwellByStage(Instant asOf) {
        Map<Stage, Duration> dwell = new EnumMap<>(Stage.class);
        dwellByPhase(asOf).forEach((phase, duration) -> dwell.merge(phase.stage(), duration, Duration::plus));
        return Collections.unmodifiableMap(dwell);
    }

    /**
     * The lifecycle after a move to a stage, under the {@linkplain MovePolicy#standard() standard policy}.
     *
     * @param to entered at the first of its phases that is allowed
     * @param reason why, in someone's words; blank if nothing is to be said
     * @param actor who decided it, 1 to 200 visible characters
     * @param at when; not before the last move
     * @return with one more move
     * @throws IllegalMoveException if the move is not allowed; this lifecycle is as it was
     */
    default Lifecycle moveTo(Stage to, String reason, String actor, Instant at) {
        return after(MovePolicy.standard().propose(this, to, reason, actor, at, List.of()));
    }

    /**
     * The lifecycle after a move to a phase, under the {@linkplain MovePolicy#standard() standard policy}.
     *
     * @param to the phase
     * @param reason why, in someone's words; blank if nothing is to be said
     * @param actor who decided it, 1 to 200 visible characters
     * @param at when; not before the last move
     * @return with one more move
     * @throws IllegalMoveException if the move is not allowed; this lifecycle is as it was
     */
    default Lifecycle moveTo(Phase to, String reason, String actor, Instant at) {
        return after(MovePolicy.standard().propose(this, to, reason, actor, at, List.of()));
    }

    /**
     * The lifecycle after a move that was proposed for it.
     *
     * @param move beginning where this lifecycle is
     * @return with one more move
     * @throws IllegalArgumentException if the move begins elsewhere or earlier
     */
    default Lifecycle after(Move move) {
        return builder().from(this).addHistory(move).build();
    }

    /**
     * The event that records a move.
     *
     * @param move of this lifecycle, or proposed for it
     * @param recordedAt when we learn of it
     * @return to be appended to the timeline, which refuses it if another move was recorded meanwhile
     */
    default Event event(Move move, Instant recordedAt) {
        return StageEntered.event(this, move, recordedAt);
    }

    /** Refuses moves that do not follow one another. */
    @Value.Check
    default void check() {
        Optional<Move> last = Optional.empty();
        for (Move move : history()) {
            Duration dwell = last.map(l -> Duration.between(l.at(), move.at())).orElse(Duration.ZERO);
            if (!last.map(Move::to).equals(move.from()) || !move.dwell().equals(dwell)) {
                throw new IllegalArgumentException(
                        "The move (%s) from (%s) to (%s) of the customer (%s) does not follow on the one before it, in place and time.%nMaybe it was proposed for another lifecycle, or for an earlier state of this one?"
                                .formatted(
                                        move.id(),
                                        move.from().map(Phase::name).orElse("not begun"),
                                        move.to(),
                                        customer()));
            }
            last = Optional.of(move);
        }
    }

    /**
     * Begins a lifecycle of which the whole history is known.
     *
     * @return a builder; customer and offering are mandatory
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a lifecycle. Not thread-safe. */
    final class Builder extends ImmutableLifecycle.Builder {
        Builder() {}
    }
}
