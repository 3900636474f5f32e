package org.clientela.store;

import java.util.function.Function;

/** Where the stores in memory read the state of a tenant, and how they change it. */
interface InMemoryState {
    /** A state and what is to be said of how it came about. */
    record Change<R>(TenantState state, R result) {}

    /**
     * The state to read.
     *
     * @throws StoreClosedException if it is closed
     * @throws IllegalStateException if it belongs to a unit of work that is over, or of another thread
     */
    TenantState current();

    /** Replaces the state, or leaves it if {@code step} throws. */
    <R> R change(Function<TenantState, Change<R>> step);
}
