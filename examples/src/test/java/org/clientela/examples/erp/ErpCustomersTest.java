package org.clientela.examples.erp;

import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.HostEntitiesTck;

/** The clients of the ERP keep the contract. */
class ErpCustomersTest extends HostEntitiesTck<Customer> {
    private final ErpTables erp = ErpData.tables();
    private final Storage storage = ErpHost.embeddedIn(erp);

    @Override
    protected EntityType<Customer> type() {
        return EntityType.CUSTOMER;
    }

    @Override
    protected EntityStore<Customer> store() {
        return storage.tenant(TenantId.DEFAULT).entities(type());
    }

    @Override
    protected List<Customer> content() {
        return erp.clients().values().stream().map(ErpMapping::customer).toList();
    }
}
