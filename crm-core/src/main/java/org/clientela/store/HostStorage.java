package org.clientela.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A storage of ours laid over what the host keeps in tables of its own, an ERP its customers and orders for example. What the host
 * keeps is only read, and changing it is refused; everything else is kept by ours.
 *
 * <pre>{@code
 * Storage storage = HostStorage.over(Storage.inMemory(tenants))
 *         .entities(EntityType.CUSTOMER, tenant -> new ErpCustomers(dataSource, tenant))
 *         .timeline(tenant -> new ErpOrders(dataSource, tenant))
 *         .build();
 * }</pre>
 *
 * <p>The timeline is both together, in order of time, the host's before ours at one instant. An event that the host has for a
 * customer is not recorded a second time, and where both have one of the same id, the host's is taken. Erasing a customer
 * removes what is ours; what the host keeps is the host's to erase.
 *
 * <p>A unit of work reads the host's tables as they are, not at one point in time. A host whose store breaks the contract is named
 * in a {@link ContractViolationException} instead of believed.
 */
public final class HostStorage implements Storage {
    private final Storage ours;
    private final Map<String, HostEntities<?>> entities;
    private final @Nullable Function<TenantId, Timeline> timelines;
    private final TenantGuard timelineTenants = new TenantGuard();
    private volatile boolean closed;

    private record HostEntities<T>(EntityType<T> type, Function<TenantId, EntityStore<T>> stores, TenantGuard tenants) {

        @Nullable EntityStore<T> store(TenantId tenant) {
            EntityStore<T> store = stores.apply(tenant);
            return store == null ? null : tenants.check(tenant, store);
        }
    }

    private HostStorage(Builder builder) {
        this.ours = builder.ours;
        this.entities = Map.copyOf(builder.entities);
        this.timelines = builder.timelines;
    }

    /**
     * Begins with the storage that keeps all the host does not.
     *
     * @param ours is closed together with the result
     * @return a builder
     */
    public static Builder over(Storage ours) {
        return new Builder(ours);
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        requireOpen();
        return new HostTenant(this, tenant, ours.tenant(tenant), this::requireOpen);
    }

    @Override
    public void close() {
        closed = true;
        ours.close();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreClosedException();
        }
    }

    /** The host's entities of a type, or those of {@code own} if the host has none. */
    @SuppressWarnings("unchecked")
    <T> EntityStore<T> entities(EntityType<T> type, TenantId tenant, TenantStorage own, Runnable usable) {
        HostEntities<?> host = entities.get(type.name());
        if (host == null) {
            return own.entities(type);
        }
        if (host.type().javaType() != type.javaType()) {
            throw new IllegalArgumentException(
                    "The host keeps the entity type (%s) as %s, not as %s.%nMaybe two parts of the host use one name for two things?"
                            .formatted(
                                    type,
                                    host.type().javaType().getName(),
                                    type.javaType().getName()));
        }
        return new GuardedEntities<>(type, ((HostEntities<T>) host).store(tenant), usable);
    }

    /** The host's timeline together with that of {@code own}. */
    Timeline timeline(TenantId tenant, TenantStorage own, Runnable usable) {
        if (timelines == null) {
            return own.timeline();
        }
        Timeline hosts = timelines.apply(tenant);
        return new MergedTimeline(
                new GuardedTimeline(hosts == null ? null : timelineTenants.check(tenant, hosts), usable),
                own.timeline());
    }

    /** Collects what the host keeps. Not thread-safe. */
    public static final class Builder {
        private final Storage ours;
        private final Map<String, HostEntities<?>> entities = new LinkedHashMap<>();
        private @Nullable Function<TenantId, Timeline> timelines;

        private Builder(Storage ours) {
            this.ours = Objects.requireNonNull(ours, "ours");
        }

        /**
         * The host keeps the entities of a type.
         *
         * @param type of the entities
         * @param stores makes a light handle on those of a tenant, another one for each; is asked often, for tenants that
         *     {@code ours} knows, and from many threads
         * @param <T> the same
         * @return this
         */
        public <T> Builder entities(EntityType<T> type, Function<TenantId, EntityStore<T>> stores) {
            entities.put(
                    type.name(), new HostEntities<>(type, Objects.requireNonNull(stores, "stores"), new TenantGuard()));
            return this;
        }

        /**
         * The host keeps events.
         *
         * @param timelines makes a light handle on those of a tenant, another one for each; is asked often, for tenants that
         *     {@code ours} knows, and from many threads
         * @return this
         */
        public Builder timeline(Function<TenantId, Timeline> timelines) {
            this.timelines = Objects.requireNonNull(timelines, "timelines");
            return this;
        }

        /**
         * The two laid over one another.
         *
         * @return the storage
         */
        public HostStorage build() {
            return new HostStorage(this);
        }
    }
}
