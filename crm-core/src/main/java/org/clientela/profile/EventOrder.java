package org.clientela.profile;

import java.util.Arrays;

/** Brings rows of events into customer order, and those of a customer into order of time; equal times keep their order. */
final class EventOrder {
    private final int[] offsets;
    private final int[] order;

    /** Events by the rank of their customer. */
    EventOrder(IntList customers, int[] ranks, LongList times, int customerCount) {
        offsets = new int[customerCount + 1];
        int size = customers.size();
        for (int row = 0; row < size; row++) {
            offsets[ranks[customers.get(row)] + 1]++;
        }
        for (int i = 0; i < customerCount; i++) {
            offsets[i + 1] += offsets[i];
        }
        int[] next = Arrays.copyOf(offsets, customerCount);
        order = new int[size];
        for (int row = 0; row < size; row++) {
            order[next[ranks[customers.get(row)]]++] = row;
        }
        int[] spare = new int[0];
        for (int i = 0; i < customerCount; i++) {
            if (!isInOrder(times, offsets[i], offsets[i + 1])) {
                int count = offsets[i + 1] - offsets[i];
                spare = spare.length < count ? new int[count] : spare;
                sort(times, offsets[i], offsets[i + 1], spare);
            }
        }
    }

    /** Where the events of each customer begin, and behind all where they end. */
    int[] offsets() {
        return offsets;
    }

    /** The row that comes to each place. */
    int[] rows() {
        return order;
    }

    private boolean isInOrder(LongList times, int from, int until) {
        for (int i = from + 1; i < until; i++) {
            if (times.get(order[i - 1]) > times.get(order[i])) {
                return false;
            }
        }
        return true;
    }

    /** Merge sort, since it is stable. */
    private void sort(LongList times, int from, int until, int[] spare) {
        if (until - from < 2 || isInOrder(times, from, until)) {
            return;
        }
        int middle = (from + until) >>> 1;
        sort(times, from, middle, spare);
        sort(times, middle, until, spare);
        System.arraycopy(order, from, spare, 0, middle - from);
        int left = 0;
        int right = middle;
        for (int to = from; left < middle - from; to++) {
            boolean takeRight = right < until && times.get(order[right]) < times.get(spare[left]);
            order[to] = takeRight ? order[right++] : spare[left++];
        }
    }
}
