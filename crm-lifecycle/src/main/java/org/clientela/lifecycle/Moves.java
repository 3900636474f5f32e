package org.clientela.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which moves are allowed, as data: where a lifecycle may begin, and which phases may follow each phase. Immutable; a
 * value that a test can walk, that prints as a table and travels as JSON.
 *
 * <p>{@link #standard()} allows, among the stages,
 *
 * <pre>
 * REQUIREMENTS -&gt; ACQUISITION -&gt; OWNERSHIP -&gt; RETIREMENT     any earlier stage may also retire;
 *      ^_____________________________|_____________|         the last two may begin again
 * </pre>
 *
 * and among the phases
 *
 * <ul>
 *   <li>any later phase of the same stage, so that phases may be skipped; AUTHORIZE_AND_PAY also after delivery or acceptance,
 *       for who pays on invoice; in OWNERSHIP any other phase, since what is owned is monitored, maintained and upgraded
 *       more than once;
 *   <li>from any phase, any phase of a stage that may come next: we often learn late how far the customer has got;
 *   <li>to begin with, any phase of REQUIREMENTS, and of ACQUISITION for the customer who walks in and buys. What is owned
 *       already is not where a lifecycle begins; a host that takes over old customers says so, with
 *       {@code Moves.standard().toBuilder().beginWith(OWNERSHIP).build()}.
 * </ul>
 *
 * A host that wants it stricter or looser begins with {@code Moves.standard().toBuilder()}.
 *
 * @param beginnings the phases with which a lifecycle may begin, at least one
 * @param next by phase, the phases that may follow it; a phase that is not a key is followed by none
 */
public record Moves(Set<Phase> beginnings, Map<Phase, Set<Phase>> next) {
    private static final Moves STANDARD = builder()
            .beginWith(Stage.REQUIREMENTS)
            .beginWith(Stage.ACQUISITION)
            .allowForwardWithinStages()
            .allow(Phase.ACQUIRE, Phase.AUTHORIZE_AND_PAY)
            .allow(Phase.TEST_AND_ACCEPT, Phase.AUTHORIZE_AND_PAY)
            .allow(Stage.OWNERSHIP, Stage.OWNERSHIP)
            .allow(Stage.REQUIREMENTS, Stage.ACQUISITION)
            .allow(Stage.ACQUISITION, Stage.OWNERSHIP)
            .allow(Stage.OWNERSHIP, Stage.RETIREMENT)
            .allow(Stage.REQUIREMENTS, Stage.RETIREMENT)
            .allow(Stage.ACQUISITION, Stage.RETIREMENT)
            .allow(Stage.OWNERSHIP, Stage.REQUIREMENTS)
            .allow(Stage.RETIREMENT, Stage.REQUIREMENTS)
            .build();

    /**
     * Copies both, and refuses a phase that follows itself, one that is never reached, and one before retirement from which
     * retirement is never reached; all such problems together.
     */
    public Moves {
        beginnings = beginnings == null ? Set.of() : phases(beginnings);
        next = next == null ? Map.of() : copy(next);
        List<String> problems = problems(beginnings, next);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The moves do not make a life cycle: %s.%nMaybe start from Moves.standard().toBuilder()?"
                            .formatted(String.join("; ", problems)));
        }
    }

    /**
     * The moves of the customer service life cycle, as described above.
     *
     * @return the same each time
     */
    public static Moves standard() {
        return STANDARD;
    }

    /**
     * Begins with no moves at all.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins with these moves.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.beginnings.addAll(beginnings);
        next.forEach((from, to) -> builder.from(from).addAll(to));
        return builder;
    }

    /**
     * Whether a phase may follow another.
     *
     * @param from the phase that is left
     * @param to the phase that is entered
     * @return never true for a phase and itself
     */
    public boolean allows(Phase from, Phase to) {
        return next(from).contains(Objects.requireNonNull(to, "to"));
    }

    /**
     * Whether a stage may follow another: whether one of its phases may follow one of the other's.
     *
     * @param from the stage that is left
     * @param to the stage that is entered
     * @return for a stage and itself, whether there are moves within it
     */
    public boolean allows(Stage from, Stage to) {
        return from.phases().stream().flatMap(phase -> next(phase).stream()).anyMatch(phase -> phase.stage() == to);
    }

    /**
     * What may follow a phase.
     *
     * @param from the phase that is left
     * @return in the order of the phases; may be empty
     */
    public Set<Phase> next(Phase from) {
        Objects.requireNonNull(from, "from");
        Set<Phase> to = next.get(from);
        return to == null ? Set.of() : to;
    }

    /**
     * What other stages may follow a stage.
     *
     * @param from the stage that is left
     * @return in the order of the stages; may be empty
     */
    public Set<Stage> next(Stage from) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        from.phases().forEach(phase -> stages.addAll(stages(next(phase))));
        stages.remove(from);
        return Collections.unmodifiableSet(stages);
    }

    /**
     * The stages with which a lifecycle may begin.
     *
     * @return in the order of the stages, at least one
     */
    public Set<Stage> beginningStages() {
        return stages(beginnings);
    }

    /**
     * The stages, what they are made of and what may come next.
     *
     * @return a table in Markdown
     */
    public String stageTable() {
        return MovesPrinter.stageTable(this);
    }

    /**
     * The phases and what may come next, within the stage and beyond.
     *
     * @return a table in Markdown
     */
    public String phaseTable() {
        return MovesPrinter.phaseTable(this);
    }

    /**
     * The stages and the moves between them.
     *
     * @return a state diagram for mermaid
     */
    public String diagram() {
        return MovesPrinter.diagram(this);
    }

    static Set<Stage> stages(Collection<Phase> phases) {
        Set<Stage> stages = EnumSet.noneOf(Stage.class);
        phases.forEach(phase -> stages.add(phase.stage()));
        return Collections.unmodifiableSet(stages);
    }

    private static Set<Phase> phases(Collection<Phase> phases) {
        Set<Phase> copy = EnumSet.noneOf(Phase.class);
        copy.addAll(phases);
        return Collections.unmodifiableSet(copy);
    }

    private static Map<Phase, Set<Phase>> copy(Map<Phase, Set<Phase>> next) {
        Map<Phase, Set<Phase>> copy = new EnumMap<>(Phase.class);
        next.forEach((from, to) -> {
            if (!to.isEmpty()) {
                copy.put(from, phases(to));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static List<String> problems(Set<Phase> beginnings, Map<Phase, Set<Phase>> next) {
        List<String> problems = new ArrayList<>();
        Set<Phase> toThemselves = EnumSet.noneOf(Phase.class);
        next.forEach((from, to) -> {
            if (to.contains(from)) {
                toThemselves.add(from);
            }
        });
        Set<Phase> unreachable = EnumSet.complementOf(reachable(beginnings, next));
        Set<Phase> endless = EnumSet.noneOf(Phase.class);
        for (Phase phase : Phase.values()) {
            if (!stages(reachable(Set.of(phase), next)).contains(Stage.RETIREMENT)) {
                endless.add(phase);
            }
        }
        if (beginnings.isEmpty()) {
            problems.add("it begins with no phase");
        } else if (!unreachable.isEmpty()) {
            problems.add("no move ever reaches (%s)".formatted(MovesPrinter.names(unreachable)));
        }
        if (!toThemselves.isEmpty()) {
            problems.add("a phase follows itself (%s)".formatted(MovesPrinter.names(toThemselves)));
        }
        if (!endless.isEmpty()) {
            problems.add("retirement is never reached from (%s)".formatted(MovesPrinter.names(endless)));
        }
        return problems;
    }

    private static EnumSet<Phase> reachable(Set<Phase> start, Map<Phase, Set<Phase>> next) {
        EnumSet<Phase> seen = EnumSet.noneOf(Phase.class);
        seen.addAll(start);
        boolean found = true;
        while (found) {
            found = false;
            for (Phase phase : List.copyOf(seen)) {
                found |= seen.addAll(next.getOrDefault(phase, Set.of()));
            }
        }
        return seen;
    }

    /** Collects allowed moves. Not thread-safe; each method changes this builder and returns it. */
    public static final class Builder {
        private final Set<Phase> beginnings = EnumSet.noneOf(Phase.class);
        private final Map<Phase, Set<Phase>> next = new EnumMap<>(Phase.class);

        private Builder() {}

        /**
         * Lets a lifecycle begin with a phase.
         *
         * @param phase any
         * @return this
         */
        public Builder beginWith(Phase phase) {
            beginnings.add(Objects.requireNonNull(phase, "phase"));
            return this;
        }

        /**
         * Lets a lifecycle begin with any phase of a stage.
         *
         * @param stage any
         * @return this
         */
        public Builder beginWith(Stage stage) {
            stage.phases().forEach(this::beginWith);
            return this;
        }

        /**
         * Lets a phase follow another.
         *
         * @param from the phase that is left
         * @param to the phase that is entered
         * @return this
         */
        public Builder allow(Phase from, Phase to) {
            from(from).add(Objects.requireNonNull(to, "to"));
            return this;
        }

        /**
         * Lets any phase of a stage follow any of another; given the same stage twice, any other of its phases.
         *
         * @param from the stage that is left
         * @param to the stage that is entered
         * @return this
         */
        public Builder allow(Stage from, Stage to) {
            for (Phase left : from.phases()) {
                to.phases().stream().filter(entered -> entered != left).forEach(entered -> allow(left, entered));
            }
            return this;
        }

        /**
         * Lets any later phase of the same stage follow, in every stage.
         *
         * @return this
         */
        public Builder allowForwardWithinStages() {
            for (Phase from : Phase.values()) {
                from.stage().phases().stream()
                        .filter(to -> to.compareTo(from) > 0)
                        .forEach(to -> allow(from, to));
            }
            return this;
        }

        /**
         * Takes back that a phase may follow another.
         *
         * @param from the phase that is left
         * @param to the phase that is entered
         * @return this
         */
        public Builder forbid(Phase from, Phase to) {
            from(from).remove(Objects.requireNonNull(to, "to"));
            return this;
        }

        /**
         * Takes back that phases of a stage may follow those of another.
         *
         * @param from the stage that is left
         * @param to the stage that is entered
         * @return this
         */
        public Builder forbid(Stage from, Stage to) {
            from.phases().forEach(left -> to.phases().forEach(entered -> forbid(left, entered)));
            return this;
        }

        /**
         * The moves.
         *
         * @return as collected
         * @throws IllegalArgumentException if they do not make a life cycle; all problems together
         */
        public Moves build() {
            return new Moves(beginnings, next);
        }

        private Set<Phase> from(Phase phase) {
            return next.computeIfAbsent(Objects.requireNonNull(phase, "from"), key -> EnumSet.noneOf(Phase.class));
        }
    }
}
