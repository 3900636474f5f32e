package org.clientela.lifecycle;

import java.util.Locale;

/**
 * The thirteen phases of the customer service life cycle, in the order in which they come, each part of one {@link Stage}.
 *
 * <p>Source: Ives and Learmonth (1984), Communications of the ACM 27(12), 1193-1201; Ives and Mason (1990), Academy of
 * Management Executive 4(4), 52-69.
 */
public enum Phase {
    /** How much is needed, and of what. */
    ESTABLISH_REQUIREMENTS(Stage.REQUIREMENTS),
    /** What exactly it must be like. */
    SPECIFY(Stage.REQUIREMENTS),
    /** From whom to get it. */
    SELECT_SOURCE(Stage.ACQUISITION),
    /** Ordering it. */
    ORDER(Stage.ACQUISITION),
    /** Approving the expense, and paying. */
    AUTHORIZE_AND_PAY(Stage.ACQUISITION),
    /** Taking possession. */
    ACQUIRE(Stage.ACQUISITION),
    /** Making sure that it does what was specified. */
    TEST_AND_ACCEPT(Stage.ACQUISITION),
    /** Adding it to what is there already. */
    INTEGRATE(Stage.OWNERSHIP),
    /** Watching its use and its state. */
    MONITOR(Stage.OWNERSHIP),
    /** Making it more than it was, because needs have grown. */
    UPGRADE(Stage.OWNERSHIP),
    /** Repairing it, and keeping it from breaking. */
    MAINTAIN(Stage.OWNERSHIP),
    /** Selling, returning, giving or throwing it away. */
    TRANSFER_OR_DISPOSE(Stage.RETIREMENT),
    /** Seeing what it has cost, all in all. */
    ACCOUNT_FOR(Stage.RETIREMENT);

    private final Stage stage;

    Phase(Stage stage) {
        this.stage = stage;
    }

    /**
     * What it is part of.
     *
     * @return one of the four
     */
    public Stage stage() {
        return stage;
    }

    /**
     * As the literature writes it.
     *
     * @return lower case, with spaces
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
