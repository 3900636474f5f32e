package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clientela.customer.CustomerKind.INDUSTRIAL;

import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.junit.jupiter.api.Test;

/** What docs/guide/storage.md shows. */
class StorageGuideTest {
    @Test
    void keepsACustomerAndLetsItGo() {
        Storage storage = Storage.inMemory();
        TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
        EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);

        Versioned<Customer> acme =
                customers.put(Customer.builder().id("acme").kind(INDUSTRIAL).build(), 0);
        customers.put(acme.entity().withTags("key account"), acme.version());

        assertThat(customers.page(Query.where("tag", "key account")).items())
                .isEqualTo(List.of(new Versioned<>(acme.entity().withTags("key account"), 2)));

        tenant.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).remove("acme", 2);
            return unit.timeline().erase(CustomerId.of("acme"));
        });

        assertThat(customers.find("acme")).isEmpty();
    }
}
