package org.clientela.profile;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where in the events of each customer some times lie. Each is looked for backwards from where the next later one was found: as
 * many steps as it took on average in the block before are taken without a branch, since no processor could guess them.
 */
final class TimeBounds {
    private static final int MOST_SURE_STEPS = 8;

    private final Block block;
    private final TreeMap<Long, Bound> bounds = new TreeMap<>();

    TimeBounds(Block block) {
        this.block = block;
    }

    /** The bound of a time. To be asked for before the first block. */
    Bound of(long time) {
        Bound known = bounds.get(time);
        if (known != null) {
            return known;
        }
        Bound bound = new Bound(time);
        bound.later = neighbour(bounds.higherEntry(time));
        Bound earlier = neighbour(bounds.lowerEntry(time));
        if (earlier != null) {
            earlier.later = bound;
        }
        bounds.put(time, bound);
        return bound;
    }

    private static @Nullable Bound neighbour(Map.@Nullable Entry<Long, Bound> entry) {
        return entry == null ? null : entry.getValue();
    }

    /** A time, and where it lies. */
    final class Bound extends Step {
        private final long time;
        private final int[] places = new int[Block.SIZE];
        private int sureSteps = 1;
        private @Nullable Bound later;

        private Bound(long time) {
            super(block);
            this.time = time;
        }

        /** The first event of each customer at the time or later, counted from the first event of the block. */
        int[] places() {
            make();
            return places;
        }

        @Override
        void run() {
            int size = block().size();
            if (later == null) {
                System.arraycopy(block().starts(), 1, places, 0, size);
            } else {
                System.arraycopy(later.places(), 0, places, 0, size);
            }
            long steps = block().columns()
                    .stepBack(time, sureSteps, block().firstEvent(), block().starts(), places, size);
            sureSteps = (int) Math.min(MOST_SURE_STEPS, 1 + steps / Math.max(1, size));
        }
    }

}
