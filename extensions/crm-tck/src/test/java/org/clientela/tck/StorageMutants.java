package org.clientela.tck;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.clientela.customer.CustomerId;
import org.clientela.json.Json;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;

/** Ways in which caches, files and closing go wrong. */
final class StorageMutants {
    private StorageMutants() {}

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

    /** Remembers what it found until it writes by itself; that others write on the same data it does not know. */
    static final class SeesOnlyItself extends Mutant {
        private Map<String, Optional<?>> found = new ConcurrentHashMap<>();

        SeesOnlyItself(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Mutant again() {
            SeesOnlyItself copy = (SeesOnlyItself) super.again();
            copy.found = new ConcurrentHashMap<>();
            return copy;
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            try {
                return healthy.atomically(work);
            } finally {
                found.clear();
            }
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                @SuppressWarnings("unchecked")
                public Optional<Versioned<T>> find(String id) {
                    super.find("to fail once it is closed");
                    return (Optional<Versioned<T>>) found.computeIfAbsent(id, super::find);
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    try {
                        return super.put(entity, expectedVersion);
                    } finally {
                        found.clear();
                    }
                }

                @Override
                public void remove(String id, long expectedVersion) {
                    super.remove(id, expectedVersion);
                    found.clear();
                }
            };
        }
    }

    /** Marks what is erased as such, and leaves it where it is. */
    static final class LeavesTraces extends Mutant {
        private final StringBuffer erased = new StringBuffer();

        LeavesTraces(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int erase(CustomerId customer) {
                    read(customer).forEach(event -> erased.append(Json.write(event)));
                    return super.erase(customer);
                }
            };
        }

        @Override
        String file() {
            return super.file() + erased;
        }
    }

    /** Keeps everything in memory. */
    static final class ForgetsAtTheEnd extends Mutant {
        ForgetsAtTheEnd(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Mutant again() {
            Mutant copy = super.again();
            copy.memory = Storage.inMemory(tenants);
            copy.healthy = door(copy.memory);
            return copy;
        }
    }

    /** Complains when it is closed once more. */
    static final class ClosesOnce extends Mutant {
        private final AtomicBoolean closed = new AtomicBoolean();

        ClosesOnce(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        public void close() {
            if (closed.getAndSet(true)) {
                throw new IllegalStateException("closed already");
            }
            super.close();
        }
    }
}
