package org.clientela.store;

import java.util.Objects;

/** A storage that somebody else implements; what breaks the contract is named instead of believed. */
final class GuardedStorage implements Storage {
    private final Storage storage;
    private final TenantGuard tenants = new TenantGuard();
    private volatile boolean closed;

    GuardedStorage(Storage storage) {
        this.storage = Objects.requireNonNull(storage, "storage");
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        Objects.requireNonNull(tenant, "tenant");
        requireOpen();
        TenantStorage found = storage.tenant(tenant);
        if (found == null) {
            throw new ContractViolationException(storage.getClass().getName(), "TN-01", "tenant returns null");
        }
        return new GuardedTenant(tenants.check(tenant, found), this::requireOpen);
    }

    @Override
    public void close() {
        closed = true;
        storage.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }
}
