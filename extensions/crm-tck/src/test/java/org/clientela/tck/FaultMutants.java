package org.clientela.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;

/** Ways in which failures go wrong. */
final class FaultMutants {
    private FaultMutants() {}

    /** Makes of each failure what it likes. */
    private abstract static class Translating extends Mutant {
        Translating(Set<TenantId> tenants) {
            super(tenants);
        }

        abstract RuntimeException translated(RuntimeException e);

        <R> R call(Supplier<R> call) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                throw translated(e);
            }
        }

        @Override
        <R> R atomically(TenantStorage healthy, Function<TenantStorage, R> work) {
            return call(() -> super.atomically(healthy, work));
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new EntityStore<>() {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return call(() -> healthy.find(id));
                }

                @Override
                public Page<T> page(Query query) {
                    return call(() -> healthy.page(query));
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return call(() -> healthy.put(entity, expectedVersion));
                }

                @Override
                public void remove(String id, long expectedVersion) {
                    call(() -> {
                        healthy.remove(id, expectedVersion);
                        return id;
                    });
                }
            };
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public List<Event> read(CustomerId customer) {
                    return call(() -> super.read(customer));
                }

                @Override
                public Stream<Event> scan() {
                    return call(() -> super.scan());
                }

                @Override
                public int append(List<Event> events) {
                    return call(() -> super.append(events));
                }

                @Override
                public int erase(CustomerId customer) {
                    return call(() -> super.erase(customer));
                }
            };
        }
    }

    /** Says of what may have been done that it failed. */
    static final class TakesALostAnswerForAFailure extends Translating {
        TakesALostAnswerForAFailure(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        RuntimeException translated(RuntimeException e) {
            return e instanceof OutcomeUnknownException
                    ? new StorageFailureException("lost", "Maybe repeat it?", e)
                    : e;
        }
    }

    /** Has an exception of its own for conflicts. */
    static final class FailsInItsOwnWay extends Translating {
        FailsInItsOwnWay(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        RuntimeException translated(RuntimeException e) {
            return e instanceof VersionConflictException ? new ConcurrentModificationException(e.getMessage()) : e;
        }
    }

    /** Throws what lies below as it is. */
    static final class LeaksItsDriver extends Translating {
        LeaksItsDriver(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        RuntimeException translated(RuntimeException e) {
            return e instanceof StorageFailureException
                    ? new UncheckedIOException((IOException) Objects.requireNonNull(e.getCause()))
                    : e;
        }
    }

    /** Is of no use any more once something has failed. */
    static final class StaysBroken extends Translating {
        private volatile boolean broken;

        StaysBroken(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        RuntimeException translated(RuntimeException e) {
            broken = true;
            return e;
        }

        @Override
        <R> R call(Supplier<R> call) {
            if (broken) {
                throw new IllegalStateException("the transaction is aborted");
            }
            return super.call(call);
        }
    }

    /** Says of an append that failed that all is well. */
    static final class SwallowsFaults extends Mutant {
        SwallowsFaults(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    try {
                        return super.append(events);
                    } catch (StorageFailureException e) {
                        return events.size();
                    }
                }
            };
        }
    }

    /** Says in a conflict what was to be put. */
    static final class TellsNames extends Mutant {
        TellsNames(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    try {
                        return super.put(entity, expectedVersion);
                    } catch (VersionConflictException e) {
                        throw new VersionConflictException(e.type(), Json.write(entity), e.expected(), e.actual());
                    }
                }
            };
        }
    }
}
