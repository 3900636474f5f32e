package org.clientela.tck;

import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;

class CachedStorageTest extends StorageTck {
    @Override
    protected Storage open(Set<TenantId> tenants) {
        return Storage.cached(Storage.inMemory(tenants), 1_000);
    }

    @Override
    protected int rounds() {
        return 500;
    }
}
