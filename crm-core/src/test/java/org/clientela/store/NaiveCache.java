package org.clientela.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.clientela.customer.Customer;

/** The broken twin of our cache: looks, loads and puts in three steps, so that an old value can come back after a write. */
final class NaiveCache implements Storage {
    private final Storage storage;
    private final Map<String, Optional<Versioned<Customer>>> cache = new ConcurrentHashMap<>();

    NaiveCache(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void close() {
        storage.close();
    }

    @Override
    public TenantStorage tenant(TenantId id) {
        TenantStorage tenant = storage.tenant(id);
        return new TenantStorage() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> EntityStore<T> entities(EntityType<T> type) {
                return (EntityStore<T>) customers(tenant.entities(EntityType.CUSTOMER));
            }

            @Override
            public Timeline timeline() {
                return tenant.timeline();
            }

            @Override
            public <R> R atomically(Function<TenantStorage, R> work) {
                return tenant.atomically(work);
            }
        };
    }

    private EntityStore<Customer> customers(EntityStore<Customer> customers) {
        return new EntityStore<>() {
            @Override
            public Optional<Versioned<Customer>> find(String id) {
                Optional<Versioned<Customer>> cached = cache.get(id);
                if (cached != null) {
                    return cached;
                }
                Optional<Versioned<Customer>> found = customers.find(id);
                cache.put(id, found);
                return found;
            }

            @Override
            public Page<Customer> page(Query query) {
                return customers.page(query);
            }

            @Override
            public Versioned<Customer> put(Customer customer, long expectedVersion) {
                Versioned<Customer> after = customers.put(customer, expectedVersion);
                cache.remove(customer.id().value());
                return after;
            }
        };
    }
}
