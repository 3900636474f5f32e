package org.clientela.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;

class HostCustomersTest extends HostEntitiesTck<Customer> {
    @Override
    protected EntityType<Customer> type() {
        return EntityType.CUSTOMER;
    }

    @Override
    protected EntityStore<Customer> store() {
        List<Customer> rows = new ArrayList<>(content());
        Collections.reverse(rows);
        return new TableOfEntities<>(EntityType.CUSTOMER, rows);
    }

    @Override
    protected List<Customer> content() {
        return List.of(
                customer("10").addTag("new").addTag("key account").build(),
                customer("9").country("DE").addIdentifier("sap", "4711").build(),
                customer("Acme").country("FR").addTag("key account").build(),
                customer("acme").country("DE").build(),
                customer("Ölmühle").kind(CustomerKind.CONSUMER).build(),
                customer("\uFF21").build(),
                customer("😀").build());
    }

    private static Customer.Builder customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.INDUSTRIAL);
    }
}
