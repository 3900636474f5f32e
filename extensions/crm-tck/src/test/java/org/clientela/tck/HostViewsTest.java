package org.clientela.tck;

import static org.clientela.tck.Samples.event;

import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.HostStorage;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.Timeline;
import org.junit.jupiter.api.Nested;

/** What a host keeps, seen through a storage of ours, still keeps the contract. */
class HostViewsTest {
    @Nested
    class Customers extends HostCustomersTest {
        @Override
        protected EntityStore<Customer> store() {
            EntityStore<Customer> table = super.store();
            return HostStorage.over(Storage.inMemory())
                    .entities(EntityType.CUSTOMER, tenant -> table)
                    .build()
                    .tenant(TenantId.DEFAULT)
                    .entities(EntityType.CUSTOMER);
        }
    }

    /** Half of the events are the host's, half are ours, and one is both's. */
    @Nested
    class Events extends HostOrdersTest {
        @Override
        protected Timeline timeline() {
            List<Event> all = content();
            Timeline merged = HostStorage.over(Storage.inMemory())
                    .timeline(tenant -> new TableOfEvents(all.subList(0, 4)))
                    .build()
                    .tenant(TenantId.DEFAULT)
                    .timeline();
            merged.append(all.subList(2, 6));
            merged.append(List.of(event("e0", "acme", 2)));
            return merged;
        }
    }
}
