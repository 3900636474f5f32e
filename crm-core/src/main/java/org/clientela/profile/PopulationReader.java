package org.clientela.profile;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;

/** Reads a population out of a storage: customers page by page, events in one go. */
final class PopulationReader {
    private PopulationReader() {}

    static PopulationBuilder read(TenantStorage storage, PopulationBuilder builder) {
        Set<CustomerId> known = new HashSet<>();
        EntityStore<Customer> customers = storage.entities(EntityType.CUSTOMER);
        Query query = Query.all();
        while (query != null) {
            Page<Customer> page = customers.page(query);
            for (Versioned<Customer> customer : page.items()) {
                builder.customer(customer.entity());
                known.add(customer.entity().id());
            }
            query = page.following();
        }
        try (Stream<Event> events = storage.timeline().scan()) {
            events.filter(event -> known.contains(event.customer())).forEach(builder::event);
        }
        return builder;
    }
}
