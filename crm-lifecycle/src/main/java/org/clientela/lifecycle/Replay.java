package org.clientela.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.AttributeKey;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.lifecycle.Irregularity.Kind;
import org.clientela.text.Suggestion;
import org.jspecify.annotations.Nullable;

/** Follows the events of one lifecycle in order of time, and names what is wrong with them. */
final class Replay {
    private final Lifecycle whose;
    private final Moves moves;
    private final List<Move> history = new ArrayList<>();
    private final List<Irregularity> irregularities = new ArrayList<>();

    private Replay(Lifecycle whose, Moves moves) {
        this.whose = whose;
        this.moves = moves;
    }

    static Lifecycle of(Lifecycle whose, List<Event> events, Moves moves) {
        Replay replay = new Replay(whose, moves);
        inOrderOfTime(events).stream().filter(replay::concerns).forEach(replay::follow);
        return whose.withHistory(replay.history).withIrregularities(replay.irregularities);
    }

    /** The same list if it is in order already, as a timeline has it; events of one instant keep theirs. */
    static List<Event> inOrderOfTime(List<Event> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).occurredAt().isBefore(events.get(i - 1).occurredAt())) {
                return events.stream()
                        .sorted(Comparator.comparing(Event::occurredAt))
                        .toList();
            }
        }
        return events;
    }

    private boolean concerns(Event event) {
        return event.type().equals(EventType.STAGE_ENTERED)
                && event.customer().equals(whose.customer())
                && event.offering().filter(whose.offering()::equals).isPresent()
                && StageEntered.hasReadableItem(event)
                && StageEntered.item(event).equals(whose.item());
    }

    private void follow(Event event) {
        Optional<Phase> entered = phase(event, StageEntered.PHASE);
        if (entered.isEmpty()) {
            String given = StageEntered.text(event, StageEntered.PHASE).orElse("");
            note(
                    event,
                    Kind.UNREADABLE,
                    "The event (%s) enters no known phase.%n%s"
                            .formatted(event.id(), Suggestion.hint(given, MovesPrinter.allNames())));
            return;
        }
        Phase to = entered.get();
        @Nullable Move last = history.isEmpty() ? null : history.get(history.size() - 1);
        checkAgainst(event, to, last == null ? null : last.to());
        if (last == null || last.to() != to) {
            history.add(move(event, to, last));
        }
    }

    private void checkAgainst(Event event, Phase to, @Nullable Phase standing) {
        Optional<String> from = StageEntered.text(event, StageEntered.FROM);
        if (from.isPresent() && (standing == null || !from.get().equals(standing.name()))) {
            note(
                    event,
                    Kind.CONTRADICTORY,
                    "The event (%s) leaves another phase than (%s), where the lifecycle was.%nMaybe two moves crossed, or one is missing?"
                            .formatted(event.id(), standing == null ? "not begun" : standing));
        }
        Optional<String> stage = StageEntered.text(event, StageEntered.STAGE);
        if (stage.filter(name -> !name.equals(to.stage().name())).isPresent()) {
            note(
                    event,
                    Kind.CONTRADICTORY,
                    "The event (%s) enters (%s), which is in another stage than it says.%nMaybe leave the stage out, since the phase has it?"
                            .formatted(event.id(), to));
        }
        if (standing == to) {
            note(
                    event,
                    Kind.REPEATED,
                    "The event (%s) enters (%s), where the lifecycle was already.%nMaybe it was recorded twice?"
                            .formatted(event.id(), to));
        } else if (standing == null ? !moves.beginnings().contains(to) : !moves.allows(standing, to)) {
            note(
                    event,
                    Kind.NOT_ALLOWED,
                    "The event (%s) moves from (%s) to (%s), which is not allowed.%nMaybe a move between is missing, or other moves were allowed then?"
                            .formatted(event.id(), standing == null ? "not begun" : standing, to));
        }
    }

    private void note(Event event, Kind kind, String problem) {
        irregularities.add(new Irregularity(event.id(), event.occurredAt(), kind, problem));
    }

    private static Move move(Event event, Phase to, @Nullable Move last) {
        Move.Builder move = Move.builder()
                .id(event.id())
                .to(to)
                .at(event.occurredAt())
                .actor(StageEntered.text(event, StageEntered.ACTOR).filter(StageEntered::isKey))
                .reason(StageEntered.text(event, StageEntered.REASON).filter(reason -> !reason.isBlank()));
        return last == null
                ? move.dwell(Duration.ZERO).build()
                : move.from(last.to())
                        .dwell(Duration.between(last.at(), event.occurredAt()))
                        .build();
    }

    private static Optional<Phase> phase(Event event, AttributeKey<String> key) {
        return StageEntered.text(event, key).flatMap(name -> MovesPrinter.phase(name));
    }
}
