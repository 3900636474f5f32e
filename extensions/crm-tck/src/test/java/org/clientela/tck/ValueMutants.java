package org.clientela.tck;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantId;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;
import org.clientela.tck.Samples.Specimen;

/** Ways in which numbers, times and texts go wrong. */
final class ValueMutants {
    private ValueMutants() {}

    /** Has numbers by way of floating point. */
    static final class RoundsNumbers extends Mutant {
        RoundsNumbers(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    return entity instanceof Specimen specimen
                            ? super.put(
                                    type.javaType()
                                            .cast(new Specimen(
                                                    specimen.id(),
                                                    specimen.text(),
                                                    BigDecimal.valueOf(
                                                            specimen.number().doubleValue()),
                                                    specimen.time())),
                                    expectedVersion)
                            : super.put(entity, expectedVersion);
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

    /** Has a column of 65,535 characters. */
    static final class CutsLongTexts extends Mutant {
        private static final int COLUMN = 65_535;

        CutsLongTexts(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    if (entity instanceof Specimen specimen && specimen.text().length() > COLUMN) {
                        String cut = specimen.text().substring(0, COLUMN);
                        return super.put(
                                type.javaType()
                                        .cast(new Specimen(specimen.id(), cut, specimen.number(), specimen.time())),
                                expectedVersion);
                    }
                    return super.put(entity, expectedVersion);
                }
            };
        }
    }

    /** Writes its row numbers as people here do, and finds them so. */
    static final class GoesByTheLocale extends Mutant {
        private final Map<String, String> rows = new ConcurrentHashMap<>();

        GoesByTheLocale(Set<TenantId> tenants) {
            super(tenants);
        }

        @Override
        <T> EntityStore<T> entities(EntityType<T> type, EntityStore<T> healthy) {
            return new Entities<>(healthy) {
                @Override
                public Versioned<T> put(T entity, long expectedVersion) {
                    Versioned<T> after = super.put(entity, expectedVersion);
                    rows.put(type.id(entity), row(after.version()));
                    return after;
                }

                @Override
                public Page<T> page(Query query) {
                    Page<T> page = super.page(query);
                    List<Versioned<T>> found = page.items().stream()
                            .filter(item -> row(item.version()).equals(rows.get(type.id(item.entity()))))
                            .toList();
                    return new Page<>(found, page.following());
                }

                private String row(long number) {
                    return String.format(Locale.getDefault(), "%d", number);
                }
            };
        }
    }
}
