package org.clientela.profile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many events of a type, or of any, each customer of a block has since some time, or ever. */
final class EventCounter extends Step {
    /** In place of the code of a type. */
    static final int ANY_TYPE = -1;

    /** In place of a time. */
    static final long EVER = Long.MIN_VALUE;

    private final int type;
    private final long since;
    private final int[] counts = new int[Block.SIZE];
    private @Nullable CountingPass pass;
    private int lane;

    EventCounter(Block block, int type, long since) {
        super(block);
        this.type = type;
        this.since = since;
    }

    int type() {
        return type;
    }

    /** The first time that counts, in microseconds, or {@link #EVER}. */
    long since() {
        return since;
    }

    void setPlace(CountingPass newPass, int newLane) {
        this.pass = newPass;
        this.lane = newLane;
    }

    @Override
    void run() {
        Objects.requireNonNull(pass).read(this, lane, counts);
    }

    /** The counts, by customer. */
    int[] counts() {
        make();
        return counts;
    }
}
