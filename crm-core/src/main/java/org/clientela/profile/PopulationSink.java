package org.clientela.profile;

import java.util.List;
import java.util.Optional;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;

/** Makes a population of the rows of an order file. */
final class PopulationSink extends OrderSink {
    private final ColumnsBuilder columns;
    private final DecimalColumnBuilder amount;
    private final DecimalColumnBuilder cost;
    private final DecimalColumnBuilder quantity;
    private final DecimalColumnBuilder rating;
    private final CodeColumnBuilder sources;
    private final int sourceCode;
    private EventType lastType = EventType.PURCHASE;
    private int lastTypeCode;

    PopulationSink(OrderMapping mapping, ColumnsBuilder columns, Optional<String> source) {
        super(mapping, columns);
        this.columns = columns;
        amount = columns.decimals(EventColumn.AMOUNT);
        cost = columns.decimals(EventColumn.COST);
        quantity = columns.decimals(EventColumn.QUANTITY);
        rating = columns.decimals(EventColumn.RATING);
        sources = columns.coded(EventColumn.SOURCE);
        sourceCode = source.map(sources.dictionary()::code).orElse(0);
    }

    @Override
    void add(OrderRow row, Target customer, List<Target> targets, List<Target> customerTargets) {
        if (lastTypeCode == 0 || !row.eventType().equals(lastType)) {
            lastType = row.eventType();
            lastTypeCode = columns.coded(EventColumn.TYPE).dictionary().code(lastType.name());
        }
        int event = columns.add(customer.code(), lastTypeCode, row.micros());
        for (int i = 0; i < targets.size(); i++) {
            targets.get(i).copyTo(event);
        }
        for (int i = 0; i < customerTargets.size(); i++) {
            customerTargets.get(i).copyTo(customer.code() - 1);
        }
        row.number(OrderColumn.AMOUNT).copyTo(amount, event);
        row.number(OrderColumn.COST).copyTo(cost, event);
        row.number(OrderColumn.QUANTITY).copyTo(quantity, event);
        row.number(OrderColumn.RATING).copyTo(rating, event);
        if (sourceCode != 0) {
            sources.set(event, sourceCode);
        }
    }
}
