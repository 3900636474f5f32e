package org.clientela.profile;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * What an event adds to the counts of a {@link CountingPass}.
 *
 * @param slotOf the slot of each code of a type; 0 for those that nobody tells from others
 * @param slotBits the cell of a stretch and a slot is the number of the stretch, followed by so many bits of the slot
 * @param begins by stretch: the time in it at which a counter begins, or a time after all
 * @param before by cell: what is added by any event of the stretch
 * @param since by cell: what is added besides by one from that time on
 */
record CountingTable(byte[] slotOf, int slotBits, long[] begins, long[] before, long[] since) {
    /** Slots that have been looked up already. */
    static final byte[] SAME = new byte[256];

    static {
        for (int slot = 0; slot < SAME.length; slot++) {
            SAME[slot] = (byte) slot;
        }
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
        CountingTable table = new CountingTable(
                new byte[mostType + 1],
                slotBits,
                new long[stretches],
                new long[stretches << slotBits],
                new long[stretches << slotBits]);
        Arrays.fill(table.begins, Micros.LARGEST);
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
