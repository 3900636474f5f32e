package org.clientela.examples.erp;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.clientela.event.Event;
import org.clientela.examples.erp.ErpTables.OrderRow;
import org.clientela.examples.erp.ErpTables.OrderStatus;
import org.clientela.store.Timeline;
import org.clientela.tck.HostTimelineTck;

/** The orders of the ERP keep the contract. */
class ErpOrdersTest extends HostTimelineTck {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final ErpTables erp = ErpData.tables();

    @Override
    protected Timeline timeline() {
        return new ErpOrders(erp, ZONE);
    }

    @Override
    protected List<Event> content() {
        return erp.clients().keySet().stream()
                .flatMap(client -> erp.ordersOf(client).stream())
                .filter(order -> order.status() == OrderStatus.INVOICED)
                .flatMap(ErpOrdersTest::events)
                .toList();
    }

    private static Stream<Event> events(OrderRow order) {
        return order.lines().stream().map(line -> ErpMapping.event(order, line, ZONE));
    }
}
