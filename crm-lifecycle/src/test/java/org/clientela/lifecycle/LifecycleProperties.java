package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.lifecycle.Fixtures.ACME;
import static org.clientela.lifecycle.Fixtures.PUMP;
import static org.clientela.lifecycle.Fixtures.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.clientela.attribute.Attributes;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.lifecycle.Fixtures.Step;

class LifecycleProperties {
    @Provide
    Arbitrary<Lifecycle> walks() {
        return Combinators.combine(Fixtures.items(), Fixtures.steps()).as(Fixtures::walk);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Fixtures.steps();
    }

    @Provide
    Arbitrary<List<Event>> anything() {
        Arbitrary<Optional<String>> words = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(6, Arbitraries.of(Phase.class).map(Phase::name)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.of(Stage.class).map(Stage::name)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.of("", " ", "ordered", "ORDR", "\u200b")))
                .optional(0.7);
        Arbitrary<Long> seconds = Arbitraries.longs().between(0, 1_000);
        return Combinators.combine(words, words, words, words, words, seconds)
                .as((phase, stage, from, actor, reason, second) -> {
                    Attributes attributes = Attributes.none();
                    attributes = with(attributes, StageEntered.PHASE.name(), phase);
                    attributes = with(attributes, StageEntered.STAGE.name(), stage);
                    attributes = with(attributes, StageEntered.FROM.name(), from);
                    attributes = with(attributes, StageEntered.ACTOR.name(), actor);
                    attributes = with(attributes, StageEntered.REASON.name(), reason);
                    return Fixtures.event(EventType.STAGE_ENTERED, PUMP, START.plusSeconds(second))
                            .withAttributes(attributes);
                })
                .list()
                .ofMaxSize(20);
    }

    private static Attributes with(Attributes attributes, String name, Optional<String> value) {
        return value.map(text -> attributes.with(name, org.clientela.attribute.Value.of(text)))
                .orElse(attributes);
    }

    @Property
    void replaying_the_events_of_a_legal_walk_gives_the_same_lifecycle(@ForAll("walks") Lifecycle walked) {
        Lifecycle empty = Lifecycle.notBegun(ACME, PUMP).withItem(walked.item());
        assertThat(empty.replayed(Fixtures.events(walked), Moves.standard())).isEqualTo(walked);
    }

    @Property
    void replaying_does_not_depend_on_the_order_in_which_events_of_different_times_arrive(
            @ForAll("walks") Lifecycle walked, @ForAll Random random) {
        boolean sameInstant =
                walked.history().stream().skip(1).anyMatch(move -> move.dwell().isZero());
        List<Event> events = new ArrayList<>(Fixtures.events(walked));
        if (!sameInstant) {
            Collections.shuffle(events, random);
        }
        assertThat(walked.replayed(events, Moves.standard())).isEqualTo(walked);
    }

    @Property
    void no_walk_leaves_the_allowed_moves(@ForAll("steps") List<Step> steps) {
        Lifecycle lifecycle = Lifecycle.notBegun(ACME, PUMP);
        Instant at = START;
        for (Step step : steps) {
            at = at.plusSeconds(1);
            Phase to = Phase.values()[step.choice() % Phase.values().length];
            boolean allowed = MovePolicy.standard().allowed(lifecycle).contains(to);
            Lifecycle before = lifecycle;
            try {
                lifecycle = lifecycle.moveTo(to, "", "ann", at);
                assertThat(allowed).isTrue();
            } catch (IllegalMoveException refused) {
                assertThat(allowed).isFalse();
                assertThat(refused.allowed()).isEqualTo(MovePolicy.standard().allowed(before));
                assertThat(refused.to()).isEqualTo(to);
                assertThat(refused.from()).isEqualTo(before.phase());
            }
        }
        Lifecycle told = Lifecycle.of(ACME, PUMP, Fixtures.events(lifecycle));
        assertThat(told.irregularities()).isEmpty();
        for (Move move : told.history()) {
            assertThat(move.from()
                            .map(Moves.standard()::next)
                            .orElse(Moves.standard().beginnings()))
                    .contains(move.to());
        }
    }

    @Property
    void a_refused_move_changes_nothing(
            @ForAll("walks") Lifecycle walked, @ForAll Phase to, @ForAll @LongRange(min = -100, max = 100) long later) {
        String before = Json.write(walked);
        Instant at = walked.phaseSince().orElse(START).plusSeconds(later);
        boolean refused = false;
        try {
            walked.moveTo(to, "", "ann", at);
        } catch (IllegalMoveException e) {
            refused = true;
        }
        boolean inTime = !walked.hasBegun() || later >= 0;
        assertThat(refused)
                .isEqualTo(!inTime || !MovePolicy.standard().allowed(walked).contains(to));
        assertThat(Json.write(walked)).isEqualTo(before);
    }

    @Property
    void dwell_times_add_up_to_the_time_since_it_began(
            @ForAll("walks") Lifecycle walked, @ForAll @LongRange(min = -1_000_000, max = 400_000_000) long seconds) {
        Instant asOf = START.plusSeconds(seconds);
        Duration total = walked.history().stream()
                .findFirst()
                .map(Move::at)
                .filter(began -> !began.isAfter(asOf))
                .map(began -> Duration.between(began, asOf))
                .orElse(Duration.ZERO);
        assertThat(sum(walked.dwellByPhase(asOf).values())).isEqualTo(total);
        assertThat(sum(walked.dwellByStage(asOf).values())).isEqualTo(total);
        assertThat(walked.dwellByPhase(asOf).values()).noneMatch(Duration::isNegative);
    }

    @Property
    void as_of_an_instant_it_is_what_the_events_until_then_tell(
            @ForAll("walks") Lifecycle walked, @ForAll @LongRange(min = -10, max = 400_000_000) long seconds) {
        Instant asOf = START.plusSeconds(seconds);
        List<Event> until = Fixtures.events(walked).stream()
                .filter(event -> !event.occurredAt().isAfter(asOf))
                .toList();
        assertThat(walked.asOf(asOf)).isEqualTo(walked.replayed(until, Moves.standard()));
        assertThat(walked.asOf(asOf).asOf(asOf)).isEqualTo(walked.asOf(asOf));
    }

    @Property
    void each_move_of_a_walk_has_a_key_of_its_own(@ForAll("walks") Lifecycle walked) {
        Set<Object> keys = new HashSet<>();
        walked.history().forEach(move -> keys.add(move.id()));
        assertThat(keys).hasSameSizeAs(walked.history());
    }

    @Property
    void whatever_is_on_the_timeline_can_be_replayed_and_what_is_wrong_is_named(
            @ForAll("anything") List<Event> events) {
        Lifecycle told = Lifecycle.of(ACME, PUMP, events);
        boolean lawful = told.history().stream()
                .allMatch(move -> move.from()
                        .map(Moves.standard()::next)
                        .orElse(Moves.standard().beginnings())
                        .contains(move.to()));
        boolean notAllowedIsNamed = told.irregularities().stream()
                .anyMatch(irregularity -> irregularity.kind() == Irregularity.Kind.NOT_ALLOWED);
        assertThat(notAllowedIsNamed).isEqualTo(!lawful);
        long passedOver = told.irregularities().stream()
                .filter(irregularity -> irregularity.kind() == Irregularity.Kind.UNREADABLE
                        || irregularity.kind() == Irregularity.Kind.REPEATED)
                .count();
        assertThat(told.history().size() + passedOver).isEqualTo(events.size());
        assertThat(Json.read(Json.write(told), Lifecycle.class)).isEqualTo(told);
    }

    @Property
    void json_reads_what_it_writes(@ForAll("walks") Lifecycle walked) {
        assertThat(Json.read(Json.write(walked), Lifecycle.class)).isEqualTo(walked);
    }

    @Property(tries = 13)
    void every_phase_is_reached_by_moves_to_stages_or_phases(@ForAll Phase goal) {
        Lifecycle lifecycle = Lifecycle.notBegun(ACME, PUMP);
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(goal.stage()) < 0) {
                lifecycle = lifecycle.moveTo(stage, "", "ann", START);
            }
        }
        assertThat(lifecycle.moveTo(goal, "", "ann", START).phase()).contains(goal);
    }

    @Property
    void moves_a_host_makes_reach_every_phase_or_are_refused(
            @ForAll Set<Phase> beginnings, @ForAll @IntRange(min = 0, max = 90) int edges, @ForAll Random random) {
        Moves.Builder builder = Moves.builder();
        beginnings.forEach(builder::beginWith);
        Set<List<Phase>> allowed = new HashSet<>();
        Phase[] phases = Phase.values();
        for (int i = 0; i < edges; i++) {
            Phase from = phases[random.nextInt(phases.length)];
            Phase to = phases[random.nextInt(phases.length)];
            if (from != to || random.nextInt(50) == 0) {
                builder.allow(from, to);
                allowed.add(List.of(from, to));
            }
        }
        Moves moves;
        try {
            moves = builder.build();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("The moves do not make a life cycle: ");
            assertThat(makeALifeCycle(beginnings, allowed)).isFalse();
            return;
        }
        assertThat(makeALifeCycle(beginnings, allowed)).isTrue();
        assertThat(moves.toBuilder().build()).isEqualTo(moves);
        assertThat(Json.read(Json.write(moves), Moves.class)).isEqualTo(moves);
    }

    /** The same question asked of the transitive closure (Warshall 1962). */
    private static boolean makeALifeCycle(Set<Phase> beginnings, Set<List<Phase>> allowed) {
        Set<List<Phase>> closure = new HashSet<>(allowed);
        for (Phase phase : Phase.values()) {
            closure.add(List.of(phase, phase));
        }
        for (Phase through : Phase.values()) {
            for (Phase from : Phase.values()) {
                for (Phase to : Phase.values()) {
                    if (closure.contains(List.of(from, through)) && closure.contains(List.of(through, to))) {
                        closure.add(List.of(from, to));
                    }
                }
            }
        }
        return Arrays.stream(Phase.values())
                .allMatch(phase -> !allowed.contains(List.of(phase, phase))
                        && beginnings.stream().anyMatch(first -> closure.contains(List.of(first, phase)))
                        && Stage.RETIREMENT.phases().stream().anyMatch(last -> closure.contains(List.of(phase, last))));
    }

    private static Duration sum(Iterable<Duration> durations) {
        Duration sum = Duration.ZERO;
        for (Duration duration : durations) {
            sum = sum.plus(duration);
        }
        return sum;
    }
}
