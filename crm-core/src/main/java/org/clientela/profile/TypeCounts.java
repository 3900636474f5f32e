package org.clientela.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * How many events of each of some types come before each event of a block. The counts of several types are kept in one number, side
 * by side, so that one walk over the events counts them all.
 */
final class TypeCounts extends Step {
    private static final int LANE = 21;
    private static final int LANES = Long.SIZE / LANE;

    private final Codes types;
    private final List<Integer> counted = new ArrayList<>();
    private final int most;
    private long[] before = new long[0];
    private long[] ones = new long[0];

    TypeCounts(Block block, Codes types) {
        super(block);
        this.types = types;
        this.most = block.columns().mostEventsOf(Block.SIZE) < 1 << LANE ? LANES : 1;
    }

    /** Whether no more types can be counted together. */
    boolean isFull() {
        return counted.size() == most;
    }

    /** Counts a type too, and returns where. To be asked before the first block. */
    int add(int type) {
        counted.add(type);
        return counted.size() - 1;
    }

    @Override
    void run() {
        if (ones.length == 0) {
            int largest = counted.stream().mapToInt(Integer::intValue).max().orElse(0);
            ones = new long[Math.max(largest + 1, types.most() + 1)];
            for (int lane = 0; lane < counted.size(); lane++) {
                ones[counted.get(lane)] = 1L << lane * LANE;
            }
        }
        before = atLeast(block().events() + 1, before);
        types.addUp(ones, block().firstEvent(), block().events(), before);
    }

    long[] before() {
        make();
        return before;
    }

    /** The count of one type among those in a number. */
    int count(long counts, int lane) {
        return most == 1 ? (int) counts : (int) (counts >>> lane * LANE) & (1 << LANE) - 1;
    }
}
