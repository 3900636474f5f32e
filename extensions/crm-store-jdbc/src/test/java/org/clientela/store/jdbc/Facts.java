package org.clientela.store.jdbc;

import java.time.Instant;
import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.store.TenantStorage;

/** Facts to keep. */
final class Facts {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Customer ACME = customer("acme");
    static final Customer BOLT = customer("bolt");

    private Facts() {}

    static Customer customer(String id) {
        return Customer.builder()
                .id(id)
                .kind(CustomerKind.INDUSTRIAL)
                .country("DE")
                .build();
    }

    static Event event(String id, String customer) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(NOON)
                .recordedAt(NOON)
                .build();
    }

    static List<String> scan(TenantStorage storage) {
        try (var events = storage.timeline().scan()) {
            return events.map(event -> event.id().value()).toList();
        }
    }
}
