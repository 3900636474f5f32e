package org.clientela.store;

import java.util.function.Function;

/** One tenant of a {@link HostStorage}, or a unit of work on it. */
final class HostTenant implements TenantStorage {
    private final HostStorage host;
    private final TenantId tenant;
    private final TenantStorage ours;
    private final Runnable usable;

    HostTenant(HostStorage host, TenantId tenant, TenantStorage ours, Runnable usable) {
        this.host = host;
        this.tenant = tenant;
        this.ours = ours;
        this.usable = usable;
    }

    @Override
    public <T> EntityStore<T> entities(EntityType<T> type) {
        usable.run();
        return host.entities(type, tenant, ours, usable);
    }

    @Override
    public Timeline timeline() {
        usable.run();
        return host.timeline(tenant, ours, usable);
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        usable.run();
        return ours.atomically(unit -> {
            UnitScope scope = new UnitScope();
            Runnable usableInUnit = () -> {
                scope.requireOpen();
                usable.run();
            };
            try {
                return work.apply(new HostTenant(host, tenant, unit, usableInUnit));
            } finally {
                scope.end();
            }
        });
    }
}
