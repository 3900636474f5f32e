package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be looked at next: a binary heap of all customers by the instant until which their membership holds. Each knows its
 * place, so that an instant that changes moves it up or down in O(log n), and no entry is ever stale. Not thread-safe.
 */
final class WakeUps {
    /** A customer's place. */
    static final class Entry {
        private static final int NOWHERE = -1;

        private Membership membership;
        private int place = NOWHERE;

        /** Where it stands among all, in no order. */
        int number;

        Entry(Membership membership) {
            this.membership = membership;
        }

        Membership membership() {
            return membership;
        }
    }

    private final List<Entry> heap = new ArrayList<>();

    /** The entry that comes first; null if there is none. */
    @Nullable Entry first() {
        return heap.isEmpty() ? null : heap.get(0);
    }

    void add(Entry entry) {
        entry.place = heap.size();
        heap.add(entry);
        up(entry);
    }

    /** Gives an entry its next membership and its place. */
    void set(Entry entry, Membership membership) {
        int order = membership.until().compareTo(entry.membership.until());
        entry.membership = membership;
        if (order < 0) {
            up(entry);
        } else if (order > 0) {
            down(entry);
        }
    }

    void remove(Entry entry) {
        int place = entry.place;
        Entry last = heap.remove(heap.size() - 1);
        entry.place = Entry.NOWHERE;
        if (last != entry) {
            put(last, place);
            up(last);
            down(last);
        }
    }

    private void up(Entry entry) {
        int place = entry.place;
        while (place > 0) {
            Entry above = heap.get((place - 1) >>> 1);
            if (!until(entry).isBefore(until(above))) {
                break;
            }
            put(above, place);
            place = (place - 1) >>> 1;
        }
        put(entry, place);
    }

    private void down(Entry entry) {
        int place = entry.place;
        while (2 * place + 1 < heap.size()) {
            int below = 2 * place + 1;
            if (below + 1 < heap.size() && until(heap.get(below + 1)).isBefore(until(heap.get(below)))) {
                below++;
            }
            if (!until(heap.get(below)).isBefore(until(entry))) {
                break;
            }
            put(heap.get(below), place);
            place = below;
        }
        put(entry, place);
    }

    private void put(Entry entry, int place) {
        heap.set(place, entry);
        entry.place = place;
    }

    private static Instant until(Entry entry) {
        return entry.membership.until();
    }
}
