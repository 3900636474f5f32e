package org.clientela.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.clientela.customer.CustomerId;
import org.clientela.segment.ManualEntry.Kind;

/**
 * The customers that were put into a segment or kept out of it by hand: of each customer at most one entry of each kind. While
 * they count, exclusion beats inclusion, and inclusion beats the rule. Immutable; made for very many, since adding some costs one
 * copy of the list and asking for one a binary search. Travels as JSON.
 */
public final class ManualEntries {
    private static final Comparator<ManualEntry> ORDER =
            Comparator.comparing(ManualEntry::customer).thenComparing(ManualEntry::kind);
    private static final ManualEntries NONE = new ManualEntries(List.of());

    /** In order. */
    private final List<ManualEntry> entries;

    private ManualEntries(List<ManualEntry> entries) {
        this.entries = entries;
    }

    /**
     * Nobody is in or out by hand.
     *
     * @return the empty list
     */
    public static ManualEntries none() {
        return NONE;
    }

    /**
     * Some entries.
     *
     * @param entries in any order; the last one of a customer and a kind is taken
     * @return those
     */
    @JsonCreator
    public static ManualEntries of(Collection<ManualEntry> entries) {
        return NONE.with(entries);
    }

    /**
     * The same, with further entries.
     *
     * @param more each replaces the one of its customer and kind
     * @return the copy
     */
    public ManualEntries with(Collection<ManualEntry> more) {
        TreeMap<ManualEntry, ManualEntry> byKey = new TreeMap<>(ORDER);
        more.forEach(entry -> byKey.put(entry, entry));
        List<ManualEntry> merged = new ArrayList<>(entries.size() + byKey.size());
        for (ManualEntry entry : entries) {
            if (!byKey.containsKey(entry)) {
                merged.add(entry);
            }
        }
        merged.addAll(byKey.values());
        merged.sort(ORDER);
        return merged.isEmpty() ? NONE : new ManualEntries(List.copyOf(merged));
    }

    /**
     * The same, with one entry more.
     *
     * @param entry replaces the one of its customer and kind
     * @return the copy
     */
    public ManualEntries with(ManualEntry entry) {
        List<ManualEntry> more = new ArrayList<>(entries);
        int place = Collections.binarySearch(entries, entry, ORDER);
        if (place >= 0) {
            more.set(place, entry);
        } else {
            more.add(-place - 1, entry);
        }
        return new ManualEntries(more);
    }

    /**
     * The same without a customer, for whom the rule decides again.
     *
     * @param customer any
     * @return the copy
     */
    public ManualEntries without(CustomerId customer) {
        List<ManualEntry> left = entries.stream()
                .filter(entry -> !entry.customer().equals(customer))
                .toList();
        return left.isEmpty() ? NONE : new ManualEntries(left);
    }

    /**
     * The entry of a customer.
     *
     * @param customer any
     * @param kind in or out
     * @return whether it counts or not; empty if there is none
     */
    public Optional<ManualEntry> find(CustomerId customer, Kind kind) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ManualEntry entry = entries.get(middle);
            int order = entry.customer().compareTo(customer);
            order = order == 0 ? entry.kind().compareTo(kind) : order;
            if (order == 0) {
                return Optional.of(entry);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /**
     * All.
     *
     * @return in ascending order of customers, inclusion before exclusion
     */
    @JsonValue
    public List<ManualEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /**
     * Whether there is none.
     *
     * @return true if the rule decides for everyone
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether some are of a kind. */
    boolean has(Kind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ManualEntries list && list.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /**
     * How many.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "ManualEntries[%d]".formatted(entries.size());
    }
}
