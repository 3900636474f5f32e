package org.clientela.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventColumn;

/**
 * All that a population holds: customers in ascending order of ids, their attributes, and their events, customer by customer
 * and in order of time.
 */
final class Columns {
    private static final int UNUSUAL = 1_000;

    private final CustomerId[] customers;
    private final Map<String, CodeColumn> customerAttributes;
    private final int[] offsets;
    private final long[] times;
    private final Map<String, DecimalColumn> decimals;
    private final Map<String, CodeColumn> coded;
    private final int mostEvents;
    private final int usualBits;
    private final long earliest;
    private final long latest;

    Columns(
            CustomerId[] customers,
            Map<String, CodeColumn> customerAttributes,
            int[] offsets,
            long[] times,
            Map<String, DecimalColumn> decimals,
            Map<String, CodeColumn> coded) {
        this.customers = customers;
        this.customerAttributes = new TreeMap<>(customerAttributes);
        this.offsets = offsets;
        this.times = times;
        this.decimals = Map.copyOf(decimals);
        this.coded = new TreeMap<>(coded);
        int most = 0;
        int[] byBits = new int[Integer.SIZE + 1];
        for (int i = 0; i < customers.length; i++) {
            int events = offsets[i + 1] - offsets[i];
            most = Math.max(most, events);
            byBits[Integer.SIZE - Integer.numberOfLeadingZeros(events)]++;
        }
        this.mostEvents = most;
        this.usualBits = usual(byBits, customers.length / UNUSUAL);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (long time : times) {
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        this.earliest = times.length == 0 ? 0 : first;
        this.latest = times.length == 0 ? 0 : last;
    }

    private static int usual(int[] byBits, int unusual) {
        int left = unusual;
        int bits = Integer.SIZE;
        while (bits > 0 && byBits[bits] <= left) {
            left -= byBits[bits];
            bits--;
        }
        return bits;
    }

    int size() {
        return customers.length;
    }

    int events() {
        return times.length;
    }

    CustomerId customer(int index) {
        return customers[index];
    }

    int indexOf(CustomerId customer) {
        return Arrays.binarySearch(customers, customer);
    }

    /** The first event of a customer, or of nobody behind the last one. */
    int offset(int customer) {
        return offsets[customer];
    }

    /** How many events the customer with the most has. */
    int mostEvents() {
        return mostEvents;
    }

    /** How many bits the number of a customer's events has, but for the one in a thousand who have the most. */
    int usualBits() {
        return usualBits;
    }

    /** When the first event of all happened, in microseconds since 1970. */
    long earliest() {
        return earliest;
    }

    /** When the last event of all happened, in microseconds since 1970. */
    long latest() {
        return latest;
    }

    /** When events happened, by row, not to be changed. */
    long[] times() {
        return times;
    }

    /** When an event happened, in microseconds since 1970. */
    long time(int event) {
        return times[event];
    }

    /** The first event in [from, until), which are of one customer, that happened at a time or later. */
    int firstSince(long time, int from, int until) {
        if (from == until || times[from] >= time) {
            return from;
        }
        if (times[until - 1] < time) {
            return until;
        }
        int low = from;
        int high = until;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Value attribute(String name, int customer) {
        return customerAttributes.getOrDefault(name, CodeColumn.NONE).value(customer);
    }

    CodeColumn attribute(String name) {
        return customerAttributes.getOrDefault(name, CodeColumn.NONE);
    }

    Map<String, CodeColumn> customerAttributes() {
        return customerAttributes;
    }

    /** Numbers of a standard column. */
    DecimalColumn decimals(EventColumn column) {
        return decimals.getOrDefault(column.name(), DecimalColumn.NONE);
    }

    CodeColumn coded(EventColumn column) {
        return coded.getOrDefault(column.name(), CodeColumn.NONE);
    }

    /** Standard columns and attributes that have codes. */
    Map<String, CodeColumn> coded() {
        return coded;
    }

    /** Heap held by the columns of events, in bytes. */
    long eventBytes() {
        return 4L * offsets.length
                + 8L * times.length
                + decimals.values().stream().mapToLong(DecimalColumn::bytes).sum()
                + coded.values().stream().mapToLong(CodeColumn::bytes).sum();
    }

    /** The text of a key. */
    static String text(Value key) {
        return ((Value.Text) key).text();
    }
}
