package org.clientela;

import java.time.Instant;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Offering;
import org.clientela.offering.Tier;

/** A door on a fixed day, with a customer and an offering behind it. */
final class Pumps {
    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    static final Customer ACME = Customer.builder()
            .id("acme")
            .kind(CustomerKind.INDUSTRIAL)
            .organization("Acme Pumps")
            .addEmail("buying@acme.example")
            .country("DE")
            .build();

    static final Offering PUMP = Offering.builder()
            .id("pump-x")
            .name("Pump X")
            .tier(Tier.PREMIUM)
            .price("EUR 1200")
            .cost("EUR 700")
            .build();

    private Pumps() {}

    static Crm crm() {
        Crm crm = Crm.inMemory().asOf(NOW);
        crm.customers().add(ACME);
        crm.offerings().add(PUMP);
        return crm;
    }

    static Customer customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.CONSUMER).build();
    }
}
