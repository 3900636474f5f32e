package org.clientela.tck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.Timeline;

/** Ways in which a timeline goes wrong. */
final class TimelineMutants {
    private TimelineMutants() {}

    /** Has events of one instant in the order of their ids. */
    static final class ForgetsTheOrder extends Mutant {
        ForgetsTheOrder(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public List<Event> read(CustomerId customer) {
                    return super.read(customer).stream()
                            .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::id))
                            .toList();
                }
            };
        }
    }

    /** Records what it knows a second time. */
    static final class AppendsDuplicates extends Mutant {
        AppendsDuplicates(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    int added = 0;
                    for (Event event : events) {
                        boolean known = read(event.customer()).contains(event);
                        Event again = event.withId(EventId.of(event.id() + "-again-" + System.nanoTime()));
                        added += super.append(List.of(known ? again : event));
                    }
                    return added;
                }
            };
        }
    }

    /** Believes whoever came first and says nothing. */
    static final class PassesOverContradictions extends Mutant {
        PassesOverContradictions(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    int added = 0;
                    for (Event event : events) {
                        try {
                            added += super.append(List.of(event));
                        } catch (IdempotencyConflictException ignored) {
                            // as if it said the same
                        }
                    }
                    return added;
                }
            };
        }
    }

    /** Appends what it can before it meets a contradiction. */
    static final class AppendsHalf extends Mutant {
        AppendsHalf(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    return events.stream()
                            .mapToInt(event -> super.append(List.of(event)))
                            .sum();
                }
            };
        }
    }

    /** Hands out the very list it keeps. */
    static final class HandsOutItsOwnList extends Mutant {
        private final Map<CustomerId, List<Event>> lists = new TreeMap<>();

        HandsOutItsOwnList(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public List<Event> read(CustomerId customer) {
                    synchronized (lists) {
                        return lists.computeIfAbsent(customer, any -> new ArrayList<>(super.read(customer)));
                    }
                }

                @Override
                public int append(List<Event> events) {
                    int added = super.append(events);
                    synchronized (lists) {
                        for (Event event : events) {
                            List<Event> list = lists.computeIfAbsent(event.customer(), any -> new ArrayList<>());
                            list.clear();
                            list.addAll(super.read(event.customer()));
                        }
                    }
                    return added;
                }
            };
        }
    }

    /** Sees in a scan what came after its beginning. */
    static final class ScansWhatComesLater extends Mutant {
        ScansWhatComesLater(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public Stream<Event> scan() {
                    List<CustomerId> customers =
                            super.scan().map(Event::customer).distinct().toList();
                    return customers.stream().flatMap(customer -> read(customer).stream());
                }
            };
        }
    }

    /** Erases only what happened last. */
    static final class ErasesTooLittle extends Mutant {
        ErasesTooLittle(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int erase(CustomerId customer) {
                    List<Event> events = read(customer);
                    int erased = super.erase(customer);
                    super.append(events.subList(0, Math.min(1, events.size())));
                    return erased;
                }
            };
        }
    }

    /** Puts events of one instant in the order of when they were recorded. */
    static final class OrdersByTheClock extends Mutant {
        OrdersByTheClock(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public List<Event> read(CustomerId customer) {
                    return super.read(customer).stream()
                            .sorted(Comparator.comparing(Event::occurredAt).thenComparing(Event::recordedAt))
                            .toList();
                }
            };
        }
    }

    /** Takes over when an event was last heard of. */
    static final class RecordsAnew extends Mutant {
        private final Map<EventId, Instant> heard = new ConcurrentHashMap<>();

        RecordsAnew(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public List<Event> read(CustomerId customer) {
                    return super.read(customer).stream()
                            .map(event -> event.withRecordedAt(heard.get(event.id())))
                            .toList();
                }

                @Override
                public int append(List<Event> events) {
                    int added = super.append(events);
                    events.forEach(event -> heard.put(event.id(), event.recordedAt()));
                    return added;
                }
            };
        }
    }

    /** Passes over what was erased once. */
    static final class RemembersErasedIds extends Mutant {
        private final Set<EventId> erased = ConcurrentHashMap.newKeySet();

        RemembersErasedIds(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    return super.append(events.stream()
                            .filter(event -> !erased.contains(event.id()))
                            .toList());
                }

                @Override
                public int erase(CustomerId customer) {
                    read(customer).forEach(event -> erased.add(event.id()));
                    return super.erase(customer);
                }
            };
        }
    }

    /** Fails where there is nothing to erase. */
    static final class RefusesToEraseNothing extends Mutant {
        RefusesToEraseNothing(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int erase(CustomerId customer) {
                    int erased = super.erase(customer);
                    if (erased == 0) {
                        throw new IllegalArgumentException("There is no such customer.");
                    }
                    return erased;
                }
            };
        }
    }

    /** Erases all whose id begins alike. */
    static final class ErasesByPrefix extends Mutant {
        ErasesByPrefix(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int erase(CustomerId customer) {
                    return super.scan()
                            .map(Event::customer)
                            .distinct()
                            .filter(id -> id.value().startsWith(customer.value()))
                            .toList()
                            .stream()
                            .mapToInt(super::erase)
                            .sum();
                }
            };
        }
    }

    /** Has a hundred scans to lend, and takes back only those that came to their end. */
    static final class RunsOutOfScans extends Mutant {
        private final AtomicInteger left = new AtomicInteger(100);

        RunsOutOfScans(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public Stream<Event> scan() {
                    if (left.getAndDecrement() == 0) {
                        throw new StorageFailureException("no scans", "Maybe wait?", new IllegalStateException());
                    }
                    return Stream.concat(super.scan(), Stream.of(1).flatMap(end -> {
                        left.incrementAndGet();
                        return Stream.empty();
                    }));
                }
            };
        }
    }
}
