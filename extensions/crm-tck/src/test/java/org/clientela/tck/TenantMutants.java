package org.clientela.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;

/** Ways in which tenants get in each other's way. */
final class TenantMutants {
    private TenantMutants() {}

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

    /** Says of what is another tenant's in which version it is. */
    static final class TellsWhatOthersHave extends Mutant {
        TellsWhatOthersHave(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public void remove(String id, long expectedVersion) {
                    try {
                        super.remove(id, expectedVersion);
                    } catch (VersionConflictException e) {
                        for (TenantId tenant : tenants) {
                            memory.tenant(tenant).entities(type).find(id).ifPresent(other -> {
                                throw new VersionConflictException(type.name(), id, expectedVersion, other.version());
                            });
                        }
                        throw e;
                    }
                }
            };
        }
    }

    /** Has one list of known event ids for all tenants. */
    static final class KnowsEventsOfOthers extends Mutant {
        private final Map<EventId, Event> known = new ConcurrentHashMap<>();

        KnowsEventsOfOthers(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    return super.append(events.stream()
                            .filter(event -> known.computeIfAbsent(event.id(), id -> event)
                                    .saysTheSameAs(event))
                            .toList());
                }
            };
        }
    }

    /** Keeps the tenant in the first query, but not in the one for the next page. */
    static final class GoesOnElsewhere extends Mutant {
        GoesOnElsewhere(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            TenantId first = new TreeSet<>(tenants).first();
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    return query.after() == null
                            ? super.page(query)
                            : memory.tenant(first).entities(type).page(query);
                }
            };
        }
    }

    /** Has one lock for all, which whoever reads needs too. */
    static final class LetsAllWait extends Mutant {
        private static final long LONG = 30;

        private final ReentrantLock lock = new ReentrantLock();

        LetsAllWait(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            lock.lock();
            try {
                return super.atomically(healthy, work);
            } finally {
                lock.unlock();
            }
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    try {
                        if (lock.tryLock(LONG, TimeUnit.SECONDS)) {
                            lock.unlock();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return super.find(id);
                }
            };
        }
    }

    /** Notes down whose turn it is, and reads that again a little later. */
    static final class MixesTenantsInAHurry extends Mutant {
        private volatile TenantId turn = TenantId.DEFAULT;

        MixesTenantsInAHurry(Set<TenantId> tenants) {
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
                        public Versioned<T> put(T entity, long expectedVersion) {
                            turn = tenant;
                            LockSupport.parkNanos(20_000);
                            return memory.tenant(turn).entities(type).put(entity, expectedVersion);
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
}
