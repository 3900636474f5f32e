package org.clientela;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.clientela.event.Event;
import org.clientela.lifecycle.ItemId;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Move;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;
import org.clientela.store.TenantStorage;

/**
 * The relation of one customer to one offering, or to one item of it that the customer owns: where it stands, and the way to move
 * it on. What may come next is the door's {@link MovePolicy} to say; each move is recorded as an event. Safe for many
 * threads: of two that move on from the same place, one is refused.
 *
 * <pre>{@code
 * crm.lifecycle(acme, pump).moveTo(Stage.ACQUISITION, "signed");
 * crm.lifecycle(acme, pump).current().stage();                         // Optional[ACQUISITION]
 * crm.lifecycle(acme, pump).ofItem("SN-4711").moveTo(Phase.MAINTAIN, "seal replaced");
 * }</pre>
 */
public final class OfferingRelation {
    private final Crm crm;
    private final TenantStorage storage;
    private final MovePolicy policy;
    private final Lifecycle notBegun;

    OfferingRelation(Crm crm, TenantStorage storage, MovePolicy policy, Lifecycle notBegun) {
        this.crm = crm;
        this.storage = storage;
        this.policy = policy;
        this.notBegun = notBegun;
    }

    /**
     * The same for one item of the offering that the customer owns.
     *
     * @param serialNumber or whatever tells one item from another
     * @return a lifecycle of its own
     */
    public OfferingRelation ofItem(String serialNumber) {
        return new OfferingRelation(crm, storage, policy, notBegun.withItem(ItemId.of(serialNumber)));
    }

    /**
     * Where it stands, as of now.
     *
     * @return with its history
     */
    public Lifecycle current() {
        return replayed(events(storage)).asOf(crm.now());
    }

    /**
     * What may come next, before the guards are asked.
     *
     * @return in the order of the phases
     */
    public Set<Phase> allowed() {
        return policy.allowed(current());
    }

    /**
     * Moves it to a stage, now: to the first of its phases that is allowed.
     *
     * @param stage to enter
     * @param reason why, in someone's words
     * @return where it stands then
     * @throws org.clientela.lifecycle.IllegalMoveException if that is not allowed, with what is, or a guard objects; nothing changes
     * @throws NotFoundException if the customer or the offering is not known
     */
    public Lifecycle moveTo(Stage stage, String reason) {
        return move((lifecycle, events) -> policy.propose(lifecycle, stage, reason, crm.actor(), crm.now(), events));
    }

    /**
     * Moves it to a phase, now.
     *
     * @param phase to enter
     * @param reason why, in someone's words
     * @return where it stands then
     * @throws org.clientela.lifecycle.IllegalMoveException if that is not allowed, with what is, or a guard objects; nothing changes
     * @throws NotFoundException if the customer or the offering is not known
     */
    public Lifecycle moveTo(Phase phase, String reason) {
        return move((lifecycle, events) -> policy.propose(lifecycle, phase, reason, crm.actor(), crm.now(), events));
    }

    /**
     * Whose relation, and to what; where it stands is in {@link #current()}.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "OfferingRelation[%s, %s%s]"
                .formatted(
                        notBegun.customer(),
                        notBegun.offering(),
                        notBegun.item().map(item -> ", " + item).orElse(""));
    }

    private Lifecycle move(BiFunction<Lifecycle, List<Event>, Move> proposal) {
        return crm.atomically((door, work) -> {
            door.customers().get(notBegun.customer());
            door.offerings().get(notBegun.offering());
            List<Event> events = events(work);
            Lifecycle lifecycle = replayed(events);
            Move move = proposal.apply(lifecycle, events);
            work.timeline().append(List.of(lifecycle.event(move, crm.now())));
            return lifecycle.after(move);
        });
    }

    private Lifecycle replayed(List<Event> events) {
        return notBegun.replayed(events, policy.moves());
    }

    private List<Event> events(TenantStorage from) {
        return from.timeline().read(notBegun.customer());
    }
}
