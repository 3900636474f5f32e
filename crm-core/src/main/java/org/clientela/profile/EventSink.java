package org.clientela.profile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;

/** Makes an event of each row of an order file. */
final class EventSink extends OrderSink {
    private final OrderSettings settings;
    private final String idPrefix;
    private final Instant recordedAt;
    private final Consumer<Event> consumer;

    EventSink(
            OrderMapping mapping,
            OrderSettings settings,
            String idPrefix,
            Instant recordedAt,
            Consumer<Event> consumer) {
        super(mapping, new ColumnsBuilder());
        this.settings = settings;
        this.idPrefix = idPrefix;
        this.recordedAt = recordedAt;
        this.consumer = consumer;
    }

    @Override
    void add(OrderRow row, Target customer, List<Target> targets, List<Target> customerTargets) {
        Event.Builder event = Event.builder()
                .id(EventId.of(idPrefix + "-" + row.line()))
                .customer(CustomerId.of(Columns.text(customer.value())))
                .type(row.eventType())
                .occurredAt(row.time())
                .recordedAt(recordedAt)
                .source(settings.source())
                .amount(money(row.number(OrderColumn.AMOUNT)))
                .cost(money(row.number(OrderColumn.COST)));
        if (row.number(OrderColumn.QUANTITY).isPresent()) {
            event.quantity(row.number(OrderColumn.QUANTITY).number());
        }
        if (row.number(OrderColumn.RATING).isPresent()) {
            event.rating(row.number(OrderColumn.RATING).number());
        }
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (Target target : targets) {
            if (target.isPresent()) {
                set(event, attributes, target);
            }
        }
        consumer.accept(event.attributes(new Attributes(attributes)).build());
    }

    private static void set(Event.Builder event, Map<String, Value> attributes, Target target) {
        EventColumn column = EventColumn.of(target.name());
        if (column.equals(EventColumn.OFFERING)) {
            event.offering(OfferingId.of(Columns.text(target.value())));
        } else if (column.equals(EventColumn.REFERENCE)) {
            event.reference(Columns.text(target.value()));
        } else if (column.equals(EventColumn.CHANNEL)) {
            event.channel(Channel.of(Columns.text(target.value())));
        } else {
            attributes.put(target.name(), target.value());
        }
    }

    private Optional<Money> money(CsvNumber number) {
        return number.isPresent() ? Optional.of(Money.of(settings.currency(), number.number())) : Optional.empty();
    }
}
