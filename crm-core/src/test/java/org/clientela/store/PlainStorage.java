package org.clientela.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;

/** What a storage should do, in the plainest way: a map of customers and a list of events. */
final class PlainStorage {
    private Map<String, Versioned<Customer>> customers = new HashMap<>();
    private Map<String, Long> lastVersions = new HashMap<>();
    private List<Event> events = new ArrayList<>();

    PlainStorage copy() {
        PlainStorage copy = new PlainStorage();
        copy.becomes(this);
        return copy;
    }

    void becomes(PlainStorage other) {
        customers = new HashMap<>(other.customers);
        lastVersions = new HashMap<>(other.lastVersions);
        events = new ArrayList<>(other.events);
    }

    Object put(String id, CustomerKind kind, int versionsOff) {
        if (versionsOff != 0) {
            return VersionConflictException.class;
        }
        long version = lastVersions.merge(id, 1L, Long::sum);
        customers.put(id, new Versioned<>(Customer.builder().id(id).kind(kind).build(), version));
        return version;
    }

    Object remove(String id, int versionsOff) {
        if (versionsOff != 0 || !customers.containsKey(id)) {
            return VersionConflictException.class;
        }
        customers.remove(id);
        return "removed";
    }

    Object append(List<Event> more) {
        List<Event> all = new ArrayList<>(events);
        for (Event event : more) {
            Optional<Event> there =
                    all.stream().filter(known -> known.id().equals(event.id())).findFirst();
            if (there.isEmpty()) {
                all.add(event);
            } else if (!there.get().customer().equals(event.customer())
                    || !there.get().occurredAt().equals(event.occurredAt())) {
                return IdempotencyConflictException.class;
            }
        }
        int added = all.size() - events.size();
        events = all;
        return added;
    }

    Object erase(String customer) {
        int before = events.size();
        events.removeIf(event -> event.customer().value().equals(customer));
        return before - events.size();
    }

    Optional<Versioned<Customer>> find(String id) {
        return Optional.ofNullable(customers.get(id));
    }

    List<Versioned<Customer>> customers() {
        return customers.values().stream()
                .sorted(Comparator.comparing(customer -> customer.entity().id()))
                .toList();
    }

    List<Versioned<Customer>> customers(CustomerKind kind) {
        return customers().stream()
                .filter(customer -> customer.entity().kind() == kind)
                .toList();
    }

    List<Event> read(String customer) {
        return events.stream()
                .filter(event -> event.customer().value().equals(customer))
                .sorted(Comparator.comparing(Event::occurredAt))
                .toList();
    }
}
