package org.clientela.examples.erp;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.examples.erp.ErpTables.OrderRow;
import org.clientela.examples.erp.ErpTables.OrderStatus;
import org.clientela.store.Timeline;

/**
 * The orders of the ERP, read as what happened to its customers. An open order may still be cancelled and a cancelled one was
 * none, so only the invoiced ones are facts.
 *
 * @param erp its tables
 * @param zone in which the ERP's dates begin
 */
record ErpOrders(ErpTables erp, ZoneId zone) implements Timeline {
    private static final Comparator<OrderRow> IN_ORDER_OF_TIME =
            Comparator.comparing(OrderRow::date).thenComparingInt(OrderRow::number);

    @Override
    public List<Event> read(CustomerId customer) {
        return ErpMapping.clientNumber(customer.value()).stream()
                .flatMap(this::events)
                .toList();
    }

    /** Customer by customer in order of their ids, each found only when the caller gets there. */
    @Override
    public Stream<Event> scan() {
        return erp.clients().keySet().stream().flatMap(this::events);
    }

    private Stream<Event> events(int client) {
        return erp.ordersOf(client).stream()
                .filter(order -> order.status() == OrderStatus.INVOICED)
                .sorted(IN_ORDER_OF_TIME)
                .flatMap(order -> order.lines().stream().map(line -> ErpMapping.event(order, line, zone)));
    }
}
