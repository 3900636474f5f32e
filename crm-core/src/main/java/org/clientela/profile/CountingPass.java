package org.clientela.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the events of a block that counts for several {@link EventCounter}s. Their counts stand side by side in the bits of
 * one number, and to what an event adds 1 is looked up: by its type, and by the stretch of time that it lies in. A stretch has at most
 * one time in it at which a counter begins, so that is one comparison. The processor meets no branch it would have to guess.
 */
final class CountingPass extends Step {
    private static final int MOST_STRETCHES = 1 << 12;

    private final Codes types;
    private final int bits;
    private final List<EventCounter> counters = new ArrayList<>();
    private int shift;
    private @Nullable CountingTable table;
    private byte[] slots = new byte[0];
    private long[] sums = new long[0];

    CountingPass(Block block, Codes types) {
        super(block);
        this.types = types;
        this.bits = Integer.SIZE
                - Integer.numberOfLeadingZeros(Math.max(1, block.columns().mostEvents()));
    }

    /** Counts for one more, if there is room and its time can be told from those of the others. To be asked before the first block. */
    boolean add(EventCounter counter) {
        if (counters.size() == Long.SIZE / bits) {
            return false;
        }
        counters.add(counter);
        for (int stretches = 1; stretches <= MOST_STRETCHES; stretches *= 2) {
            shift = shiftFor(stretches);
            if (areApart()) {
                counter.setPlace(this, counters.size() - 1);
                return true;
            }
        }
        counters.remove(counter);
        return false;
    }

    /** Such that at most so many stretches cover all times. */
    private int shiftFor(int stretches) {
        long span = block().columns().latest() - block().columns().earliest();
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - Integer.numberOfTrailingZeros(stretches));
    }

    private boolean areApart() {
        long[] times = counters.stream()
                .mapToLong(EventCounter::since)
                .filter(time -> time != EventCounter.EVER)
                .distinct()
                .toArray();
        return Arrays.stream(times).map(this::stretch).distinct().count() == times.length;
    }

    private int stretch(long time) {
        return (int) ((time - block().columns().earliest()) >>> shift);
    }

    @Override
    void run() {
        CountingTable steps = table;
        if (steps == null) {
            steps = CountingTable.of(
                    counters, bits, this::stretch, stretch(block().columns().latest()) + 1, types.most());
            table = steps;
        }
        int first = block().firstEvent();
        int events = block().events();
        sums = atLeast(events + 1, sums);
        if (types.isNarrow()) {
            count(steps, types.narrow(), first, steps.slotOf(), first, events);
        } else {
            slots = slots.length < events ? new byte[events] : slots;
            for (int i = 0; i < events; i++) {
                slots[i] = steps.slotOf()[types.get(first + i)];
            }
            count(steps, slots, 0, CountingTable.SAME, first, events);
        }
    }

    private void count(CountingTable steps, byte[] codes, int firstCode, byte[] slotOf, int first, int events) {
        long[] times = block().columns().times();
        long earliest = block().columns().earliest();
        int stretchBits = shift;
        int slotBits = steps.slotBits();
        long[] begins = steps.begins();
        long[] before = steps.before();
        long[] since = steps.since();
        long[] to = sums;
        long sum = 0;
        for (int i = 0; i < events; i++) {
            to[i] = sum;
            long time = times[first + i];
            int stretch = (int) ((time - earliest) >>> stretchBits);
            int cell = (stretch << slotBits) + slotOf[codes[firstCode + i] & 0xff];
            sum += before[cell] + (since[cell] & ~((time - begins[stretch]) >> (Long.SIZE - 1)));
        }
        to[events] = sum;
    }

    /** Reads the counts of one counter off the sums where the events of each customer begin and end. */
    void read(int lane, int[] counts) {
        make();
        int[] starts = block().starts();
        int offset = lane * bits;
        int mask = (int) ((1L << bits) - 1);
        long before = sums[0];
        for (int i = 0; i < block().size(); i++) {
            long after = sums[starts[i + 1]];
            counts[i] = (int) ((after - before) >>> offset) & mask;
            before = after;
        }
    }
}
