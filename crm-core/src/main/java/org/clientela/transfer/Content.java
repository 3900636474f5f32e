package org.clientela.transfer;

import java.util.List;
import java.util.Locale;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.offering.Offering;

/** What a file holds. In the order in which it is read: events name customers and offerings. */
public enum Content {
    /** One offering a row. */
    OFFERINGS(Offering.class, List.of("id", "name")),
    /** One customer a row. */
    CUSTOMERS(Customer.class, List.of("id", "kind")),
    /** One event a row. */
    EVENTS(Event.class, List.of("id", "customer", "type", "occurredAt", "recordedAt"));

    private final Class<?> type;
    private final List<String> mandatory;

    Content(Class<?> type, List<String> mandatory) {
        this.type = type;
        this.mandatory = mandatory;
    }

    Class<?> type() {
        return type;
    }

    List<String> mandatory() {
        return mandatory;
    }

    /**
     * As it stands in file names and reports.
     *
     * @return lower case, for example "customers"
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
