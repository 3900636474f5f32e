package org.clientela.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.store.CacheOptions;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.VersionConflictException;
import org.junit.jupiter.api.Test;

class StorageMetricsTest {
    private static final TenantId NORTH = TenantId.of("north");
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong clock = new AtomicLong();

    private void work(StorageMetrics metrics) {
        Storage cached = Storage.cached(
                Storage.inMemory(Set.of(NORTH)), CacheOptions.holding(10).withListener(metrics));
        Storage storage = Storage.observed(cached, metrics, () -> clock.getAndAdd(1_000));
        EntityStore<Customer> customers = storage.tenant(NORTH).entities(EntityType.CUSTOMER);
        customers.put(ACME, 0);
        customers.find("acme");
        customers.find("acme");
        assertThatThrownBy(() -> customers.put(ACME, 7)).isInstanceOf(VersionConflictException.class);
        storage.tenant(NORTH).timeline().read(CustomerId.of("acme"));
    }

    @Test
    void countsAndTimesCallsErrorsItemsAndTheCache() {
        work(StorageMetrics.in(registry));

        assertThat(registry.get(StorageMetrics.CALLS)
                        .tags("operation", "find", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get(StorageMetrics.CALLS)
                        .tags("operation", "find")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isEqualTo(2_000);
        assertThat(registry.get(StorageMetrics.ERRORS)
                        .tags("operation", "put", "kind", "version-conflict")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(StorageMetrics.ITEMS)
                        .tags("operation", "find")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get(StorageMetrics.CACHE)
                        .tags("use", "hit")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get(StorageMetrics.CACHE)
                        .tags("use", "miss")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    /** These names are on dashboards. */
    @Test
    void keepsItsNamesAndTags() {
        work(StorageMetrics.in(registry));

        Set<String> names = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            names.add(meter.getId().getType() + " " + meter.getId().getName() + " "
                    + meter.getId().getTags());
        }
        assertThat(names)
                .containsExactly(
                        "COUNTER clientela.storage.cache [tag(use=hit)]",
                        "COUNTER clientela.storage.cache [tag(use=invalidated)]",
                        "COUNTER clientela.storage.cache [tag(use=miss)]",
                        "COUNTER clientela.storage.errors [tag(kind=version-conflict), tag(operation=put)]",
                        "COUNTER clientela.storage.items [tag(operation=find)]",
                        "COUNTER clientela.storage.items [tag(operation=put)]",
                        "COUNTER clientela.storage.items [tag(operation=read)]",
                        "TIMER clientela.storage.calls [tag(operation=find), tag(outcome=done)]",
                        "TIMER clientela.storage.calls [tag(operation=put), tag(outcome=done)]",
                        "TIMER clientela.storage.calls [tag(operation=put), tag(outcome=version-conflict)]",
                        "TIMER clientela.storage.calls [tag(operation=read), tag(outcome=done)]");
    }

    @Test
    void namesTheTenantOnlyIfAsked() {
        work(StorageMetrics.in(registry).withTenants());

        assertThat(registry.get(StorageMetrics.CALLS)
                        .tags("operation", "find", "tenant", "north")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.getMeters()).allMatch(meter -> meter.getId().getTag("tenant") != null);
    }
}
