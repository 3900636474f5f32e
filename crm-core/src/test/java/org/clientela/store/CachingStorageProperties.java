package org.clientela.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.EventType;
import org.clientela.store.FaultyStorage.Fault;
import org.clientela.store.InMemoryStorageProperties.Step;

/** Whatever is done through a cache, and however it fails, it answers as the storage behind it does. */
class CachingStorageProperties {
    private static final List<TenantId> TENANTS = List.of(TenantId.of("north"), TenantId.of("south"), TenantId.of("a"));
    private static final List<String> IDS = List.of("a", "b", "ä", "\uFF21", "😀");

    /** Something done for a tenant, how that fails, and how much later it is then. */
    record Scene(TenantId tenant, Step step, Fault fault, int seconds) {
        Object outcome(Storage storage) {
            try {
                return step.doneTo(storage.tenant(tenant));
            } catch (StorageException e) {
                return e.getClass();
            }
        }
    }

    @Property(tries = 300)
    void answers_as_the_same_storage_without_a_cache_would(
            @ForAll("scenes") List<Scene> scenes, @ForAll @IntRange(max = 40) int entries) {
        AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000); // as System.nanoTime may, it runs over
        assertThat(firstDifference(
                        storage -> Storage.cached(
                                storage,
                                CacheOptions.holding(entries)
                                        .withMaxAge(Duration.ofSeconds(30))
                                        .withNanos(clock::get)),
                        scenes,
                        clock))
                .isEmpty();
    }

    @Example
    void would_notice_a_cache_that_forgets_too_little() {
        assertThat(scenes().sampleStream()
                        .limit(200)
                        .filter(scenes -> firstDifference(NaiveCache::new, scenes, new AtomicLong())
                                .isPresent())
                        .findFirst())
                .isPresent();
    }

    private static Optional<Scene> firstDifference(
            Function<Storage, Storage> cache, List<Scene> scenes, AtomicLong clock) {
        try (Storage base = Storage.inMemory(Set.copyOf(TENANTS));
                Storage twinBase = Storage.inMemory(Set.copyOf(TENANTS))) {
            FaultyStorage faulty = new FaultyStorage(base);
            FaultyStorage twin = new FaultyStorage(twinBase);
            Storage cached = cache.apply(faulty);
            for (Scene scene : scenes) {
                faulty.fail(scene::fault);
                twin.fail(scene::fault);
                boolean same = scene.outcome(cached).equals(scene.outcome(twin))
                        && readAll(cached).equals(readAll(twin));
                faulty.arrive();
                twin.arrive();
                if (!same || !readAll(cached).equals(readAll(twin))) {
                    return Optional.of(scene);
                }
                clock.addAndGet(TimeUnit.SECONDS.toNanos(scene.seconds()));
            }
            return Optional.empty();
        }
    }

    private static List<Object> readAll(Storage storage) {
        List<Object> all = new ArrayList<>();
        for (TenantId tenant : TENANTS) {
            TenantStorage its = storage.tenant(tenant);
            for (String id : IDS) {
                all.add(its.entities(EntityType.CUSTOMER).find(id));
                all.add(its.timeline().read(CustomerId.of(id)));
            }
        }
        return all;
    }

    @Provide
    Arbitrary<List<Scene>> scenes() {
        Arbitrary<Fault> faults = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Fault.NONE)), Tuple.of(2, Arbitraries.of(Fault.class)));
        return Combinators.combine(
                        Arbitraries.of(TENANTS),
                        new InMemoryStorageProperties().steps().map(steps -> steps.get(0)),
                        faults,
                        Arbitraries.of(0, 1, 31, 61))
                .as(Scene::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    /** Two threads write and read; whatever one has seen of a customer, nobody sees an older version afterwards. */
    @Example
    void two_threads_never_see_an_older_version_than_was_seen() throws Exception {
        assertThat(stepsBack(storage -> Storage.cached(storage, 8), 6_000)).isZero();
    }

    /** How threads meet is luck, so there are several turns in which it may show. */
    @Example
    void would_notice_a_cache_that_goes_back() throws Exception {
        long stepsBack = 0;
        for (int turn = 0; turn < 20 && stepsBack == 0; turn++) {
            stepsBack = stepsBack(NaiveCache::new, 6_000);
        }
        assertThat(stepsBack).isPositive();
    }

    private static long stepsBack(Function<Storage, Storage> cache, int rounds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        WatchedStorage base = new WatchedStorage(Storage.inMemory(Set.copyOf(TENANTS)));
        base.afterRead(Thread::yield);
        AtomicLong writes = new AtomicLong();
        base.afterWrite(() -> {
            if (writes.incrementAndGet() % 7 == 0) {
                throw new OutcomeUnknownException(new IllegalStateException());
            }
        });
        AtomicLongArray seen = new AtomicLongArray(TENANTS.size() * 2);
        LongAccumulator stepsBack = new LongAccumulator(Long::sum, 0);
        try (Storage cached = cache.apply(base)) {
            List<Future<?>> both = new ArrayList<>();
            for (int seed = 0; seed < 2; seed++) {
                Random random = new Random(seed);
                both.add(threads.submit(() -> {
                    for (int i = 0; i < rounds; i++) {
                        int key = random.nextInt(seen.length());
                        EntityStore<Customer> customers =
                                cached.tenant(TENANTS.get(key / 2)).entities(EntityType.CUSTOMER);
                        String id = "k" + key % 2;
                        long atLeast = seen.get(key);
                        long version =
                                customers.find(id).map(Versioned::version).orElse(0L);
                        if (version < atLeast) {
                            stepsBack.accumulate(1);
                        }
                        if (random.nextInt(4) == 0) {
                            version = put(customers, id, version);
                        }
                        seen.accumulateAndGet(key, version, Math::max);
                    }
                }));
            }
            for (Future<?> one : both) {
                one.get(60, TimeUnit.SECONDS);
            }
            return stepsBack.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long put(EntityStore<Customer> customers, String id, long version) {
        Customer customer = Customer.builder()
                .id(id)
                .kind(CustomerKind.CONSUMER)
                .addTag(EventType.CONTACT.name())
                .build();
        try {
            return customers.put(customer, version).version();
        } catch (VersionConflictException | OutcomeUnknownException e) {
            return version;
        }
    }
}
