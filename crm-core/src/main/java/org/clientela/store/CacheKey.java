package org.clientela.store;

import java.util.Comparator;
import org.clientela.customer.CustomerId;
import org.clientela.internal.CodePointOrder;

/**
 * What a cache remembers: of whom, an entity or a timeline, and its id. Comparable, lest ids with colliding hashes be a
 * weapon.
 */
record CacheKey(TenantId tenant, String kind, String id) implements Comparable<CacheKey> {
    private static final String TIMELINE = ""; // no entity type has this name
    private static final Comparator<CacheKey> ORDER = Comparator.comparing(CacheKey::tenant)
            .thenComparing(CacheKey::kind, CodePointOrder.INSTANCE)
            .thenComparing(CacheKey::id, CodePointOrder.INSTANCE);

    static CacheKey entity(TenantId tenant, EntityType<?> type, String id) {
        return new CacheKey(tenant, type.name(), id);
    }

    static CacheKey timeline(TenantId tenant, CustomerId customer) {
        return new CacheKey(tenant, TIMELINE, customer.value());
    }

    @Override
    public int compareTo(CacheKey other) {
        return ORDER.compare(this, other);
    }
}
