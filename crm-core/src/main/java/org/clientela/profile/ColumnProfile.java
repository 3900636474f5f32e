package org.clientela.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.offering.OfferingId;

/** Makes a profile again of what the columns of a population hold of it. */
final class ColumnProfile {
    private final ColumnValues values;
    private final Columns columns;
    private final int customer;

    ColumnProfile(ColumnValues values, int customer) {
        this.values = values;
        this.columns = values.columns();
        this.customer = customer;
    }

    CustomerProfile asOf(Instant instant) {
        List<Event> events = new ArrayList<>();
        for (int event = columns.offset(customer); event < columns.offset(customer + 1); event++) {
            events.add(event(event));
        }
        return CustomerProfile.rebuilt(customer(), this::attribute, events, instant, values.zone(), values.currency());
    }

    private Value attribute(String name) {
        return name.equals("id") ? Value.of(columns.customer(customer).value()) : columns.attribute(name, customer);
    }

    private Customer customer() {
        Map<String, Value> attributes = new HashMap<>();
        for (String name : columns.customerAttributes().keySet()) {
            if (!CustomerAttributes.types().containsKey(name)) {
                attributes.put(name, attribute(name));
            }
        }
        return Customer.builder()
                .id(columns.customer(customer))
                .kind(Arrays.stream(CustomerKind.values())
                        .filter(kind -> Value.of(kind.name()).equals(attribute("kind")))
                        .findFirst()
                        .orElse(CustomerKind.CONSUMER))
                .attributes(new Attributes(attributes))
                .build();
    }

    private Event event(int event) {
        Map<String, Value> attributes = new HashMap<>();
        for (String name : columns.coded().keySet()) {
            if (EventColumn.of(name).isAttribute()) {
                attributes.put(name, value(EventColumn.of(name), event));
            }
        }
        Instant time = Micros.instant(columns.time(event));
        Event.Builder rebuilt = Event.builder()
                .id(EventId.of("row-" + event))
                .customer(columns.customer(customer))
                .type(EventType.of(text(EventColumn.TYPE, event).orElseThrow()))
                .occurredAt(time)
                .recordedAt(time)
                .source(text(EventColumn.SOURCE, event))
                .reference(text(EventColumn.REFERENCE, event))
                .offering(text(EventColumn.OFFERING, event).map(OfferingId::of))
                .channel(text(EventColumn.CHANNEL, event).map(Channel::of))
                .attributes(new Attributes(attributes));
        if (value(EventColumn.AMOUNT, event) instanceof Value.Amount amount) {
            rebuilt.amount(amount.money());
        }
        if (value(EventColumn.COST, event) instanceof Value.Amount cost) {
            rebuilt.cost(cost.money());
        }
        if (value(EventColumn.QUANTITY, event) instanceof Value.Decimal quantity) {
            rebuilt.quantity(quantity.number());
        }
        if (value(EventColumn.RATING, event) instanceof Value.Decimal rating) {
            rebuilt.rating(rating.number());
        }
        return rebuilt.build();
    }

    private Optional<String> text(EventColumn column, int event) {
        return Optional.of(value(column, event))
                .filter(value -> !value.isMissing())
                .map(Columns::text);
    }

    private Value value(EventColumn column, int event) {
        return values.reader(column).apply(event);
    }
}
