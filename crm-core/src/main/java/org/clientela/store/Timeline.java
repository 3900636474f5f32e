package org.clientela.store;

import java.util.List;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;

/**
 * What happened to the customers of one tenant. Events are added, never changed; they go only when a customer is erased. A
 * timeline over tables of a host's own that are only read implements {@link #read} and {@link #scan}.
 */
public interface Timeline {
    /**
     * What happened to one customer.
     *
     * @param customer whose
     * @return in order of time, events of one instant in the order in which they were appended; empty if nothing
     */
    List<Event> read(CustomerId customer);

    /**
     * What happened to all customers: in ascending order of customer id, within a customer as {@link #read} has it.
     *
     * @return at one point in time, found as the caller goes on; the caller closes it
     */
    Stream<Event> scan();

    /**
     * Adds events, all or none. An event that is there already, and says the same apart from when it was recorded, is passed
     * over.
     *
     * @param events of any customers, in any order
     * @return how many were added
     * @throws IdempotencyConflictException if an event of the same id says something else; nothing is added
     * @throws ReadOnlyStoreException if the host keeps these itself
     */
    default int append(List<Event> events) {
        throw new ReadOnlyStoreException("events");
    }

    /**
     * Removes all that happened to a customer, and forgets the ids of these events. What is appended afterwards is kept.
     *
     * @param customer whose
     * @return how many events were removed
     * @throws ReadOnlyStoreException if the host keeps these itself
     */
    default int erase(CustomerId customer) {
        throw new ReadOnlyStoreException("events");
    }
}
