package org.clientela.tck;

import java.util.List;
import java.util.Set;
import org.clientela.store.EntityType;
import org.clientela.store.HostStorage;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;

/** What the host keeps is empty here, so that all is ours, and still all goes by way of both. */
class HostStorageTest extends StorageTck {
    private static final EntityType<String> VEHICLE = EntityType.of("vehicle", String.class, plate -> plate);

    @Override
    protected Storage open(Set<TenantId> tenants) {
        return overTables(Storage.inMemory(tenants));
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.FAULTS);
    }

    @Override
    protected Storage openFailing(Set<TenantId> tenants, Faults faults) {
        return overTables(new FaultyStorage(Storage.inMemory(tenants), faults));
    }

    private static Storage overTables(Storage ours) {
        return HostStorage.over(Storage.cached(ours, 1_000))
                .entities(VEHICLE, tenant -> new TableOfEntities<>(VEHICLE, List.of()))
                .timeline(tenant -> new TableOfEvents(List.of()))
                .build();
    }
}
