package org.clientela.profile;

import java.time.Instant;
import java.util.ArrayList;
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
    private record Timed(
            TypedRows rows,
            @Nullable EventCounter sinceFirst,
            @Nullable EventCounter sinceEnd,
            boolean never) {}

    private record Counted(int type, long since) {}

    private record Filtered(EventRange range, List<EventFilter> where) {}

    private record Some(EventRange range, Window.Events window) {}

    private record Summed(EventRows rows, DecimalColumn column) {}

    private final Block block;
    private final ColumnValues values;
    private final Instant asOf;
    private final Map<Integer, TypedRows> types = new HashMap<>();
    private final Map<Counted, EventCounter> counters = new HashMap<>();
    private final List<CountingPass> passes = new ArrayList<>();
    private final Map<Object, EventRange> ranges = new HashMap<>();
    private final Map<Summed, RunningSums> sums = new HashMap<>();

    EventRanges(Block block, ColumnValues values, Instant asOf) {
        this.block = block;
        this.values = values;
        this.asOf = asOf;
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
        int code = code(type);
        TypedRows rows = types.computeIfAbsent(code, this::typed);
        long from = Micros.ceiling(range.from());
        long until = Math.min(Micros.ceiling(range.until()), Micros.floor(asOf) + 1);
        Columns columns = values.columns();
        if (from > columns.latest() || until <= Math.max(from, columns.earliest())) {
            return once(new Timed(rows, null, null, true), () -> EventRange.none(rows));
        }
        @Nullable EventCounter sinceFirst = from <= columns.earliest() ? null : counter(code, from);
        @Nullable EventCounter sinceEnd = until > columns.latest() ? null : counter(code, until);
        return once(
                new Timed(rows, sinceFirst, sinceEnd, false),
                () -> sinceFirst == null && sinceEnd == null
                        ? EventRange.all(rows)
                        : EventRange.between(rows, sinceFirst, sinceEnd));
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
                ? EventCounter.ANY_TYPE
                : values.columns().coded(EventColumn.TYPE).code(Value.of(type.name()));
    }

    private TypedRows typed(int code) {
        return new TypedRows(code, typeCodes(), counter(code, EventCounter.EVER));
    }

    private EventCounter counter(int code, long since) {
        return counters.computeIfAbsent(new Counted(code, since), counted -> {
            EventCounter counter = new EventCounter(block, code, since);
            if (passes.stream().noneMatch(pass -> pass.add(counter))) {
                CountingPass another = new CountingPass(block, typeCodes());
                another.add(counter);
                passes.add(another);
            }
            return counter;
        });
    }

    private Codes typeCodes() {
        return values.columns().coded(EventColumn.TYPE).codes();
    }

    private EventRange filtered(EventRange range, List<EventFilter> where) {
        List<EventTest> tests =
                where.stream().map(filter -> EventTest.of(filter, values)).toList();
        return EventRange.all(new FilteredRows(range, tests));
    }
}
