package org.clientela.store;

import java.util.Optional;
import java.util.function.Function;
import org.clientela.customer.Customer;
import org.jspecify.annotations.Nullable;

/**
 * The least storage there is: one customer, to try caches over and tools on. Without its lock it looks at the version first and
 * publishes later, which is the race to plant.
 */
final class OneCustomer implements Storage, TenantStorage, EntityStore<Customer> {
    private final boolean locked;
    private volatile @Nullable Versioned<Customer> published;

    OneCustomer(boolean locked) {
        this.locked = locked;
    }

    @Override
    public TenantStorage tenant(TenantId tenant) {
        return this;
    }

    @Override
    public void close() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T> EntityStore<T> entities(EntityType<T> type) {
        return (EntityStore<T>) this;
    }

    @Override
    public Timeline timeline() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <R> R atomically(Function<TenantStorage, R> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Versioned<Customer>> find(String id) {
        return Optional.ofNullable(published);
    }

    @Override
    public Page<Customer> page(Query query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Versioned<Customer> put(Customer customer, long expectedVersion) {
        if (locked) {
            synchronized (this) {
                return checkAndPublish(customer, expectedVersion);
            }
        }
        return checkAndPublish(customer, expectedVersion);
    }

    private Versioned<Customer> checkAndPublish(Customer customer, long expectedVersion) {
        Versioned<Customer> before = published;
        long actual = before == null ? 0 : before.version();
        if (actual != expectedVersion) {
            throw new VersionConflictException("customer", customer.id().value(), expectedVersion, actual);
        }
        Versioned<Customer> after = new Versioned<>(customer, actual + 1);
        published = after;
        return after;
    }
}
