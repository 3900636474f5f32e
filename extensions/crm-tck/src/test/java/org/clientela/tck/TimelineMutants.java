package org.clientela.tck;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.store.IdempotencyConflictException;
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

    /** Keeps milliseconds. */
    static final class ForgetsMicroseconds extends Mutant {
        ForgetsMicroseconds(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        Timeline timeline(Timeline healthy) {
            return new Events(healthy) {
                @Override
                public int append(List<Event> events) {
                    return super.append(events.stream()
                            .map(event ->
                                    event.withOccurredAt(event.occurredAt().truncatedTo(ChronoUnit.MILLIS)))
                            .toList());
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
}
