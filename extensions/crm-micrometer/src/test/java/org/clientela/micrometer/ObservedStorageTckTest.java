package org.clientela.micrometer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import org.clientela.store.CacheOptions;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.tck.StorageTck;

/** Being watched changes nothing. */
class ObservedStorageTckTest extends StorageTck {
    @Override
    protected Storage open(Set<TenantId> tenants) {
        StorageMetrics metrics = StorageMetrics.in(new SimpleMeterRegistry()).withTenants();
        return Storage.observed(
                Storage.cached(
                        Storage.inMemory(tenants), CacheOptions.holding(1_000).withListener(metrics)),
                metrics);
    }
}
