package org.clientela.tck;

import java.util.Set;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;

/** The guard stands in nobody's way. */
class GuardedStorageTest extends StorageTck {
    @Override
    protected Storage open(Set<TenantId> tenants) {
        return Storage.guarded(Storage.inMemory(tenants));
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.FAULTS);
    }

    @Override
    protected Storage openFailing(Set<TenantId> tenants, Faults faults) {
        return Storage.guarded(new FaultyStorage(Storage.inMemory(tenants), faults));
    }
}
