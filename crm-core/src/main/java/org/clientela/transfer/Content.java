package org.clientela.transfer;

import java.util.List;
import java.util.Locale;

/** What a file holds. In the order in which it is read: events name customers and offerings. */
public enum Content {
    /** One offering a row. */
    OFFERINGS,
    /** One customer a row. */
    CUSTOMERS,
    /** One event a row. */
    EVENTS;

    List<String> mandatory() {
        return switch (this) {
            case OFFERINGS -> List.of("id", "name");
            case CUSTOMERS -> List.of("id", "kind");
            case EVENTS -> List.of("id", "customer", "type", "occurredAt", "recordedAt");
        };
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
