package org.clientela.store;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;

/** What happened, that of the customers last read remembered. */
final class CachedTimeline implements Timeline {
    private final TenantId tenant;
    private final Timeline timeline;
    private final Timeline guarded;
    private final CacheAccess access;
    private final Runnable usable;

    CachedTimeline(TenantId tenant, Timeline timeline, CacheAccess access, Runnable usable) {
        this.tenant = tenant;
        this.timeline = timeline;
        this.guarded = new GuardedTimeline(timeline, usable);
        this.access = access;
        this.usable = usable;
    }

    @Override
    public List<Event> read(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        usable.run();
        return access.read(CacheKey.timeline(tenant, customer), () -> guarded.read(customer));
    }

    @Override
    public Stream<Event> scan() {
        return guarded.scan();
    }

    @Override
    public int append(List<Event> events) {
        List<Event> copy = List.copyOf(events);
        usable.run();
        Set<CacheKey> keys = new TreeSet<>();
        copy.forEach(event -> keys.add(CacheKey.timeline(tenant, event.customer())));
        return access.write(keys, () -> timeline.append(copy));
    }

    @Override
    public int erase(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        usable.run();
        return access.write(Set.of(CacheKey.timeline(tenant, customer)), () -> timeline.erase(customer));
    }
}
