package org.clientela.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One walk over the events of a block that counts for several {@link EventCounter}s. Their counts stand side by side in the bits of
 * one number, and to what an event adds 1 is looked up: by its type where all count, and for those since the first time at which a
 * counter begins by the stretch of time too. A stretch has at most one such time in it, so that is one comparison. The processor meets
 * one branch a customer that it has to guess: where events become too old for such counters.
 */
final class CountingPass extends Step {
    private static final int MOST_STRETCHES = 1 << 12;

    private final Codes types;
    private final int bits;
    private final List<EventCounter> counters = new ArrayList<>();
    private final long[] sums = new long[Block.SIZE];
    private final int[] crowded = new int[Block.SIZE];
    private int crowds;
    private int shift;
    private @Nullable CountingTable table;
    private byte[] slots = new byte[0];
    private long[] running = new long[0];

    CountingPass(Block block, Codes types) {
        super(block);
        this.types = types;
        this.bits = Math.max(1, block.columns().usualBits());
    }

    /** Counts for one more, if there is room and its time can be told from those of the others. To be asked before the first block. */
    boolean add(EventCounter counter) {
        if (counters.size() == Long.SIZE / bits) {
            return false;
        }
        counters.add(counter);
        for (int stretches = 1; stretches <= MOST_STRETCHES; stretches *= 2) {
            int candidate = shiftFor(stretches);
            if (areApart(candidate)) {
                shift = candidate;
                counter.setPlace(this, counters.size() - 1);
                return true;
            }
        }
        counters.remove(counter);
        return false;
    }

    /** Such that at most so many stretches cover all times from the first on at which a counter begins. */
    private int shiftFor(int stretches) {
        long span = Math.max(0, block().columns().latest() - begin());
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - Integer.numberOfTrailingZeros(stretches));
    }

    private boolean areApart(int candidate) {
        long begin = begin();
        long[] times = begins().distinct().toArray();
        return Arrays.stream(times)
                        .map(time -> (time - begin) >>> candidate)
                        .distinct()
                        .count()
                == times.length;
    }

    /** The first time at which a counter begins; a time after all if all count for ever. */
    private long begin() {
        return begins().min().orElse(Micros.LARGEST);
    }

    private LongStream begins() {
        return counters.stream().mapToLong(EventCounter::since).filter(time -> time != EventCounter.EVER);
    }

    @Override
    void run() {
        CountingTable steps = table;
        if (steps == null) {
            steps = CountingTable.of(
                    counters, bits, begin(), shift, block().columns().latest(), types.most());
            table = steps;
        }
        int first = block().firstEvent();
        if (types.isNarrow()) {
            count(steps, types.narrow(), first, steps.slotOf(), steps.everOf());
        } else {
            int events = block().events();
            slots = slots.length < events ? new byte[events] : slots;
            for (int i = 0; i < events; i++) {
                slots[i] = steps.slotOf()[types.get(first + i)];
            }
            count(steps, slots, 0, CountingTable.SAME, steps.ever());
        }
    }

    private void count(CountingTable steps, byte[] codes, int firstCode, byte[] slotOf, long[] ever) {
        int events = block().events();
        running = atLeast(events + 1, running);
        addUp(ever, codes, firstCode, events);
        long[] times = block().columns().times();
        int first = block().firstEvent();
        int[] starts = block().starts();
        int most = (int) ((1L << Math.min(bits, Integer.SIZE - 1)) - 1);
        long begin = steps.begin();
        int stretchBits = shift;
        int slotBits = steps.slotBits();
        long[] begins = steps.begins();
        long[] before = steps.before();
        long[] since = steps.since();
        crowds = 0;
        for (int customer = 0; customer < block().size(); customer++) {
            int start = starts[customer];
            int event = starts[customer + 1];
            if (event - start > most) {
                crowded[crowds++] = customer;
            }
            long sum = running[event] - running[start];
            while (event > start) {
                event--;
                long age = times[first + event] - begin;
                if (age < 0) {
                    break;
                }
                int stretch = (int) (age >>> stretchBits);
                int cell = (stretch << slotBits) + slotOf[codes[firstCode + event] & 0xff];
                sum += before[cell] + (since[cell] & ~((age - begins[stretch]) >> (Long.SIZE - 1)));
            }
            sums[customer] = sum;
        }
    }

    /** What depends on the type only, over all customers at once: a loop that never ends early. */
    private void addUp(long[] ever, byte[] codes, int firstCode, int events) {
        long[] to = running;
        long sum = 0;
        for (int i = 0; i < events; i++) {
            to[i] = sum;
            sum += ever[codes[firstCode + i] & 0xff];
        }
        to[events] = sum;
    }

    /** Reads the counts of one counter off the sums. Those of a customer with very many events have run into each other. */
    void read(EventCounter counter, int lane, int[] counts) {
        make();
        int offset = lane * bits;
        int mask = (int) ((1L << bits) - 1);
        for (int i = 0; i < block().size(); i++) {
            counts[i] = (int) (sums[i] >>> offset) & mask;
        }
        for (int i = 0; i < crowds; i++) {
            counts[crowded[i]] = counted(counter, crowded[i]);
        }
    }

    private int counted(EventCounter counter, int customer) {
        int count = 0;
        int first = block().firstEvent();
        for (int i = block().starts()[customer]; i < block().starts()[customer + 1]; i++) {
            boolean counts = counter.type() == EventCounter.ANY_TYPE || counter.type() == types.get(first + i);
            count += counts && block().columns().time(first + i) >= counter.since() ? 1 : 0;
        }
        return count;
    }
}
