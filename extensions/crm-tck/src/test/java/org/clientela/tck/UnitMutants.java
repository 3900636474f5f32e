package org.clientela.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;

/** Ways in which units of work go wrong. */
final class UnitMutants {
    private UnitMutants() {}

    /** A tenant or a unit of work in which one thing goes wrong. */
    private static class Tenant implements TenantStorage {
        volatile TenantStorage target;

        Tenant(TenantStorage target) {
            this.target = target;
        }

        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return target.entities(type);
        }

        @Override
        public Timeline timeline() {
            return target.timeline();
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return target.atomically(work);
        }
    }

    /** Thrown to undo a rehearsal. */
    private static final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Does the work and undoes it. */
    private static void rehearse(TenantStorage healthy, Function<TenantStorage, ?> work) {
        try {
            healthy.atomically(unit -> {
                work.apply(unit);
                throw new Rehearsed();
            });
        } catch (RuntimeException undone) {
            // it will be done again
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

    /** Writes on what was there before its turn came. */
    static final class ReadsBeforeItBegins extends Mutant {
        ReadsBeforeItBegins(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            Map<String, Optional<?>> seen = new ConcurrentHashMap<>();
            rehearse(healthy, unit -> work.apply(new Remembering(unit, seen)));
            LockSupport.parkNanos(100_000);
            return healthy.atomically(unit -> work.apply(new Remembering(unit, seen)));
        }

        private static final class Remembering extends Tenant {
            private final Map<String, Optional<?>> seen;

            Remembering(TenantStorage unit, Map<String, Optional<?>> seen) {
                super(unit);
                this.seen = seen;
            }

            @Override
            public <T> EntityStore<T> entities(EntityType<T> type) {
                return new Entities<>(super.entities(type)) {
                    @Override
                    @SuppressWarnings("unchecked")
                    public Optional<Versioned<T>> find(String id) {
                        return (Optional<Versioned<T>>) seen.computeIfAbsent(id, super::find);
                    }

                    @Override
                    public Versioned<T> put(T entity, long expectedVersion) {
                        return super.put(
                                entity,
                                super.find(type.id(entity))
                                        .map(Versioned::version)
                                        .orElse(0L));
                    }
                };
            }
        }
    }

    /** Goes on with what was given when the unit of work is over, past it. */
    static final class UnitsLiveOn extends Mutant {
        UnitsLiveOn(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            Tenant[] given = new Tenant[1];
            try {
                return healthy.atomically(unit -> {
                    given[0] = new Tenant(unit) {
                        @Override
                        public <T> EntityStore<T> entities(EntityType<T> type) {
                            Tenant tenant = this;
                            return new EntityStore<>() {
                                @Override
                                public Optional<Versioned<T>> find(String id) {
                                    return tenant.target.entities(type).find(id);
                                }

                                @Override
                                public Page<T> page(Query query) {
                                    return tenant.target.entities(type).page(query);
                                }

                                @Override
                                public Versioned<T> put(T entity, long expectedVersion) {
                                    return tenant.target.entities(type).put(entity, expectedVersion);
                                }
                            };
                        }
                    };
                    return work.apply(given[0]);
                });
            } finally {
                given[0].target = healthy;
            }
        }
    }

    /** Has room for a thousand puts in a unit of work, and says nothing of the others. */
    static final class ForgetsBehindAThousand extends Mutant {
        ForgetsBehindAThousand(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            AtomicInteger puts = new AtomicInteger();
            return healthy.atomically(unit -> work.apply(new Tenant(unit) {
                @Override
                public <T> EntityStore<T> entities(EntityType<T> type) {
                    return new Entities<>(super.entities(type)) {
                        @Override
                        public Versioned<T> put(T entity, long expectedVersion) {
                            return puts.incrementAndGet() > 1_000
                                    ? new Versioned<>(entity, expectedVersion + 1)
                                    : super.put(entity, expectedVersion);
                        }
                    };
                }
            }));
        }
    }

    /** Takes an interrupt for its own. */
    static final class SwallowsInterrupts extends Mutant {
        SwallowsInterrupts(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            Thread.interrupted();
            return super.atomically(healthy, work);
        }
    }

    /** Locks what it writes, one entity after the other, in the order in which it comes. */
    static final class LocksAsItGoes extends Mutant {
        private static final long LONG = 30;

        private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

        LocksAsItGoes(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            List<String> ids = new ArrayList<>();
            rehearse(
                    healthy,
                    unit -> work.apply(new Tenant(unit) {
                        @Override
                        public <T> EntityStore<T> entities(EntityType<T> type) {
                            return new Entities<>(super.entities(type)) {
                                @Override
                                public Versioned<T> put(T entity, long expectedVersion) {
                                    ids.add(type.id(entity));
                                    return super.put(entity, expectedVersion);
                                }
                            };
                        }
                    }));
            List<ReentrantLock> held = new ArrayList<>();
            try {
                for (String id : ids) {
                    held.add(locked(id));
                    LockSupport.parkNanos(200_000);
                }
                return super.atomically(healthy, work);
            } finally {
                held.forEach(ReentrantLock::unlock);
            }
        }

        /** Waits for longer than anybody who looks on. */
        private ReentrantLock locked(String id) {
            ReentrantLock lock = locks.computeIfAbsent(id, any -> new ReentrantLock());
            try {
                if (lock.tryLock(LONG, TimeUnit.SECONDS)) {
                    return lock;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("never got the lock");
        }
    }
}
