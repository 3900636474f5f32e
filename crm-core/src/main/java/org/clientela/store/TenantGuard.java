package org.clientela.store;

import org.jspecify.annotations.Nullable;

/**
 * Notices one and the same handle given out for two tenants, each of which would see what is the other's. Remembers only the last
 * one, which is enough as soon as two tenants take turns.
 */
final class TenantGuard {
    private record Given(TenantId tenant, Object handle) {}

    private volatile @Nullable Given last;

    @SuppressWarnings("ReferenceEquality") // one and the same is meant
    <H> H check(TenantId tenant, H handle) {
        Given before = last;
        if (before == null || before.handle != handle) {
            last = new Given(tenant, handle);
        } else if (!before.tenant.equals(tenant)) {
            throw new ContractViolationException(
                    handle.getClass().getName(),
                    "TN-01",
                    "the tenants (" + before.tenant + ") and (" + tenant + ") are given one and the same");
        }
        return handle;
    }
}
