package org.clientela.tck;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;

/** Ways in which tenants, units of work, caches and closing go wrong. */
final class StorageMutants {
    private StorageMutants() {}

    /** Has one drawer for all tenants. */
    static final class LeaksTenants extends Mutant {
        private final TenantId one;

        LeaksTenants(Set<TenantId> tenants) {
            super(tenants);
            this.one = tenants.iterator().next();
        }

        @Override
        public TenantStorage tenant(TenantId tenant) {
            super.tenant(tenant);
            return super.tenant(one);
        }
    }

    /** Makes a tenant of whatever it is asked for. */
    static final class InventsTenants extends Mutant {
        private final Map<TenantId, Storage> invented = new ConcurrentHashMap<>();

        InventsTenants(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        public TenantStorage tenant(TenantId tenant) {
            return invented.computeIfAbsent(tenant, id -> Storage.inMemory(Set.of(id)))
                    .tenant(tenant);
        }
    }

    /** Writes as it goes, and leaves what it wrote when the unit of work fails. */
    static final class KeepsWhatFailed extends Mutant {
        KeepsWhatFailed(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            return work.apply(new View(healthy));
        }
    }

    /** Undoes exceptions, and publishes what an Error leaves. */
    static final class KeepsWhatDied extends Mutant {
        KeepsWhatDied(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            Error[] died = new Error[1];
            R result = healthy.atomically(unit -> {
                try {
                    return work.apply(new View(unit));
                } catch (Error e) {
                    died[0] = e;
                    return null;
                }
            });
            if (died[0] != null) {
                throw died[0];
            }
            return result;
        }
    }

    /** Runs a nested unit of work as a part of the outer one, without a way back. */
    static final class NestedUnitsStay extends Mutant {
        NestedUnitsStay(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            return healthy.atomically(unit -> work.apply(new TenantStorage() {
                @Override
                public <T> EntityStore<T> entities(EntityType<T> type) {
                    return unit.entities(type);
                }

                @Override
                public Timeline timeline() {
                    return unit.timeline();
                }

                @Override
                public <N> N atomically(Function<TenantStorage, N> nested) {
                    return nested.apply(this);
                }
            }));
        }
    }

    /** Remembers what was found, and learns of puts but not of units of work. */
    static final class RemembersTooLong extends Mutant {
        private final Map<String, Optional<?>> found = new ConcurrentHashMap<>();

        RemembersTooLong(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        public TenantStorage tenant(TenantId tenant) {
            TenantStorage storage = super.tenant(tenant);
            return new TenantStorage() {
                @Override
                public <T> EntityStore<T> entities(EntityType<T> type) {
                    return new Entities<>(storage.entities(type)) {
                        @Override
                        @SuppressWarnings("unchecked")
                        public Optional<Versioned<T>> find(String id) {
                            super.find("to fail once it is closed");
                            return (Optional<Versioned<T>>) found.computeIfAbsent(key(id), any -> super.find(id));
                        }

                        @Override
                        public Versioned<T> put(T entity, long expectedVersion) {
                            try {
                                return super.put(entity, expectedVersion);
                            } finally {
                                found.remove(key(type.id(entity)));
                            }
                        }

                        @Override
                        public void remove(String id, long expectedVersion) {
                            super.remove(id, expectedVersion);
                            found.remove(key(id));
                        }

                        private String key(String id) {
                            return tenant + "/" + type + "/" + id;
                        }
                    };
                }

                @Override
                public Timeline timeline() {
                    return storage.timeline();
                }

                @Override
                public <R> R atomically(Function<TenantStorage, R> work) {
                    return storage.atomically(work);
                }
            };
        }
    }

    /** Goes on as if nothing had been closed. */
    static final class LivesOn extends Mutant {
        LivesOn(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        public void close() {}
    }
}
