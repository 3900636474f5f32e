package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.store.StorageListener.CacheUse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CachingStorageTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final Duration MAY_WAIT_FOR_THE_READER = Duration.ofMillis(200);
    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");
    private static final Customer ACME =
            Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build();
    private static final CustomerId ACME_ID = ACME.id();

    private final WatchedStorage slow = new WatchedStorage(Storage.inMemory(Set.of(NORTH, SOUTH)));
    private final Storage storage = Storage.cached(slow, 100);
    private final EntityStore<Customer> customers = storage.tenant(NORTH).entities(EntityType.CUSTOMER);
    private final Timeline timeline = storage.tenant(NORTH).timeline();

    @AfterEach
    void close() {
        storage.close();
    }

    private static Event event(String id) {
        return Event.builder()
                .id(EventId.of(id))
                .customer(ACME_ID)
                .type(EventType.PURCHASE)
                .occurredAt(Instant.EPOCH)
                .recordedAt(Instant.EPOCH)
                .build();
    }

    @Test
    void asksOnlyOnce() {
        customers.put(ACME, 0);
        timeline.append(List.of(event("e1")));

        for (int i = 0; i < 5; i++) {
            assertThat(customers.find("acme")).contains(new Versioned<>(ACME, 1));
            assertThat(timeline.read(ACME_ID)).containsExactly(event("e1"));
        }

        assertThat(slow.reads()).isEqualTo(2);
    }

    @Test
    void remembersThatThereIsNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(customers.find("nobody")).isEmpty();
            assertThat(timeline.read(CustomerId.of("nobody"))).isEmpty();
        }

        assertThat(slow.reads()).isEqualTo(2);
    }

    @Test
    void readsWhatWasWritten() {
        assertThat(customers.find("acme")).isEmpty();
        customers.put(ACME, 0);
        assertThat(customers.find("acme")).contains(new Versioned<>(ACME, 1));
        customers.put(ACME, 1);
        assertThat(customers.find("acme")).contains(new Versioned<>(ACME, 2));
        customers.remove("acme", 2);
        assertThat(customers.find("acme")).isEmpty();

        assertThat(timeline.read(ACME_ID)).isEmpty();
        timeline.append(List.of(event("e1")));
        assertThat(timeline.read(ACME_ID)).containsExactly(event("e1"));
        timeline.erase(ACME_ID);
        assertThat(timeline.read(ACME_ID)).isEmpty();
    }

    @Test
    void readsWhatAUnitOfWorkDid() {
        assertThat(customers.find("acme")).isEmpty();
        assertThat(timeline.read(ACME_ID)).isEmpty();

        storage.tenant(NORTH).atomically(unit -> {
            unit.atomically(nested -> nested.entities(EntityType.CUSTOMER).put(ACME, 0));
            unit.timeline().append(List.of(event("e1")));
            assertThat(unit.entities(EntityType.CUSTOMER).find("acme")).isPresent();
            assertThat(unit.timeline().read(ACME_ID)).hasSize(1);
            assertThat(customers.find("acme")).as("seen from outside").isEmpty();
            return true;
        });

        assertThat(customers.find("acme")).isPresent();
        assertThat(timeline.read(ACME_ID)).hasSize(1);
    }

    @Test
    void readsWhatIsThereAfterAUnitOfWorkFailed() {
        customers.put(ACME, 0);
        customers.find("acme");

        assertThatThrownBy(() -> storage.tenant(NORTH).atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).remove("acme", 1);
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(customers.find("acme")).isPresent();
    }

    @Test
    void readsWhatWasDoneThoughTheStorageSaidItFailed() {
        customers.find("acme");
        slow.afterWrite(() -> {
            throw new UnsupportedOperationException("the answer was lost");
        });

        assertThatThrownBy(() -> customers.put(ACME, 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(customers.find("acme")).isPresent();

        assertThatThrownBy(() -> storage.tenant(NORTH).atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).remove("acme", 1);
                    return true;
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(customers.find("acme")).isEmpty();
    }

    @Test
    void doesNotRememberWhatWasReadBeforeAWriteThatCameBetween() throws Exception {
        assertThat(foundAfterAWriteDuringARead(base -> Storage.cached(base, 100), MAY_WAIT_FOR_THE_READER))
                .contains(new Versioned<>(ACME, 1));
    }

    @Test
    void wouldNoticeACacheThatRemembersWhatWasReadBefore() throws Exception {
        assertThat(foundAfterAWriteDuringARead(NaiveCache::new, LONG_ENOUGH)).isEmpty();
    }

    /** A reader finds nothing; before it has returned, a writer puts; both return; what does a later reader find? */
    private static Optional<Versioned<Customer>> foundAfterAWriteDuringARead(
            Function<Storage, Storage> cache, Duration patience) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        WatchedStorage base = new WatchedStorage(Storage.inMemory());
        try (Storage cached = cache.apply(base)) {
            EntityStore<Customer> customers = cached.tenant(TenantId.DEFAULT).entities(EntityType.CUSTOMER);
            CountDownLatch hasRead = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            base.afterRead(() -> {
                hasRead.countDown();
                awaits(goOn);
            });
            Future<?> reader = threads.submit(() -> customers.find("acme"));
            awaits(hasRead);
            Future<?> writer = threads.submit(() -> customers.put(ACME, 0));
            waitFor(writer, patience);
            goOn.countDown();
            reader.get(20, TimeUnit.SECONDS);
            writer.get(20, TimeUnit.SECONDS);
            return customers.find("acme");
        } finally {
            threads.shutdownNow();
        }
    }

    /** A cache that makes the writer wait for the reader is as good as one that does not. */
    private static void waitFor(Future<?> writer, Duration patience) throws InterruptedException, ExecutionException {
        try {
            writer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillWaiting) {
            // it goes on when the reader does
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void neverGoesBackBehindWhatWasSeenOnAPage() {
        customers.put(ACME, 0);
        customers.find("acme");
        List<Long> seen = new ArrayList<>();
        slow.afterWrite(() -> CompletableFuture.runAsync(() -> {
                    seen.add(customers.page(Query.all()).items().get(0).version());
                    seen.add(customers.find("acme").orElseThrow().version());
                })
                .join());

        customers.put(ACME, 1);

        assertThat(seen).containsExactly(2L, 2L);
    }

    @Test
    void keepsTenantsApart() {
        customers.put(ACME, 0);
        customers.find("acme");

        assertThat(storage.tenant(SOUTH).entities(EntityType.CUSTOMER).find("acme"))
                .isEmpty();
        assertThat(storage.tenant(SOUTH).timeline().read(ACME_ID)).isEmpty();
    }

    @Test
    void remembersNoMoreThanItMay() {
        List<Event> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(event("e" + i));
        }
        timeline.append(many);

        timeline.read(ACME_ID);
        timeline.read(ACME_ID);

        assertThat(slow.reads()).isEqualTo(2);
    }

    @Test
    void answersNothingOnceItIsClosed() {
        customers.put(ACME, 0);
        customers.find("acme");

        storage.close();

        assertThatThrownBy(() -> customers.find("acme")).isInstanceOf(StoreClosedException.class);
        assertThatThrownBy(() -> slow.tenant(NORTH)).isInstanceOf(StoreClosedException.class);
    }

    @Test
    void refusesToRememberLessThanNothing() {
        assertThatThrownBy(() -> Storage.cached(slow, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The cache is to hold (-1) entries.%nMaybe 0, to remember nothing?".formatted());
    }

    @Test
    void isNotSlowedDownByIdsOfOneHash() {
        EntityStore<Customer> many = Storage.cached(Storage.inMemory(), 20_000)
                .tenant(TenantId.DEFAULT)
                .entities(EntityType.CUSTOMER);
        long start = System.nanoTime();

        for (int i = 0; i < 1 << 14; i++) {
            String id = String.format("%14s", Integer.toBinaryString(i))
                    .replace("1", "BB")
                    .replaceAll("[ 0]", "Aa");
            many.put(ACME.withId(CustomerId.of(id)), 0);
            many.find(id);
        }

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void forgetsWhatIsTooOld() {
        AtomicLong clock = new AtomicLong();
        Storage aging = Storage.cached(
                slow,
                CacheOptions.holding(100).withMaxAge(Duration.ofMinutes(5)).withNanos(clock::get));
        EntityStore<Customer> customersThere = aging.tenant(NORTH).entities(EntityType.CUSTOMER);
        customersThere.find("acme");
        slow.tenant(NORTH).entities(EntityType.CUSTOMER).put(ACME, 0); // past the cache

        clock.set(Duration.ofMinutes(5).toNanos() - 1);
        assertThat(customersThere.find("acme")).isEmpty();
        clock.incrementAndGet();
        assertThat(customersThere.find("acme")).isPresent();
    }

    @Test
    void readsPastItselfWhileACommitMayStillBeOnItsWay() {
        AtomicLong clock = new AtomicLong();
        FaultyStorage faulty = new FaultyStorage(slow);
        Storage cached = Storage.cached(faulty, CacheOptions.holding(100).withNanos(clock::get));
        EntityStore<Customer> customersThere = cached.tenant(NORTH).entities(EntityType.CUSTOMER);
        faulty.fail(() -> FaultyStorage.Fault.LATE_UNKNOWN);
        assertThatThrownBy(() -> customersThere.put(ACME, 0)).isInstanceOf(OutcomeUnknownException.class);

        assertThat(customersThere.find("acme")).isEmpty();
        faulty.arrive();
        assertThat(customersThere.find("acme")).isPresent();

        clock.set(Duration.ofSeconds(ReadCache.DOUBT_SECONDS).toNanos());
        customersThere.find("acme");
        int reads = slow.reads();
        customersThere.find("acme");
        assertThat(slow.reads()).as("remembered again").isEqualTo(reads);
    }

    @Test
    void tellsWhatItIsGoodFor() {
        AtomicLong clock = new AtomicLong();
        Map<CacheUse, Long> uses = new EnumMap<>(CacheUse.class);
        StorageListener listener = new StorageListener() {
            @Override
            public void cached(CacheUse use, long count) {
                uses.merge(use, count, Long::sum);
            }
        };
        Storage watched = Storage.cached(slow, new CacheOptions(3, Duration.ofMinutes(5), listener, clock::get));
        EntityStore<Customer> customersThere = watched.tenant(NORTH).entities(EntityType.CUSTOMER);

        customersThere.find("acme"); // miss
        customersThere.find("acme"); // hit
        customersThere.put(ACME, 0); // invalidates
        assertThat(uses).isEqualTo(Map.of(CacheUse.MISS, 1L, CacheUse.HIT, 1L, CacheUse.INVALIDATED, 1L));

        uses.clear();
        watched.tenant(NORTH)
                .atomically(unit -> unit.entities(EntityType.CUSTOMER).find("acme"));
        assertThat(uses).isEqualTo(Map.of(CacheUse.PAST, 1L));

        uses.clear();
        for (int i = 0; i < 10; i++) {
            customersThere.find("c" + i);
        }
        assertThat(uses).isEqualTo(Map.of(CacheUse.MISS, 10L, CacheUse.EVICTED, 7L));

        uses.clear();
        clock.set(Duration.ofMinutes(6).toNanos());
        for (int i = 0; i < 3; i++) {
            customersThere.find("d" + i);
        }
        assertThat(uses).isEqualTo(Map.of(CacheUse.MISS, 3L, CacheUse.EXPIRED, 3L));
    }

    @Test
    void refusesToRememberForNoTime() {
        assertThatThrownBy(() -> CacheOptions.holding(1).withMaxAge(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The cache is to remember things for (PT0S).");
    }
}
