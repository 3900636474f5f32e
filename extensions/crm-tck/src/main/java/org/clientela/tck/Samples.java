package org.clientela.tck;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.offering.Offering;
import org.clientela.store.EntityType;

/** Facts to try a storage with. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final EntityType<Account> ACCOUNT =
            EntityType.of("tck-account", Account.class, Account::id).indexedBy("owner", Account::owners);

    private Samples() {}

    /** Something countable, with an owner or several to be found by. */
    record Account(String id, long balance, List<String> owners) {
        Account {
            owners = owners == null ? List.of() : List.copyOf(owners);
        }

        static Account of(String id, long balance, String... owners) {
            return new Account(id, balance, List.of(owners));
        }

        Account plus(long amount) {
            return new Account(id, balance + amount, owners);
        }
    }

    /** Something of the kinds of value that stores are apt to bend. */
    record Specimen(String id, String text, BigDecimal number, Instant time) {
        static final EntityType<Specimen> TYPE = EntityType.of("tck-specimen", Specimen.class, Specimen::id);
    }

    static Customer customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.CONSUMER).build();
    }

    static Offering offering(String id) {
        return Offering.builder().id(id).name("Offering " + id).build();
    }

    static Event event(String id, String customer) {
        return event(id, customer, 0);
    }

    static Event event(String id, String customer, long minutes) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(NOON.plusSeconds(60 * minutes))
                .recordedAt(NOON)
                .build();
    }

    static List<String> ids(List<Event> events) {
        return events.stream().map(event -> event.id().value()).toList();
    }
}
