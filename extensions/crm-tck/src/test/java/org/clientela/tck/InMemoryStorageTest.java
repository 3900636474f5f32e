package org.clientela.tck;

import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;

class InMemoryStorageTest extends StorageTck {
    @Override
    protected Storage open(Set<TenantId> tenants) {
        return Storage.inMemory(tenants);
    }

    @Override
    protected int rounds() {
        return 500;
    }
}
