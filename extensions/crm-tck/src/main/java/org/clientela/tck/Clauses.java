package org.clientela.tck;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.offering.Offering;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** One chapter of the contract, tried on a storage of its own with two tenants. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class Clauses {
    static final TenantId NORTH = TenantId.of("north");
    static final TenantId SOUTH = TenantId.of("south");

    static final Set<TenantId> TENANTS = Set.of(NORTH, SOUTH);

    final Storage storage;
    final TenantStorage north;
    final TenantStorage south;
    final int rounds;
    final StorageTck kit;

    Clauses(StorageTck kit) {
        this.kit = kit;
        storage = kit.open(TENANTS);
        north = storage.tenant(NORTH);
        south = storage.tenant(SOUTH);
        rounds = kit.rounds();
    }

    @BeforeEach
    void requireCapabilities(TestInfo test) {
        Set<Capability> declared = kit.capabilities();
        for (Capability needed :
                test.getTestMethod().orElseThrow().getAnnotation(Proves.class).needs()) {
            if (!declared.contains(needed)) {
                abort("the storage does not declare " + needed);
            }
        }
    }

    /** Lets each of sixteen threads play its part. */
    final void crowd(Crowd.Part part) {
        Crowd.each(kit.patience(), part);
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    EntityStore<Customer> customers() {
        return north.entities(EntityType.CUSTOMER);
    }

    EntityStore<Offering> offerings() {
        return north.entities(EntityType.OFFERING);
    }

    Timeline timeline() {
        return north.timeline();
    }

    static List<Event> scan(Timeline timeline) {
        try (var events = timeline.scan()) {
            return events.toList();
        }
    }

    /** All that a query finds, page by page. */
    static <T> List<T> all(EntityStore<T> store, Query query) {
        List<T> all = new ArrayList<>();
        @Nullable Query next = query;
        for (int pages = 0; next != null; pages++) {
            if (pages > 100_000) {
                throw new AssertionError("The pages never end: more than 100,000 of them.");
            }
            Page<T> page = store.page(next);
            page.items().stream().map(Versioned::entity).forEach(all::add);
            next = page.following();
        }
        return all;
    }

    /** Tries what a snapshot may refuse. */
    static void attempt(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException refused) {
            // as good as a copy
        }
    }
}
