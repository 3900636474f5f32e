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

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.FAULTS);
    }

    @Override
    protected Storage openFailing(Set<TenantId> tenants, Faults faults) {
        return Storage.cached(new FaultyStorage(Storage.inMemory(tenants), faults), 1_000);
    }
}
