package org.clientela.profile;

import java.util.Arrays;
import java.util.List;

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
    private final long begin;
    private final int shift;
    private final long[] ever;
    private final long[] everOf;
    private final long[] begins;
    private final long[] before;
    private final long[] since;

    private CountingTable(int types, int slotBits, long begin, int shift, int stretches) {
        this.slotOf = new byte[types];
        this.slotBits = slotBits;
        this.begin = begin;
        this.shift = shift;
        this.ever = new long[1 << slotBits];
        this.everOf = new long[types];
        this.begins = new long[stretches];
        this.before = new long[stretches << slotBits];
        this.since = new long[stretches << slotBits];
        Arrays.fill(begins, Long.MAX_VALUE);
    }

    /** The slot of each code of a type; 0 for those that nobody tells from others. */
    byte[] slotOf() {
        return slotOf;
    }

    /** The cell of a stretch and a slot is the number of the stretch, followed by so many bits of the slot. */
    int slotBits() {
        return slotBits;
    }

    /** When the first stretch begins. Times are counted from there. */
    long begin() {
        return begin;
    }

    /** By slot: what is added by any event. */
    long[] ever() {
        return ever;
    }

    /** The same by the code of a type. */
    long[] everOf() {
        return everOf;
    }

    /** By stretch: the time in it at which a counter begins, or one after all. */
    long[] begins() {
        return begins;
    }

    /** By cell: what is added besides by any event of the stretch. */
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
     * @param begin of the first stretch
     * @param shift a stretch is 2 to the power of it long
     * @param latest no event is later
     * @param mostType no type has a larger code
     */
    static CountingTable of(List<EventCounter> counters, int bits, long begin, int shift, long latest, int mostType) {
        int[] told = counters.stream()
                .mapToInt(EventCounter::type)
                .filter(type -> type != EventCounter.ANY_TYPE)
                .distinct()
                .toArray();
        int slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(told.length);
        int stretches = latest < begin ? 0 : (int) ((latest - begin) >>> shift) + 1;
        CountingTable table = new CountingTable(mostType + 1, slotBits, begin, shift, stretches);
        for (int slot = 0; slot <= told.length; slot++) {
            for (int lane = 0; lane < counters.size(); lane++) {
                EventCounter counter = counters.get(lane);
                if (counter.type() == EventCounter.ANY_TYPE || (slot > 0 && counter.type() == told[slot - 1])) {
                    table.enter(counter.since(), 1L << (lane * bits), slot);
                }
            }
            if (slot > 0) {
                table.slotOf[told[slot - 1]] = (byte) slot;
            }
        }
        Arrays.setAll(table.everOf, code -> table.ever[table.slotOf[code]]);
        return table;
    }

    private void enter(long time, long one, int slot) {
        if (time == EventCounter.EVER) {
            ever[slot] += one;
            return;
        }
        int first = (int) ((time - begin) >>> shift);
        begins[first] = time - begin;
        since[(first << slotBits) + slot] += one;
        for (int stretch = first + 1; stretch < begins.length; stretch++) {
            before[(stretch << slotBits) + slot] += one;
        }
    }
}
