package org.clientela.store.jdbc;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.Timeline;

/** What happened to the customers of one tenant, in a database. */
final class JdbcTimeline implements Timeline {
    private final int tenant;
    private final Access access;
    private final EventRows rows;

    JdbcTimeline(int tenant, Access access, Dialect dialect) {
        this.tenant = tenant;
        this.access = access;
        this.rows = new EventRows(tenant, dialect);
    }

    @Override
    public List<Event> read(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return access.read(session -> rows.read(session, customer));
    }

    @Override
    public Stream<Event> scan() {
        return access.stream(EventRows.SCAN, tenant);
    }

    @Override
    public int append(List<Event> events) {
        List<Event> copy = List.copyOf(events);
        return access.write(session -> rows.append(session, copy));
    }

    @Override
    public int erase(CustomerId customer) {
        Objects.requireNonNull(customer, "customer");
        return access.write(session -> rows.erase(session, customer));
    }
}
