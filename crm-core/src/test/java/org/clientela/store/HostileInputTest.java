package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What somebody who means harm may hand in: it is refused or held, and costs no more than anything else. */
@Timeout(120)
class HostileInputTest {
    private static final TenantId NORTH = TenantId.of("north");
    private static final int COLLIDING = 1 << 14;
    private static final int UNKNOWN = Integer.getInteger("hostile.tenants", 50_000); // a million in -Pnightly

    private static Stream<DynamicTest> onEach(String what, Consumer<Storage> test) {
        List<Supplier<Storage>> storages = List.of(
                () -> Storage.inMemory(Set.of(NORTH)),
                () -> Storage.cached(Storage.inMemory(Set.of(NORTH)), 100_000),
                () -> Storage.guarded(Storage.inMemory(Set.of(NORTH))),
                () -> HostStorage.over(Storage.inMemory(Set.of(NORTH)))
                        .timeline(tenant -> new ListedTimeline(List.of()))
                        .build());
        return storages.stream().map(storage -> {
            Storage opened = storage.get();
            return DynamicTest.dynamicTest(what + ": " + opened.getClass().getSimpleName(), () -> {
                try (opened) {
                    test.accept(opened);
                }
            });
        });
    }

    private static Customer customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.INDUSTRIAL).build();
    }

    private static Event event(String id, String customer) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(CustomerId.of(customer))
                .type(EventType.PURCHASE)
                .occurredAt(Instant.EPOCH)
                .recordedAt(Instant.EPOCH)
                .build();
    }

    /** All of one hash: "Aa" and "BB" have the same. */
    private static List<String> colliding() {
        List<String> ids = IntStream.range(0, COLLIDING)
                .mapToObj(i -> {
                    StringBuilder id = new StringBuilder();
                    for (int bit = 0; bit < 14; bit++) {
                        id.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                    }
                    return id.toString();
                })
                .toList();
        assertThat(ids.stream().map(String::hashCode).distinct()).hasSize(1);
        return ids;
    }

    @TestFactory
    Stream<DynamicTest> tenantsThatDoNotExistLeaveNothingBehind() {
        return onEach("tenants", storage -> {
            for (int i = 0; i < 1_000; i++) {
                refuse(storage, i);
            }
            long before = used();
            for (int i = 1_000; i < UNKNOWN; i++) {
                refuse(storage, i);
            }
            assertThat(used() - before).as("bytes more in use").isLessThan(16L * UNKNOWN);
        });
    }

    private static void refuse(Storage storage, int number) {
        try {
            storage.tenant(TenantId.of("nobody-" + number));
            throw new AssertionError("a tenant was made up");
        } catch (UnknownTenantException refused) {
            // as it should be
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    @TestFactory
    Stream<DynamicTest> idsOfOneHashAreNoSlowerThanOthers() {
        List<String> ids = colliding();
        return onEach("colliding ids", storage -> {
            Duration best = Duration.ofDays(1);
            for (int attempt = 0; attempt < 5 && best.compareTo(Duration.ofSeconds(1)) >= 0; attempt++) {
                best = timeToPut(storage.tenant(NORTH), ids, attempt);
            }
            assertThat(best).isLessThan(Duration.ofSeconds(1));
        });
    }

    private static Duration timeToPut(TenantStorage tenant, List<String> ids, int version) {
        List<Customer> customers = ids.stream().map(HostileInputTest::customer).toList();
        long start = cpuTime();
        tenant.atomically(unit -> {
            EntityStore<Customer> store = unit.entities(EntityType.CUSTOMER);
            customers.forEach(customer -> store.put(customer, version));
            return true;
        });
        return Duration.ofNanos(cpuTime() - start);
    }

    /** Of this thread, so that others at work on the machine do not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @TestFactory
    Stream<DynamicTest> eventsOfCollidingIdsAreNoSlowerThanOthers() {
        List<Event> events = colliding().stream().map(id -> event(id, id)).toList();
        return onEach("colliding events", storage -> {
            Timeline timeline = storage.tenant(NORTH).timeline();
            Duration best = Duration.ofDays(1);
            for (int attempt = 0; attempt < 5 && best.compareTo(Duration.ofSeconds(1)) >= 0; attempt++) {
                long start = cpuTime();
                assertThat(timeline.append(events)).isEqualTo(attempt == 0 ? COLLIDING : 0);
                best = Duration.ofNanos(cpuTime() - start);
            }
            assertThat(best).isLessThan(Duration.ofSeconds(1));
            assertThat(timeline.scan().count()).isEqualTo(COLLIDING);
        });
    }

    @Test
    void tenantsThatLookAlikeAreNeverOne() {
        assertThatThrownBy(() -> TenantId.of("north ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TenantId.of("no\u0000rth")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TenantId.of("no\u200Brth")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TenantId.of("no\u0308rth"))
                .isInstanceOf(IllegalArgumentException.class); // o with dots, in two
        assertThatThrownBy(() -> TenantId.of("x".repeat(10_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));

        Set<TenantId> alike = Set.of(
                TenantId.of("north"), TenantId.of("North"), TenantId.of("n\u00F6rth"), TenantId.of("\u043Dorth"));
        try (Storage storage = Storage.inMemory(alike)) {
            int number = 0;
            for (TenantId tenant : alike) {
                storage.tenant(tenant).timeline().append(List.of(event("e" + number++, "acme")));
            }
            for (TenantId tenant : alike) {
                assertThat(storage.tenant(tenant).timeline().scan()).hasSize(1);
            }
            assertThatThrownBy(() -> storage.tenant(TenantId.of("NORTH"))).isInstanceOf(UnknownTenantException.class);
        }
    }

    @Test
    void textsAreBoundedBeforeTheyReachAStorage() {
        Event event = event("e1", "acme");
        for (String text : List.of("x".repeat(10_000_000), "a\u0000b", "\uD83D", "\uDE00")) {
            assertThatThrownBy(() -> event.withNote(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
        }
        assertThat(event.withNote("😀").note()).contains("😀");
    }

    @Test
    void aVersionNeverWrapsAround() {
        EntityTable<Customer> last = new EntityTable<>(
                EntityType.CUSTOMER,
                EntityTable.of(EntityType.CUSTOMER)
                        .rows()
                        .with("acme", new Versioned<>(customer("acme"), Long.MAX_VALUE)),
                SortedTree.empty(),
                EntityTable.of(EntityType.CUSTOMER).removed().with("bolt", Long.MAX_VALUE));

        assertThatThrownBy(() -> last.put(customer("acme"), Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> last.put(customer("bolt"), 0)).isInstanceOf(ArithmeticException.class);
    }
}
