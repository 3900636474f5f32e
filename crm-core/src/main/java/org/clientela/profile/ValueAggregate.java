package org.clientela.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;

/** The values of a column of each customer, brought down to one as a profile does it. */
final class ValueAggregate implements CompiledAggregate {
    private final Aggregation aggregation;
    private final EventColumn column;
    private final ColumnValues values;
    private final IntFunction<Value> reader;
    private final Value[] results;

    ValueAggregate(
            int size, Aggregation aggregation, EventColumn column, ColumnValues values, IntFunction<Value> reader) {
        this.aggregation = aggregation;
        this.column = column;
        this.values = values;
        this.reader = reader;
        this.results = new Value[size];
        Arrays.fill(results, Value.missing());
    }

    @Override
    public void add(int customer, int[] events, int count) {
        List<Value> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(reader.apply(events[i]));
        }
        results[customer] = Aggregates.ofValues(aggregation, column, read, values.zone(), values.currency());
    }

    @Override
    public int size() {
        return results.length;
    }

    @Override
    public Value get(int index) {
        return results[Objects.checkIndex(index, results.length)];
    }
}
