package org.clientela.profile;

import org.jspecify.annotations.Nullable;

/** Where in the events of each customer a time lies. Begins to look where the next later bound of the same sweep was found. */
final class TimeBound extends Step {
    private final long time;
    private final int[] places = new int[Block.SIZE];
    private @Nullable TimeBound later;

    TimeBound(Block block, long time) {
        super(block);
        this.time = time;
    }

    void setLater(@Nullable TimeBound bound) {
        this.later = bound;
    }

    @Override
    void run() {
        int size = block().size();
        int[] starts = block().starts();
        if (later == null) {
            System.arraycopy(starts, 1, places, 0, size);
        } else {
            System.arraycopy(later.places(), 0, places, 0, size);
        }
        block().columns().stepBack(time, block().firstEvent(), starts, places, size);
    }

    /** The first event of each customer at the time or later, counted from the first event of the block. */
    int[] places() {
        make();
        return places;
    }
}
