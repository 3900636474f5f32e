package org.clientela.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventColumn;

/** Collects customers and events, in any order, and brings them into columns. */
final class ColumnsBuilder {
    private static final int MAX_EVENTS = Integer.MAX_VALUE - 16;

    private final Dictionary customers = Dictionary.ofIds("customer id");
    private final Map<String, CodeColumnBuilder> customerAttributes = new LinkedHashMap<>();
    private final IntList owners = new IntList();
    private final LongList times = new LongList();
    private final Map<String, CodeColumnBuilder> coded = new LinkedHashMap<>();
    private final Map<String, DecimalColumnBuilder> decimals = new LinkedHashMap<>();
    private long last = Long.MIN_VALUE;

    ColumnsBuilder() {
        for (EventColumn column : new EventColumn[] {
            EventColumn.TYPE, EventColumn.OFFERING, EventColumn.REFERENCE, EventColumn.CHANNEL, EventColumn.SOURCE
        }) {
            coded.put(column.name(), new CodeColumnBuilder(Dictionary.ofIds(column.name())));
        }
    }

    Dictionary customers() {
        return customers;
    }

    int events() {
        return owners.size();
    }

    /** When the last event happened, in microseconds. */
    long last() {
        return last;
    }

    /** Begins the row of an event, and returns it. */
    int add(int customer, int type, long time) {
        int row = owners.size();
        if (row == MAX_EVENTS) {
            throw new IllegalStateException(
                    "A population holds at most %d events.%nMaybe split it by customers?".formatted(MAX_EVENTS));
        }
        owners.add(customer);
        times.add(time);
        last = Math.max(last, time);
        coded(EventColumn.TYPE).set(row, type);
        return row;
    }

    CodeColumnBuilder coded(EventColumn column) {
        return coded.computeIfAbsent(column.name(), name -> new CodeColumnBuilder(Dictionary.ofValues()));
    }

    DecimalColumnBuilder decimals(EventColumn column) {
        return decimals.computeIfAbsent(column.name(), name -> new DecimalColumnBuilder());
    }

    CodeColumnBuilder customerAttribute(String name) {
        return customerAttributes.computeIfAbsent(name, n -> new CodeColumnBuilder(Dictionary.ofValues()));
    }

    /** Sets all attributes of a customer; those it had are forgotten. */
    void setAttributes(int customer, Map<String, Value> attributes) {
        customerAttributes.values().forEach(column -> column.set(customer - 1, 0));
        attributes.forEach((name, value) -> customerAttribute(name).set(customer - 1, value));
    }

    Columns freeze() {
        int count = customers.size() - 1;
        Value[] entries = customers.entries();
        CustomerId[] ids = new CustomerId[count];
        for (int i = 0; i < count; i++) {
            ids[i] = CustomerId.of(Columns.text(entries[i + 1]));
        }
        Integer[] ascending = new Integer[count];
        Arrays.setAll(ascending, i -> i);
        Arrays.sort(ascending, Comparator.comparing(i -> ids[i]));
        int[] ranks = new int[count + 1];
        int[] places = new int[count];
        CustomerId[] sorted = new CustomerId[count];
        for (int rank = 0; rank < count; rank++) {
            ranks[ascending[rank] + 1] = rank;
            places[rank] = ascending[rank];
            sorted[rank] = ids[ascending[rank]];
        }
        return freeze(sorted, places, new EventOrder(owners, ranks, times, count));
    }

    private Columns freeze(CustomerId[] sorted, int[] places, EventOrder order) {
        Map<String, CodeColumn> attributes = new TreeMap<>();
        customerAttributes.forEach((name, column) -> putUnlessEmpty(attributes, name, column.freeze(places)));
        int[] rows = order.rows();
        long[] sortedTimes = new long[rows.length];
        Arrays.setAll(sortedTimes, i -> times.get(rows[i]));
        Map<String, CodeColumn> codedColumns = new TreeMap<>();
        coded.forEach((name, column) -> putUnlessEmpty(codedColumns, name, column.freeze(rows)));
        Map<String, DecimalColumn> decimalColumns = new TreeMap<>();
        decimals.forEach((name, column) -> {
            if (!column.isEmpty()) {
                decimalColumns.put(name, column.freeze(rows));
            }
        });
        return new Columns(sorted, attributes, order.offsets(), sortedTimes, decimalColumns, codedColumns);
    }

    private static void putUnlessEmpty(Map<String, CodeColumn> columns, String name, CodeColumn column) {
        if (column.cardinality() > 1) {
            columns.put(name, column);
        }
    }
}
