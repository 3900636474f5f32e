package org.clientela.benchmarks;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.store.CacheOptions;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.StorageListener;
import org.clientela.store.TenantId;

/** How long it takes to find a customer that is cached, against a bare concurrent map and against the storage in memory. */
final class CachedReads {
    private static final int CUSTOMERS = 10_000;
    private static final int READS = 1_000_000;

    private CachedReads() {}

    static void run(Path ignored) {
        Storage plain = filled();
        Map<String, Customer> map = new ConcurrentHashMap<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            map.put(id(i), customer(i));
        }
        String[] ids = map.keySet().toArray(String[]::new);
        EntityStore<Customer> memory = customers(plain);
        EntityStore<Customer> cached = customers(Storage.cached(filled(), CUSTOMERS * 2L));
        EntityStore<Customer> told = customers(
                Storage.cached(filled(), CacheOptions.holding(CUSTOMERS * 2L).withListener(new StorageListener() {})));
        EntityStore<Customer> observed =
                customers(Storage.observed(Storage.cached(filled(), CUSTOMERS * 2L), new StorageListener() {}));
        System.out.printf("%d reads a round, so a millisecond is a nanosecond a read%n", READS);
        new Rounds(5, 9)
                .with("ConcurrentHashMap.get", () -> reads(ids, id -> map.get(id) != null))
                .with("storage in memory, find", () -> finds(ids, memory))
                .with("cached storage, find", () -> finds(ids, cached))
                .with("cached storage with a listener, find", () -> finds(ids, told))
                .with("cached storage, observed, find", () -> finds(ids, observed))
                .print();
    }

    private interface Read {
        boolean found(String id);
    }

    private static long finds(String[] ids, EntityStore<Customer> customers) {
        return reads(ids, id -> customers.find(id).isPresent());
    }

    private static long reads(String[] ids, Read read) {
        long found = 0;
        for (int i = 0; i < READS; i++) {
            found += read.found(ids[(int) ((i * 7_919L) % ids.length)]) ? 1 : 0;
        }
        return found;
    }

    private static EntityStore<Customer> customers(Storage storage) {
        return storage.tenant(TenantId.DEFAULT).entities(EntityType.CUSTOMER);
    }

    private static Storage filled() {
        Storage storage = Storage.inMemory();
        storage.tenant(TenantId.DEFAULT).atomically(unit -> {
            for (int i = 0; i < CUSTOMERS; i++) {
                unit.entities(EntityType.CUSTOMER).put(customer(i), 0);
            }
            return true;
        });
        return storage;
    }

    private static Customer customer(int i) {
        return Customer.builder().id(id(i)).kind(CustomerKind.CONSUMER).build();
    }

    private static String id(int i) {
        return "customer-" + i;
    }
}
