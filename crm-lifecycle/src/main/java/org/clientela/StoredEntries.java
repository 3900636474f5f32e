package org.clientela;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.clientela.customer.CustomerId;
import org.clientela.segment.ManualEntries;

/**
 * The segments a customer was put into or kept out of by hand, as a storage keeps them: by customer, so that one more costs the same
 * however many there are, and nothing is left of a customer who goes.
 *
 * @param customer who
 * @param entries by the name of the segment; those of this customer
 */
public record StoredEntries(CustomerId customer, Map<String, ManualEntries> entries) {
    /** Copies the map. */
    public StoredEntries {
        Objects.requireNonNull(customer, "customer");
        entries = entries == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    StoredEntries with(String segment, ManualEntries ofSegment) {
        Map<String, ManualEntries> more = new TreeMap<>(entries);
        if (ofSegment.isEmpty()) {
            more.remove(segment);
        } else {
            more.put(segment, ofSegment);
        }
        return new StoredEntries(customer, more);
    }

    ManualEntries of(String segment) {
        return entries.getOrDefault(segment, ManualEntries.none());
    }
}
