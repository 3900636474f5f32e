package org.clientela;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.RelationshipType;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;

/** Sees to it that groups, households and referrals are trees: following them never leads back. */
final class Hierarchy {
    private Hierarchy() {}

    static void requireNoCircle(Customer customer, TenantStorage storage) {
        EntityStore<Customer> customers = storage.entities(EntityType.CUSTOMER);
        for (RelationshipType type : RelationshipType.values()) {
            if (type.isHierarchical()) {
                requireNoCircle(customer, type, customers);
            }
        }
    }

    private static void requireNoCircle(Customer customer, RelationshipType type, EntityStore<Customer> customers) {
        Map<CustomerId, CustomerId> reachedFrom = new HashMap<>();
        Deque<Customer> open = new ArrayDeque<>();
        open.add(customer);
        while (!open.isEmpty()) {
            Customer current = open.remove();
            above(current, type).forEach(above -> {
                if (above.equals(customer.id())) {
                    throw circle(customer.id(), type, current.id(), reachedFrom);
                }
                if (reachedFrom.putIfAbsent(above, current.id()) == null) {
                    find(customers, above).ifPresent(open::add);
                }
            });
        }
    }

    private static Stream<CustomerId> above(Customer customer, RelationshipType type) {
        return customer.relationships().stream()
                .filter(relationship -> relationship.type() == type)
                .flatMap(relationship -> relationship.findCustomer().stream());
    }

    private static Optional<Customer> find(EntityStore<Customer> customers, CustomerId id) {
        return customers.find(id.value()).map(Versioned::entity);
    }

    private static IllegalArgumentException circle(
            CustomerId start, RelationshipType type, CustomerId last, Map<CustomerId, CustomerId> reachedFrom) {
        Deque<CustomerId> path = new ArrayDeque<>();
        path.add(start);
        for (CustomerId at = last; at != null && !at.equals(start); at = reachedFrom.get(at)) {
            path.addFirst(at);
        }
        path.addFirst(start);
        return new IllegalArgumentException(
                "The relationships (%s) lead in a circle: %s.%nMaybe one of them points the wrong way?"
                        .formatted(type, path.stream().map(CustomerId::value).collect(Collectors.joining(" -> "))));
    }
}
