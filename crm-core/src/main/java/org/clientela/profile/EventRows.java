package org.clientela.profile;

/** Some events of each customer of a block, one behind the other in order of time. */
abstract class EventRows extends Step {
    EventRows(Block block) {
        super(block);
    }

    /** Where the events of each customer begin in {@link #rows()}; and behind them where the last one's end. */
    abstract int[] starts();

    /** The events, as rows of the columns. */
    abstract int[] rows();
}
