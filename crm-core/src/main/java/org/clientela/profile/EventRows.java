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

    /**
     * Where the first event at or behind some places is.
     *
     * @param places events of the block, counted from its first one
     * @param to overwritten with places in {@link #rows()}
     */
    void take(int[] places, int[] to, int size) {
        throw new IllegalStateException("Only times of all events of a type are bounded.");
    }
}
