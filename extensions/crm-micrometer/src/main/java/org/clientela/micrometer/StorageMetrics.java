package org.clientela.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.clientela.store.StorageListener;
import org.clientela.store.TenantId;

/**
 * Keeps meters of what a storage and its cache do. Safe for many threads.
 *
 * <table>
 * <caption>The meters</caption>
 * <tr><th>name<th>what<th>tags
 * <tr><td>{@code clientela.storage.calls}<td>timer of each call<td>{@code operation}, {@code outcome}
 * <tr><td>{@code clientela.storage.errors}<td>how many calls failed<td>{@code operation}, {@code kind}
 * <tr><td>{@code clientela.storage.items}<td>how many entities and events they were about<td>{@code operation}
 * <tr><td>{@code clientela.storage.cache}<td>what the cache did<td>{@code use}
 * </table>
 *
 * <p>All tags are of small, fixed sets: the {@linkplain StorageListener.Operation operations}, the outcomes of a {@linkplain
 * StorageListener.Call call} and the {@linkplain StorageListener.CacheUse uses} of a cache. Tenants are told apart only by
 * {@link #withTenants()}, which adds the tag {@code tenant} to all of them;
 * what a cache forgets to make room is not of one tenant, and has {@code all}.
 *
 * <pre>{@code
 * StorageMetrics metrics = StorageMetrics.in(registry);
 * Storage storage = Storage.observed(
 *         Storage.cached(database, CacheOptions.holding(100_000).withListener(metrics)), metrics);
 * }</pre>
 */
public final class StorageMetrics implements StorageListener {
    /** The name of the timer of calls. */
    public static final String CALLS = "clientela.storage.calls";

    /** The name of the counter of calls that failed. */
    public static final String ERRORS = "clientela.storage.errors";

    /** The name of the counter of entities and events. */
    public static final String ITEMS = "clientela.storage.items";

    /** The name of the counter of what a cache did. */
    public static final String CACHE = "clientela.storage.cache";

    private final MeterRegistry registry;
    private final Tags common;
    private final boolean byTenant;
    private final Map<TenantId, StorageMetrics> tenants = new ConcurrentHashMap<>();
    private final Map<Ending, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Ending, Counter> counters = new ConcurrentHashMap<>();
    private final Map<CacheUse, Counter> uses = new ConcurrentHashMap<>();

    private record Ending(Operation operation, String outcome) {}

    private StorageMetrics(MeterRegistry registry, Tags common, boolean byTenant) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.common = common;
        this.byTenant = byTenant;
    }

    /**
     * Meters that do not tell tenants apart.
     *
     * @param registry where they are kept
     * @return a listener for storages and caches
     */
    public static StorageMetrics in(MeterRegistry registry) {
        return new StorageMetrics(registry, Tags.empty(), false);
    }

    /**
     * The same with the tag {@code tenant} on all meters. For hosts with few tenants: each has meters of its own.
     *
     * @return another listener
     */
    public StorageMetrics withTenants() {
        return new StorageMetrics(registry, common, true);
    }

    @Override
    public StorageListener forTenant(TenantId tenant) {
        return byTenant
                ? tenants.computeIfAbsent(
                        tenant, id -> new StorageMetrics(registry, common.and("tenant", id.value()), false))
                : this;
    }

    @Override
    public void called(Call call) {
        Ending ending = new Ending(call.operation(), call.outcome());
        calls.computeIfAbsent(
                        ending, one -> registry.timer(CALLS, operation(call).and("outcome", call.outcome())))
                .record(call.nanos(), TimeUnit.NANOSECONDS);
        counters.computeIfAbsent(
                        ending,
                        one -> call.isDone()
                                ? registry.counter(ITEMS, operation(call))
                                : registry.counter(ERRORS, operation(call).and("kind", call.outcome())))
                .increment(call.isDone() ? (double) call.items() : 1);
    }

    @Override
    public void cached(CacheUse use, long count) {
        uses.computeIfAbsent(use, one -> registry.counter(CACHE, tags("use", one.toString())))
                .increment((double) count);
    }

    private Tags operation(Call call) {
        return tags("operation", call.operation().toString());
    }

    /** All meters of a name have the same tags, since some registries insist on it. */
    private Tags tags(String key, String value) {
        return (byTenant ? common.and("tenant", "all") : common).and(key, value);
    }
}
