package org.clientela.lifecycle;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Allowed moves as the guide shows them. Lines end with a line feed on every system, since files are compared. */
final class MovesPrinter {
    private MovesPrinter() {}

    static String stageTable(Moves moves) {
        StringBuilder table =
                new StringBuilder("| stage | phases | may begin | may be followed by |\n|---|---|---|---|\n");
        for (Stage stage : Stage.values()) {
            row(
                    table,
                    stage.name(),
                    stage.phases().stream().map(Phase::label).collect(Collectors.joining(", ")),
                    beginning(moves, stage),
                    names(moves.next(stage)));
        }
        return table.toString();
    }

    static String phaseTable(Moves moves) {
        StringBuilder table = new StringBuilder("| phase | in its stage, then | or another stage |\n|---|---|---|\n");
        for (Phase phase : Phase.values()) {
            Set<Phase> next = moves.next(phase);
            row(
                    table,
                    phase.name(),
                    names(next.stream()
                            .filter(to -> to.stage() == phase.stage())
                            .toList()),
                    summary(next.stream()
                            .filter(to -> to.stage() != phase.stage())
                            .toList()));
        }
        return table.toString();
    }

    static String diagram(Moves moves) {
        StringBuilder diagram = new StringBuilder("stateDiagram-v2\n");
        moves.beginningStages().forEach(stage -> diagram.append("    [*] --> %s\n".formatted(stage)));
        for (Stage from : Stage.values()) {
            moves.next(from).forEach(to -> diagram.append("    %s --> %s\n".formatted(from, to)));
        }
        return diagram.toString();
    }

    static List<String> allNames() {
        return Stream.of(Phase.values()).map(Phase::name).toList();
    }

    static Optional<Phase> phase(String name) {
        return Stream.of(Phase.values())
                .filter(phase -> phase.name().equals(name))
                .findFirst();
    }

    static String names(Collection<? extends Enum<?>> some) {
        return some.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Phases, with a stage's name in place of its phases where all of them are there. */
    static String summary(Collection<Phase> phases) {
        Set<Phase> left = EnumSet.noneOf(Phase.class);
        left.addAll(phases);
        return Stream.of(Stage.values())
                .flatMap(stage -> {
                    List<Phase> ofStage =
                            left.stream().filter(p -> p.stage() == stage).toList();
                    return ofStage.equals(stage.phases())
                            ? Stream.of(stage.name())
                            : ofStage.stream().map(Phase::name);
                })
                .collect(Collectors.joining(", "));
    }

    private static String beginning(Moves moves, Stage stage) {
        List<Phase> begins =
                moves.beginnings().stream().filter(p -> p.stage() == stage).toList();
        if (begins.isEmpty()) {
            return "no";
        }
        return begins.equals(stage.phases()) ? "yes" : names(begins);
    }

    private static void row(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
