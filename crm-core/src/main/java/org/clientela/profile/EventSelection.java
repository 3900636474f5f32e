package org.clientela.profile;

import java.time.Instant;
import java.util.List;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;

/** The events of a customer that an aggregate is about: of a type, in a window, and passing all filters. Not thread-safe. */
final class EventSelection {
    private final Columns columns;
    private final long from;
    private final long until;
    private final int type;
    private final List<EventTest> tests;
    private final Window window;
    private final int[] selected;

    EventSelection(Metric.Aggregate metric, ColumnValues values, Instant asOf) {
        this.columns = values.columns();
        TimeRange range = metric.window().range(asOf, values.zone());
        from = Micros.ceiling(range.from());
        until = Math.min(Micros.ceiling(range.until()), Micros.floor(asOf) + 1);
        type = metric.type() == null
                ? ALL_TYPES
                : columns.coded(EventColumn.TYPE).code(Value.of(metric.type().name()));
        tests = metric.where().stream()
                .map(filter -> EventTest.of(filter, values))
                .toList();
        window = metric.window();
        selected = new int[columns.mostEvents()];
    }

    private static final int ALL_TYPES = -1;

    /** Selects among the events of a customer, and returns how many. */
    int select(int customer) {
        int first = columns.firstSince(from, columns.offset(customer), columns.offset(customer + 1));
        int end = columns.firstSince(until, first, columns.offset(customer + 1));
        int count = ofType(first, end);
        for (int i = 0; i < tests.size() && count > 0; i++) {
            count = tests.get(i).keep(selected, count);
        }
        return window instanceof Window.Events some ? some.keep(selected, count) : count;
    }

    /** The events selected last, in order of time. */
    int[] selected() {
        return selected;
    }

    private int ofType(int first, int end) {
        if (type == ALL_TYPES) {
            for (int event = first; event < end; event++) {
                selected[event - first] = event;
            }
            return end - first;
        }
        return type == 0 || first == end
                ? 0
                : columns.coded(EventColumn.TYPE).codes().select(type, first, end, selected);
    }
}
