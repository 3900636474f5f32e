package org.clientela.store;

import java.util.Set;

final class InMemoryStorage implements Storage {
    InMemoryStorage(Set<TenantId> tenants) {}

    @Override
    public TenantStorage tenant(TenantId tenant) {
        throw new UnknownTenantException(tenant);
    }

    @Override
    public void close() {}
}
