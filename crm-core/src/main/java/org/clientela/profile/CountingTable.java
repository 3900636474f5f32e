package org.clientela.profile;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;

/** What an event adds to the counts of a {@link CountingPass}. */
final class CountingTable {
    /** Slots that have been looked up already. */
    static final byte[] SAME = new byte[256];

    static {
        for (int slot = 0; slot < SAME.length; slot++) {
            SAME[slot] = (byte) slot;
        }
    }

    private final byte[] slotOf;
    private final int slotBits;
    private final long[] begins;
    private final long[] before;
    private final long[] since;

    private CountingTable(int types, int slotBits, int stretches) {
        this.slotOf = new byte[types];
        this.slotBits = slotBits;
        this.begins = new long[stretches];
        this.before = new long[stretches << slotBits];
        this.since = new long[stretches << slotBits];
        Arrays.fill(begins, Micros.LARGEST);
    }

    /** The slot of each code of a type; 0 for those that nobody tells from others. */
    byte[] slotOf() {
        return slotOf;
    }

    /** The cell of a stretch and a slot is the number of the stretch, followed by so many bits of the slot. */
    int slotBits() {
        return slotBits;
    }

    /** By stretch: the time in it at which a counter begins, or a time after all. */
    long[] begins() {
        return begins;
    }

    /** By cell: what is added by any event of the stretch. */
    long[] before() {
        return before;
    }

    /** By cell: what is added besides by one from the time on at which a counter begins. */
    long[] since() {
        return since;
    }

    /**
     * The table of some counters.
     *
     * @param bits of each count
     * @param stretchOf a time
     * @param stretches how many there are
     * @param mostType no type has a larger code
     */
    static CountingTable of(
            List<EventCounter> counters, int bits, LongToIntFunction stretchOf, int stretches, int mostType) {
        int[] told = counters.stream()
                .mapToInt(EventCounter::type)
                .filter(type -> type != EventCounter.ANY_TYPE)
                .distinct()
                .toArray();
        int slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(told.length);
        CountingTable table = new CountingTable(mostType + 1, slotBits, stretches);
        for (int slot = 0; slot <= told.length; slot++) {
            for (int lane = 0; lane < counters.size(); lane++) {
                EventCounter counter = counters.get(lane);
                if (counter.type() == EventCounter.ANY_TYPE || (slot > 0 && counter.type() == told[slot - 1])) {
                    table.enter(counter.since(), stretchOf, 1L << (lane * bits), slot);
                }
            }
            if (slot > 0) {
                table.slotOf[told[slot - 1]] = (byte) slot;
            }
        }
        return table;
    }

    private void enter(long time, LongToIntFunction stretchOf, long one, int slot) {
        int first = time == EventCounter.EVER ? -1 : stretchOf.applyAsInt(time);
        if (first >= 0) {
            begins[first] = time;
            since[(first << slotBits) + slot] += one;
        }
        for (int stretch = first + 1; stretch < begins.length; stretch++) {
            before[(stretch << slotBits) + slot] += one;
        }
    }
}
