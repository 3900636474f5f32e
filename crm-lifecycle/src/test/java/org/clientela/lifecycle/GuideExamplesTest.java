package org.clientela.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.lifecycle.Phase.MAINTAIN;
import static org.clientela.lifecycle.Phase.MONITOR;
import static org.clientela.lifecycle.Phase.TEST_AND_ACCEPT;
import static org.clientela.lifecycle.Stage.ACQUISITION;
import static org.clientela.lifecycle.Stage.OWNERSHIP;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Timeline;
import org.junit.jupiter.api.Test;

/** What the guide shows, compiled and run; {@link GuideTest} compares the two. */
class GuideExamplesTest {
    private final CustomerId acme = Fixtures.ACME;
    private final OfferingId pump = Fixtures.PUMP;
    private final Clock clock = Clock.fixed(Fixtures.day(30), ZoneOffset.UTC);
    private final ZoneId zone = ZoneOffset.UTC;
    private final Timeline timeline = new ListTimeline();

    @Test
    void moves() {
        Lifecycle lifecycle = Lifecycle.of(acme, pump, timeline.read(acme));
        Lifecycle moved = lifecycle.moveTo(Stage.ACQUISITION, "asked for an offer", "ann", clock.instant());
        timeline.append(List.of(moved.event(moved.lastMove().orElseThrow(), clock.instant())));

        assertThat(Lifecycle.of(acme, pump, timeline.read(acme))).isEqualTo(moved);
        Lifecycle late = lifecycle.moveTo(Stage.REQUIREMENTS, "", "bob", clock.instant());
        assertThatThrownBy(
                        () -> timeline.append(List.of(late.event(late.lastMove().orElseThrow(), clock.instant()))))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(Lifecycle.of(acme, pump, timeline.read(acme))).isEqualTo(moved);
    }

    @Test
    void ownMoves() {
        Moves ours = Moves.standard().toBuilder()
                .allow(ACQUISITION, ACQUISITION) // any phase of it after any other
                .allow(OWNERSHIP, ACQUISITION) // reorder
                .beginWith(OWNERSHIP) // taken over
                .build();
        MovePolicy policy = MovePolicy.standard().withMoves(ours);

        Lifecycle owned = Lifecycle.notBegun(acme, pump);
        for (Phase to : List.of(MAINTAIN, MONITOR, MAINTAIN)) {
            owned = owned.after(policy.propose(owned, to, "", "ann", clock.instant(), List.of()));
        }
        assertThat(owned.rebeginnings()).isZero();
        owned = owned.after(policy.propose(owned, ACQUISITION, "", "ann", clock.instant(), List.of()));
        assertThat(owned.rebeginnings()).isEqualTo(1);
    }

    @Test
    void guards() {
        Lifecycle lifecycle = Lifecycle.notBegun(acme, pump).moveTo(TEST_AND_ACCEPT, "", "ann", Fixtures.START);
        List<Event> events = List.of(Fixtures.event(EventType.PURCHASE, pump, Fixtures.START));

        MovePolicy policy = MovePolicy.standard()
                .guardedBy(MoveGuard.requiresEvent(EventType.PURCHASE).before(OWNERSHIP))
                .guardedBy(MoveGuard.requiresStay(Duration.ofDays(14)).in(TEST_AND_ACCEPT))
                .guardedBy((lc, move, facts) -> isAugust(move.at()) ? List.of("we are closed in August") : List.of());
        Move move = policy.propose(lifecycle, OWNERSHIP, "accepted", "ann", clock.instant(), events);

        assertThat(move.to()).isEqualTo(Phase.INTEGRATE);
        assertThatThrownBy(() -> policy.propose(
                        lifecycle, OWNERSHIP, "accepted", "ann", Instant.parse("2026-08-01T00:00:00Z"), events))
                .hasMessageContaining("closed in August");
    }

    @Test
    void inference() {
        timeline.append(List.of(Fixtures.event(EventType.PURCHASE, pump, Fixtures.START)));

        Map<OfferingId, InferredStage> stages =
                StagePolicy.standard().infer(timeline.read(acme), clock.instant(), zone);

        assertThat(stages.get(pump).phase()).isEqualTo(MONITOR);
    }

    private boolean isAugust(Instant instant) {
        return instant.atZone(zone).getMonth() == Month.AUGUST;
    }

    /** As much of a timeline as one customer needs. */
    private static final class ListTimeline implements Timeline {
        private final List<Event> events = new ArrayList<>();

        @Override
        public List<Event> read(CustomerId customer) {
            return Replay.inOrderOfTime(List.copyOf(events));
        }

        @Override
        public Stream<Event> scan() {
            return events.stream();
        }

        @Override
        public int append(List<Event> more) {
            for (Event event : more) {
                Optional<Event> there =
                        events.stream().filter(e -> e.id().equals(event.id())).findFirst();
                if (there.filter(e -> !e.saysTheSameAs(event)).isPresent()) {
                    throw new IdempotencyConflictException(event.id().value());
                }
            }
            events.addAll(more);
            return more.size();
        }
    }
}
