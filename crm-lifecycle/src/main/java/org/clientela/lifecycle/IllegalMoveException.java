package org.clientela.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.customer.CustomerId;
import org.clientela.offering.OfferingId;
import org.jspecify.annotations.Nullable;

/** A lifecycle cannot make a move: it is not allowed, a guard objects, or it lies before the last one. */
public final class IllegalMoveException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final CustomerId customer;
    private final OfferingId offering;
    private final @Nullable Phase from;
    private final Phase to;
    private final Set<Phase> allowed;
    private final List<String> objections;

    private IllegalMoveException(
            Lifecycle lifecycle, Phase to, Set<Phase> allowed, List<String> objections, String message) {
        super(message);
        this.customer = lifecycle.customer();
        this.offering = lifecycle.offering();
        this.from = lifecycle.phase().orElse(null);
        this.to = to;
        this.allowed = allowed;
        this.objections = objections;
    }

    static IllegalMoveException notAllowed(Lifecycle lifecycle, Phase to, Set<Phase> allowed) {
        Optional<Phase> from = lifecycle.phase();
        String message;
        if (from.isEmpty()) {
            message = "The customer (%s) cannot begin with %s.%nMaybe begin with one of [%s]?"
                    .formatted(lifecycle.customer(), place(allowed, to), MovesPrinter.summary(allowed));
        } else if (Moves.stages(allowed).contains(to.stage()) || from.get().stage() == to.stage()) {
            message = "The customer (%s) cannot move from %s to %s.%n%s"
                    .formatted(
                            lifecycle.customer(),
                            from.get(),
                            to,
                            hint("Maybe go on to one of [%s]?", MovesPrinter.summary(allowed)));
        } else {
            Set<Stage> stages = EnumSet.noneOf(Stage.class);
            stages.addAll(Moves.stages(allowed));
            stages.remove(from.get().stage());
            message = "The customer (%s) cannot move from %s to %s.%n%s"
                    .formatted(
                            lifecycle.customer(),
                            from.get().stage(),
                            to.stage(),
                            hint("Maybe go through one of [%s] first?", MovesPrinter.names(stages)));
        }
        return new IllegalMoveException(lifecycle, to, allowed, List.of(), message);
    }

    static IllegalMoveException alreadyThere(Lifecycle lifecycle, Phase to, Enum<?> where, Set<Phase> allowed) {
        String message = "The customer (%s) is in %s already.%n%s"
                .formatted(
                        lifecycle.customer(),
                        where,
                        hint("Maybe go on to one of [%s]?", MovesPrinter.summary(allowed)));
        return new IllegalMoveException(lifecycle, to, allowed, List.of(), message);
    }

    static IllegalMoveException backInTime(
            Lifecycle lifecycle, Phase to, Instant at, Instant last, Set<Phase> allowed) {
        String message =
                "The customer (%s) cannot move to %s at (%s), before its last move at (%s).%nMaybe a clock is wrong, or the time was read in the wrong zone?"
                        .formatted(lifecycle.customer(), to, at, last);
        return new IllegalMoveException(lifecycle, to, allowed, List.of(), message);
    }

    static IllegalMoveException refused(Lifecycle lifecycle, Move move, Set<Phase> allowed, List<String> objections) {
        String message = "The customer (%s) may not %s %s: %s.%nMaybe see to %s first?"
                .formatted(
                        lifecycle.customer(),
                        move.from().map("move from %s to"::formatted).orElse("begin with"),
                        move.to(),
                        String.join("; ", objections),
                        objections.size() == 1 ? "that" : "these");
        return new IllegalMoveException(lifecycle, move.to(), allowed, List.copyOf(objections), message);
    }

    /** The stage, if nothing in it is allowed, else the phase. */
    private static Enum<?> place(Collection<Phase> allowed, Phase to) {
        return Moves.stages(allowed).contains(to.stage()) ? to : to.stage();
    }

    private static String hint(String question, String options) {
        return options.isEmpty() ? "Maybe another lifecycle is meant, of another item?" : question.formatted(options);
    }

    /**
     * Whose lifecycle.
     *
     * @return the customer's key
     */
    public CustomerId customer() {
        return customer;
    }

    /**
     * With what.
     *
     * @return the offering's key
     */
    public OfferingId offering() {
        return offering;
    }

    /**
     * The phase it is in.
     *
     * @return empty if it has not begun
     */
    public Optional<Phase> from() {
        return Optional.ofNullable(from);
    }

    /**
     * The phase it was to enter.
     *
     * @return where a stage was asked for, one of its phases
     */
    public Phase to() {
        return to;
    }

    /**
     * What may come next.
     *
     * @return in the order of the phases
     */
    public Set<Phase> allowed() {
        return allowed;
    }

    /**
     * What the guards object.
     *
     * @return all of it; empty if it was not up to them
     */
    public List<String> objections() {
        return objections;
    }
}
