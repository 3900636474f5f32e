package org.clientela.examples.erp;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.clientela.Crm;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.examples.erp.ErpTables.ClientGroup;
import org.clientela.examples.erp.ErpTables.ClientRow;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.HostStorage;
import org.clientela.store.Storage;
import org.clientela.store.Timeline;

/** Mistakes one makes when mapping tables, each with a question that brings it to light. */
final class SloppyMappings {
    private final ErpTables erp;
    private final ZoneId zone;

    SloppyMappings(ErpTables erp, ZoneId zone) {
        this.erp = erp;
        this.zone = zone;
    }

    Map<String, Runnable> all() {
        Map<String, Runnable> mistakes = new LinkedHashMap<>();
        mistakes.put("keys without leading zeros, so that K7 comes before K42", this::readUnpaddedKeys);
        mistakes.put(
                "orders as they were typed in, not by date", () -> readOrders(ErpData.TOWN, SloppyMappings::asTypedIn));
        mistakes.put(
                "the order number as event id, for each line of the order",
                () -> readOrders(ErpData.MILL, SloppyMappings::byOrderNumber));
        mistakes.put("countries as they stand on number plates", SloppyMappings::readNumberPlate);
        return mistakes;
    }

    private void readUnpaddedKeys() {
        EntityStore<Customer> unpadded = new MappedTable<>(
                EntityType.CUSTOMER,
                erp.clients(),
                id -> Optional.of(Integer.valueOf(id.substring(1))),
                row -> ErpMapping.customer(row).withId(CustomerId.of("K" + row.number())));
        try (Storage storage = HostStorage.over(Storage.inMemory())
                .entities(EntityType.CUSTOMER, tenant -> unpadded)
                .build()) {
            Crm.on(storage).customers().all().forEach(customer -> {});
        }
    }

    private void readOrders(int client, UnaryOperator<List<Event>> mistake) {
        ErpOrders orders = new ErpOrders(erp, zone);
        Timeline mistaken = new Timeline() {
            @Override
            public List<Event> read(CustomerId customer) {
                return mistake.apply(orders.read(customer));
            }

            @Override
            public Stream<Event> scan() {
                return orders.scan();
            }
        };
        try (Storage storage = HostStorage.over(Storage.inMemory())
                .timeline(tenant -> mistaken)
                .build()) {
            Crm crm = Crm.on(storage);
            erp.clients().values().stream().map(ErpMapping::customer).forEach(crm.customers()::add);
            crm.profile(ErpMapping.customerId(client));
        }
    }

    private static List<Event> asTypedIn(List<Event> events) {
        return events.stream()
                .sorted(Comparator.comparing(event -> event.reference().orElseThrow()))
                .toList();
    }

    private static List<Event> byOrderNumber(List<Event> events) {
        return events.stream()
                .map(event -> event.withId(EventId.of(event.reference().orElseThrow())))
                .toList();
    }

    private static void readNumberPlate() {
        ErpMapping.customer(new ClientRow(9, ClientGroup.TRADE, null, "South Mill", "D", LocalDate.EPOCH, null));
    }
}
