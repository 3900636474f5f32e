package org.clientela.lifecycle;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.clientela.event.EventId;
import org.clientela.internal.Checks;
import org.immutables.value.Value;

/** A step of a lifecycle from one phase to another, or its first. Immutable. {@link MovePolicy#propose} makes one. */
@Value.Immutable
@JsonSerialize(as = ImmutableMove.class)
@JsonDeserialize(builder = Move.Builder.class)
@SuppressWarnings("immutables:from") // the phase that is left; a copy comes from withX
public sealed interface Move extends WithMove permits ImmutableMove {
    /**
     * The key of the event that records it.
     *
     * @return two moves proposed from the same last move have the same, so only one of them can be recorded
     */
    EventId id();

    /**
     * The phase that was left.
     *
     * @return empty for the move with which the lifecycle began
     */
    Optional<Phase> from();

    /**
     * The phase that was entered.
     *
     * @return another than the one left
     */
    Phase to();

    /**
     * When.
     *
     * @return to the microsecond; finer input is cut off
     */
    Instant at();

    /**
     * Who decided it.
     *
     * @return the host's key for a person or a process; empty if the event does not say
     */
    Optional<String> actor();

    /**
     * Why.
     *
     * @return in someone's words, may be personal; empty if nothing was said
     */
    @Value.Redacted
    Optional<String> reason();

    /**
     * How long it had been in the phase that was left.
     *
     * @return zero for the move with which the lifecycle began
     */
    Duration dwell();

    /**
     * Whether another stage was entered.
     *
     * @return true also for the first move
     */
    default boolean changesStage() {
        return from().filter(phase -> phase.stage() == to().stage()).isEmpty();
    }

    /**
     * Whether it went back to an earlier stage: the customer begins again, in most cases to buy again.
     *
     * @return false for the first move
     */
    default boolean beginsAgain() {
        return from().filter(phase -> phase.stage().compareTo(to().stage()) > 0).isPresent();
    }

    /** Refuses what is no move, and cuts the time to the microsecond. */
    @Value.Check
    default Move check() {
        actor().ifPresent(actor -> Checks.id("actor", actor));
        reason().ifPresent(reason -> Checks.name("reason", reason));
        if (from().filter(to()::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "A move from (%s) to itself is none.%nMaybe leave it out?".formatted(to()));
        }
        if (dwell().isNegative() || (from().isEmpty() && !dwell().isZero())) {
            throw new IllegalArgumentException(
                    "The dwell time (%s) before a move to (%s) is negative, or there was nothing to dwell in.%nMaybe let MovePolicy.propose work it out?"
                            .formatted(dwell(), to()));
        }
        return withAt(at().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Begins a move of which all is known.
     *
     * @return a builder; id, to, at and dwell are mandatory
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a move. Not thread-safe. */
    final class Builder extends ImmutableMove.Builder {
        Builder() {}
    }
}
