package org.clientela.profile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.jspecify.annotations.Nullable;

/** Finds the events that aggregates are about, for one block after the other. What two aggregates share is there once. */
final class EventRanges {
    private record Timed(EventRows rows, TimeBounds.@Nullable Bound first, TimeBounds.@Nullable Bound end) {}

    private record Filtered(EventRange range, List<EventFilter> where) {}

    private record Some(EventRange range, Window.Events window) {}

    private record Summed(EventRows rows, DecimalColumn column) {}

    private static final int ALL_TYPES = -1;

    private final Block block;
    private final ColumnValues values;
    private final Instant asOf;
    private final Map<Integer, EventRows> types = new HashMap<>();
    private final TimeBounds bounds;
    private @Nullable TypeCounts counts;
    private final Map<Object, EventRange> ranges = new HashMap<>();
    private final Map<Summed, RunningSums> sums = new HashMap<>();

    EventRanges(Block block, ColumnValues values, Instant asOf) {
        this.block = block;
        this.values = values;
        this.asOf = asOf;
        this.bounds = new TimeBounds(block);
    }

    /** The events of an aggregate. */
    EventRange of(Metric.Aggregate metric) {
        EventRange range = timed(metric.type(), metric.window().range(asOf, values.zone()));
        if (!metric.where().isEmpty()) {
            EventRange before = range;
            range = once(new Filtered(before, metric.where()), () -> filtered(before, metric.where()));
        }
        if (metric.window() instanceof Window.Events some) {
            EventRange before = range;
            range = once(new Some(before, some), () -> EventRange.some(before, some));
        }
        return range;
    }

    /** The sums of a column over rows. */
    RunningSums sums(EventRows rows, DecimalColumn column) {
        return sums.computeIfAbsent(new Summed(rows, column), summed -> new RunningSums(rows, column));
    }

    private EventRange timed(@Nullable EventType type, TimeRange range) {
        EventRows rows = types.computeIfAbsent(code(type), this::typed);
        long from = Micros.ceiling(range.from());
        long until = Math.min(Micros.ceiling(range.until()), Micros.floor(asOf) + 1);
        TimeBounds.@Nullable Bound first = from <= block.columns().earliest() ? null : bounds.of(from);
        TimeBounds.@Nullable Bound end = until > block.columns().latest() ? null : bounds.of(until);
        return once(
                new Timed(rows, first, end),
                () -> first == null && end == null ? EventRange.all(rows) : EventRange.between(rows, first, end));
    }

    private EventRange once(Object key, Supplier<EventRange> range) {
        EventRange known = ranges.get(key);
        if (known == null) {
            known = range.get();
            ranges.put(key, known);
        }
        return known;
    }

    private int code(@Nullable EventType type) {
        return type == null
                ? ALL_TYPES
                : values.columns().coded(EventColumn.TYPE).code(Value.of(type.name()));
    }

    private EventRows typed(int code) {
        if (code == ALL_TYPES) {
            return new AllRows(block);
        }
        if (counts == null || counts.isFull()) {
            counts = new TypeCounts(block, values.columns().coded(EventColumn.TYPE).codes());
        }
        return new TypedRows(counts, counts.add(code));
    }

    private EventRange filtered(EventRange range, List<EventFilter> where) {
        List<EventTest> tests =
                where.stream().map(filter -> EventTest.of(filter, values)).toList();
        return EventRange.all(new FilteredRows(range, tests));
    }
}
