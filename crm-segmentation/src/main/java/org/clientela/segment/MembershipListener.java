package org.clientela.segment;

import org.clientela.customer.CustomerId;

/**
 * Is told when a customer has entered or left segments. Called after the change has been kept, by the thread that made it; of what
 * one thread does to a customer, in the order of the changes. Of two threads that change the same customer at the same time either
 * may be told first: {@link Membership#changes()} has the order.
 *
 * <p>What it throws undoes nothing and keeps nobody else from being told: it goes to the {@linkplain
 * Thread#getUncaughtExceptionHandler() uncaught exception handler} of the thread, which goes on. A listener may be lost if the
 * process ends between the two, so it is for what can be made up for; the ledger has it all.
 */
@FunctionalInterface
public interface MembershipListener {
    /** Is not interested. */
    MembershipListener NONE = (customer, change) -> {};

    /**
     * A customer entered or left segments.
     *
     * @param customer who
     * @param change what, when and why
     */
    void changed(CustomerId customer, Membership.Change change);

    /**
     * Tells of the changes that one membership has and another has not, and survives what the listener throws.
     *
     * @param before an earlier state
     * @param after a later state of the same customer's
     */
    default void tell(Membership before, Membership after) {
        for (Membership.Change change :
                after.changes().subList(before.changes().size(), after.changes().size())) {
            try {
                changed(after.customer(), change);
            } catch (RuntimeException e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
