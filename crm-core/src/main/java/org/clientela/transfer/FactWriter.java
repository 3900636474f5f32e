package org.clientela.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.LimitExceededException;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.clientela.transfer.Problem.Kind;

/** Writes a batch of rows in a unit of work. May do so again if the unit is run again. */
abstract class FactWriter {
    final Content content;
    final ImportSettings settings;

    private FactWriter(Content content, ImportSettings settings) {
        this.content = content;
        this.settings = settings;
    }

    static FactWriter of(Content content, ImportSettings settings) {
        return switch (content) {
            case OFFERINGS -> new Entities<>(content, settings, EntityType.OFFERING);
            case CUSTOMERS -> new Entities<>(content, settings, EntityType.CUSTOMER);
            case EVENTS -> new Events(settings);
        };
    }

    abstract Tally write(List<Row> rows, TenantStorage unit);

    void requireWanted(Object fact, TenantStorage unit) {
        Optional<Problem> problem = settings.check().apply(fact, unit);
        if (problem.isPresent()) {
            throw new RejectedException(problem.get());
        }
    }

    static Problem tooLarge(LimitExceededException e) {
        return new Problem(Kind.TOO_LARGE, "", "has a size of %d, the storage keeps %d".formatted(e.size(), e.limit()));
    }

    /** Customers or offerings: put where they differ from what is there. */
    private static final class Entities<T> extends FactWriter {
        private final EntityType<T> type;

        Entities(Content content, ImportSettings settings, EntityType<T> type) {
            super(content, settings);
            this.type = type;
        }

        @Override
        Tally write(List<Row> rows, TenantStorage unit) {
            Tally tally = new Tally(content);
            EntityStore<T> store = unit.entities(type);
            for (Row row : rows) {
                try {
                    put(row, store, unit, tally);
                } catch (RejectedException e) {
                    tally.reject(row.number(), e.problem());
                } catch (LimitExceededException e) {
                    tally.reject(row.number(), tooLarge(e));
                }
            }
            return tally;
        }

        private void put(Row row, EntityStore<T> store, TenantStorage unit, Tally tally) {
            ObjectNode alone = row.content().apply(Trees.empty());
            String id = alone.path("id").asText("");
            Optional<Versioned<T>> before = id.isEmpty() ? Optional.empty() : store.find(id);
            ObjectNode whole = row.keepsOthers() && before.isPresent()
                    ? row.content().apply(Trees.tree(before.get().entity()))
                    : alone;
            T fact = Trees.bind(content, whole, type.javaType());
            if (before.isPresent() && before.get().entity().equals(fact)) {
                tally.unchanged(1);
                return;
            }
            requireWanted(fact, unit);
            store.put(fact, before.map(Versioned::version).orElse(0L));
            if (before.isPresent()) {
                tally.changed();
            } else {
                tally.added(1);
            }
        }
    }

    /** Events: appended together, one by one if one of them cannot be. */
    private static final class Events extends FactWriter {
        Events(ImportSettings settings) {
            super(Content.EVENTS, settings);
        }

        @Override
        Tally write(List<Row> rows, TenantStorage unit) {
            Tally tally = new Tally(content);
            List<Map.Entry<Row, Event>> good = new ArrayList<>();
            for (Row row : rows) {
                try {
                    good.add(Map.entry(row, event(row, unit)));
                } catch (RejectedException e) {
                    tally.reject(row.number(), e.problem());
                }
            }
            List<Event> events = good.stream().map(Map.Entry::getValue).toList();
            try {
                int added = unit.<Integer>atomically(nested -> nested.timeline().append(events));
                tally.added(added);
                tally.unchanged(events.size() - (long) added);
            } catch (IdempotencyConflictException | LimitExceededException e) {
                good.forEach(each -> append(each.getKey(), each.getValue(), unit, tally));
            }
            return tally;
        }

        private Event event(Row row, TenantStorage unit) {
            ObjectNode tree = row.content().apply(Trees.empty());
            if (!tree.hasNonNull("recordedAt")) {
                settings.recordedAt().ifPresent(instant -> tree.put("recordedAt", instant.toString()));
            }
            Event event = Trees.bind(content, tree, Event.class);
            requireWanted(event, unit);
            return event;
        }

        private void append(Row row, Event event, TenantStorage unit, Tally tally) {
            try {
                int added = unit.<Integer>atomically(nested -> nested.timeline().append(List.of(event)));
                tally.added(added);
                tally.unchanged(1L - added);
            } catch (IdempotencyConflictException e) {
                tally.reject(
                        row.number(),
                        new Problem(Kind.CONFLICT, "id", "an event of that id is there and says something else"));
            } catch (LimitExceededException e) {
                tally.reject(row.number(), tooLarge(e));
            }
        }
    }
}
