package org.clientela.tck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantId;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;

/** Ways in which a store of entities goes wrong. */
final class EntityMutants {
    private EntityMutants() {}

    private static void pause() {
        LockSupport.parkNanos(200_000);
    }

    /** Puts whatever comes. */
    static final class IgnoresTheVersion extends Mutant {
        IgnoresTheVersion(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    long actual = find(type.id(entity)).map(Versioned::version).orElse(0L);
                    return super.put(entity, actual);
                }
            };
        }
    }

    /** Looks first and puts later, and whoever came between is lost. */
    static final class ChecksThenActs extends Mutant {
        ChecksThenActs(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    String id = type.id(entity);
                    long actual = find(id).map(Versioned::version).orElse(0L);
                    if (actual != expectedVersion) {
                        throw new VersionConflictException(type.name(), id, expectedVersion, actual);
                    }
                    pause();
                    while (true) {
                        try {
                            return super.put(
                                    entity, find(id).map(Versioned::version).orElse(0L));
                        } catch (VersionConflictException another) {
                            Thread.onSpinWait();
                        }
                    }
                }
            };
        }
    }

    /** Begins with version 1 again when an id comes back. */
    static final class CountsAnew extends Mutant {
        private final Map<String, Long> offsets = new ConcurrentHashMap<>();

        CountsAnew(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                private Versioned<T> shown(Versioned<T> row) {
                    return new Versioned<>(row.entity(), row.version() - offset(type.id(row.entity())));
                }

                private long offset(String id) {
                    return offsets.getOrDefault(type + "/" + id, 0L);
                }

                @Override
                public Optional<Versioned<T>> find(String id) {
                    return super.find(id).map(this::shown);
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    String id = type.id(entity);
                    Versioned<T> row = super.put(entity, expectedVersion == 0 ? 0 : expectedVersion + offset(id));
                    if (expectedVersion == 0) {
                        offsets.put(type + "/" + id, row.version() - 1);
                    }
                    return shown(row);
                }

                @Override
                public void remove(String id, long expectedVersion) {
                    super.remove(id, expectedVersion + offset(id));
                }
            };
        }
    }

    /** Begins the next page with the last of this one. */
    static final class RepeatsAnItem extends Mutant {
        RepeatsAnItem(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    Page<T> page = super.page(query);
                    int size = page.items().size();
                    return page.following() == null || size < 2
                            ? page
                            : new Page<>(
                                    page.items(),
                                    query.goingOnAfter(
                                            type.id(page.items().get(size - 2).entity())));
                }
            };
        }
    }

    /** Takes a full page for the last one if only one more entity would follow. */
    static final class ForgetsTheLast extends Mutant {
        ForgetsTheLast(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    Page<T> page = super.page(query);
                    return page.next()
                                    .map(super::page)
                                    .filter(next -> next.items().size() == 1)
                                    .isPresent()
                            ? new Page<>(page.items(), null)
                            : page;
                }
            };
        }
    }

    /** Pages by numbers, so that what is removed meanwhile pushes others out of sight. */
    static final class PagesByOffset extends Mutant {
        private final Map<String, Integer> offsets = new ConcurrentHashMap<>();

        PagesByOffset(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    int offset = query.after() == null ? 0 : offsets.getOrDefault(query.after(), 0);
                    List<Versioned<T>> all = super.page(new Query(query.index(), query.value(), null, Query.MAX_LIMIT))
                            .items();
                    int end = Math.min(offset + query.limit(), all.size());
                    if (offset >= end) {
                        return new Page<>(List.of(), null);
                    }
                    List<Versioned<T>> items = all.subList(offset, end);
                    String last = type.id(items.get(items.size() - 1).entity());
                    offsets.put(last, end);
                    return new Page<>(items, end == all.size() ? null : query.goingOnAfter(last));
                }
            };
        }
    }

    /** Gathers a page one entity after the other while others write. */
    static final class PagesAreTorn extends Mutant {
        PagesAreTorn(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    Page<T> page = super.page(query);
                    List<Versioned<T>> items = new ArrayList<>();
                    for (Versioned<T> item : page.items()) {
                        items.add(find(type.id(item.entity())).orElse(item));
                        if (page.items().size() < 10) {
                            pause();
                        }
                    }
                    return new Page<>(items, page.following());
                }
            };
        }
    }

    /** Orders ids as Java compares strings. */
    static final class OrdersByUtf16 extends Mutant {
        OrdersByUtf16(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    List<Versioned<T>> rest =
                            new ArrayList<>(super.page(new Query(query.index(), query.value(), null, Query.MAX_LIMIT))
                                    .items());
                    rest.sort(Comparator.comparing(row -> type.id(row.entity())));
                    rest.removeIf(row ->
                            query.after() != null && type.id(row.entity()).compareTo(query.after()) <= 0);
                    return rest.size() <= query.limit()
                            ? new Page<>(rest, null)
                            : new Page<>(
                                    rest.subList(0, query.limit()),
                                    query.goingOnAfter(
                                            type.id(rest.get(query.limit() - 1).entity())));
                }
            };
        }
    }

    /** Finds what differs in case only. */
    static final class IgnoresCase extends Mutant {
        IgnoresCase(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return super.find(id.toLowerCase(Locale.ROOT)).or(() -> super.find(id));
                }
            };
        }
    }

    /** Asks for no version where nothing is. */
    static final class TakesAnyVersionForNew extends Mutant {
        TakesAnyVersionForNew(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return super.put(entity, find(type.id(entity)).isEmpty() ? 0 : expectedVersion);
                }
            };
        }
    }

    /** Counts each change twice. */
    static final class CountsByTwo extends Mutant {
        CountsByTwo(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    Versioned<T> after = super.put(entity, expectedVersion);
                    return expectedVersion == 0 ? after : super.put(entity, after.version());
                }
            };
        }
    }

    /** Answers now and then with what was there before. */
    static final class GoesBack extends Mutant {
        private final Map<String, Versioned<?>> before = new ConcurrentHashMap<>();
        private final AtomicInteger calls = new AtomicInteger();

        GoesBack(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                @SuppressWarnings("unchecked")
                public Optional<Versioned<T>> find(String id) {
                    return calls.incrementAndGet() % 7 == 0 && before.containsKey(id)
                            ? Optional.of((Versioned<T>) before.get(id))
                            : super.find(id);
                }

                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    String id = type.id(entity);
                    super.find(id).ifPresent(last -> before.put(id, last));
                    return super.put(entity, expectedVersion);
                }
            };
        }
    }

    /** Puts one more on a page than was asked for. */
    static final class GivesOneMore extends Mutant {
        GivesOneMore(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    Page<T> page = super.page(query.withLimit(Math.min(query.limit() + 1, Query.MAX_LIMIT)));
                    Query next = page.following();
                    return new Page<>(page.items(), next == null ? null : next.withLimit(query.limit()));
                }
            };
        }
    }

    /** Looks up the id to go on behind. */
    static final class GoesOnOnlyBehindWhatIsThere extends Mutant {
        GoesOnOnlyBehindWhatIsThere(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Page<T> page(Query query) {
                    return query.after() == null || super.find(query.after()).isPresent()
                            ? super.page(query)
                            : new Page<>(List.of(), null);
                }
            };
        }
    }
}
