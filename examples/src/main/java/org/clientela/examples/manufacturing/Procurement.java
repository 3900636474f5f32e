package org.clientela.examples.manufacturing;

import java.util.List;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Move;
import org.clientela.lifecycle.MoveGuard;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;

/** What has a say in a move, market by market, beyond the moves that are allowed to all. */
final class Procurement {
    private Procurement() {}

    static MovePolicy policyFor(CustomerKind kind) {
        MovePolicy standard = MovePolicy.standard();
        return switch (kind) {
            case INDUSTRIAL, CONSUMER -> standard;
            case INSTITUTIONAL ->
                standard.guardedBy(
                        MoveGuard.requiresEvent(Buyers.ACCEPTANCE_PROTOCOL).before(Stage.OWNERSHIP));
            case GOVERNMENT -> standard.guardedBy(Procurement::requireSelectedSource);
        };
    }

    /** Procurement law: nothing is ordered, paid or taken over before a source was selected. */
    private static List<String> requireSelectedSource(Lifecycle lifecycle, Move move, List<Event> events) {
        boolean buys = move.to().stage() == Stage.ACQUISITION && move.to() != Phase.SELECT_SOURCE;
        boolean selected = lifecycle.history().stream().anyMatch(earlier -> earlier.to() == Phase.SELECT_SOURCE);
        return buys && !selected ? List.of("no source was selected, and procurement law asks for it") : List.of();
    }
}
