package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.customer;
import static org.clientela.store.jdbc.Facts.event;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationSource;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.StorageFailureException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.TransientConflictException;
import org.clientela.store.VersionConflictException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a storage makes of a database that fails: at any statement, at the commit, or because others are in the way. */
abstract class FaultCases {
    private static final JdbcOptions PATIENT = JdbcOptions.standard();
    private static final JdbcOptions IMPATIENT = PATIENT.withPatience(Duration.ofMillis(300));

    /** What to do at a step of the database; the first step has number 1. */
    private volatile Proxies.Watch plan = (connection, what, step) -> step.take();

    private final AtomicInteger steps = new AtomicInteger();
    private TestPool pool;
    private TestDatabase database;
    private TestDatabase healthy;
    private JdbcStorage storage;

    /** A database in which nothing is yet, without a pool. */
    abstract TestDatabase fresh();

    /** The disk or the network fails. */
    abstract SQLException failure();

    /** The connection is lost. */
    abstract SQLException lost();

    /** Another writer is in the way. */
    abstract SQLException conflict();

    abstract boolean isCommit(String what);

    @BeforeEach
    void open() {
        healthy = fresh();
        pool = new TestPool(healthy.dataSource(), 2, true);
        database = healthy.through(
                Proxies.watched(pool.dataSource(), (connection, what, step) -> plan.step(connection, what, step)));
        storage = database.open(PATIENT);
    }

    @AfterEach
    void close() {
        storage.close();
        assertThat(pool.lent()).as("connections that were not given back").isZero();
    }

    private TenantStorage tenant() {
        return storage.tenant(TenantId.DEFAULT);
    }

    private void failAt(int number) {
        steps.set(0);
        plan = (connection, what, step) -> {
            boolean counts = !what.equals("close") && !what.equals("abort");
            if (counts && steps.incrementAndGet() == number) {
                throw failure();
            }
            return step.take();
        };
    }

    private void heal() {
        plan = (connection, what, step) -> step.take();
    }

    /** What there is of a customer: its version, and how many events. */
    private record Seen(long version, int events) {}

    private Seen see(String id) {
        return new Seen(
                tenant().entities(EntityType.CUSTOMER)
                        .find(id)
                        .map(found -> found.version())
                        .orElse(0L),
                tenant().timeline().read(CustomerId.of(id)).size());
    }

    private static void append(TenantStorage to, String id, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(id + "-" + i, id));
        }
        to.timeline().append(events);
    }

    /** Each begins with version 1 and two events of a customer of its own. */
    private static final Map<String, BiConsumer<TenantStorage, String>> WRITES = Map.of(
            "put", (to, id) -> to.entities(EntityType.CUSTOMER).put(customer(id).withTags("new"), 1),
            "remove", (to, id) -> to.entities(EntityType.CUSTOMER).remove(id, 1),
            "append", (to, id) -> append(to, id, 5),
            "erase", (to, id) -> to.timeline().erase(CustomerId.of(id)),
            "atomically",
                    (to, id) -> to.atomically(unit -> {
                        unit.entities(EntityType.CUSTOMER).put(customer(id).withTags("new"), 1);
                        unit.timeline().erase(CustomerId.of(id));
                        append(unit, id, 7);
                        return unit;
                    }),
            "atomically, nested",
                    (to, id) -> to.atomically(unit -> {
                        unit.entities(EntityType.CUSTOMER).put(customer(id).withTags("new"), 1);
                        return unit.atomically(nested -> {
                            append(nested, id, 7);
                            return nested;
                        });
                    }));

    @TestFactory
    Stream<DynamicTest> changesNothingWhenAnyStatementFails() {
        return WRITES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(operation -> DynamicTest.dynamicTest(
                        operation.getKey(), () -> failEverywhere(operation.getKey(), operation.getValue())));
    }

    private void failEverywhere(String name, BiConsumer<TenantStorage, String> operation) {
        Seen before = new Seen(1, 2);
        Seen after = null;
        boolean hasEnded = false;
        for (int number = 0; !hasEnded; number++) {
            String id = name + number;
            tenant().entities(EntityType.CUSTOMER).put(customer(id), 0);
            append(tenant(), id, 2);
            Optional<StorageException> refused = Optional.empty();
            failAt(number);
            try {
                operation.accept(tenant(), id);
            } catch (StorageException e) {
                refused = Optional.of(e);
            }
            hasEnded = number > 0 && steps.get() < number;
            heal();

            Seen seen = see(id);
            if (after == null) {
                after = seen; // nothing fails at step 0
            }
            if (refused.isEmpty()) {
                assertThat(seen)
                        .as("%s that was acknowledged, step %d failing", name, number)
                        .isEqualTo(after);
            } else if (refused.get() instanceof OutcomeUnknownException) {
                assertThat(seen)
                        .as("%s of unknown outcome, step %d failing", name, number)
                        .isIn(before, after);
            } else {
                assertThat(refused.get()).isInstanceOf(StorageFailureException.class);
                assertThat(seen)
                        .as("%s that was refused, step %d failing", name, number)
                        .isEqualTo(before);
            }
            assertThat(pool.lent())
                    .as("connections lent, step %d failing", number)
                    .isZero();
        }
        assertThat(after).isNotEqualTo(before);
    }

    private static final Map<String, Consumer<TenantStorage>> READS = Map.of(
            "find", from -> from.entities(EntityType.CUSTOMER).find("acme"),
            "page", from -> from.entities(EntityType.CUSTOMER).page(Query.where("country", "DE")),
            "read", from -> from.timeline().read(CustomerId.of("acme")),
            "scan", from -> Facts.scan(from),
            "population", from -> Population.from(from, Facts.NOON, ZoneOffset.UTC, Money.currency("EUR")),
            "atomically", from -> from.atomically(unit -> Facts.scan(unit)));

    /** So that a new operation without a case fails. */
    @Test
    void everyOperationHasACase() {
        Set<String> operations = Stream.of(
                        TenantStorage.class, EntityStore.class, Timeline.class, PopulationSource.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> cases = new TreeSet<>(WRITES.keySet());
        cases.addAll(READS.keySet());
        failAt(1);
        tenant().entities(EntityType.CUSTOMER);
        tenant().timeline();
        heal();
        cases.addAll(Set.of("entities", "timeline")); // which ask the database for nothing, as was just seen

        assertThat(cases).containsAll(operations);
    }

    @Test
    void readsAgainAfterAnyStatementOfAReadFailed() {
        append(tenant(), "acme", 2);
        tenant().entities(EntityType.CUSTOMER).put(customer("acme"), 0);
        for (Consumer<TenantStorage> read : READS.values()) {
            int refused = 0;
            for (int number = 1; ; number++) {
                failAt(number);
                try {
                    read.accept(tenant());
                } catch (StorageFailureException | OutcomeUnknownException e) {
                    refused++;
                }
                boolean hasEnded = steps.get() < number;
                heal();
                read.accept(tenant());
                assertThat(pool.lent()).isZero();
                if (hasEnded) {
                    break;
                }
            }
            assertThat(refused).isPositive();
        }
    }

    @Test
    void failsAtAnyStatementOfTheOpeningAndIsOpenedAfterwards() {
        for (int number = 1; ; number++) {
            healthyAgain();
            failAt(number);
            Optional<StorageException> refused = Optional.empty();
            try {
                database.open(PATIENT).close();
            } catch (StorageException e) {
                refused = Optional.of(e);
            }
            boolean hasEnded = steps.get() < number;
            heal();
            assertThat(pool.lent()).isZero();
            try (Storage opened = database.open(PATIENT)) {
                opened.tenant(TenantId.DEFAULT).timeline().append(List.of(event("e1", "acme")));
            }
            if (hasEnded) {
                assertThat(refused).isEmpty();
                assertThat(number).isGreaterThan(15);
                return;
            }
        }
    }

    /** Goes on with another database in which nothing is yet. */
    private void healthyAgain() {
        storage.close();
        healthy = fresh();
        pool = new TestPool(healthy.dataSource(), 2, true);
        database = healthy.through(
                Proxies.watched(pool.dataSource(), (connection, what, step) -> plan.step(connection, what, step)));
    }

    private void loseTheCommit(boolean isDone) {
        plan = (connection, what, step) -> {
            if (isCommit(what)) {
                if (isDone) {
                    step.take();
                }
                throw lost();
            }
            return step.take();
        };
    }

    private void sell(String id) {
        tenant().atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(customer(id), 0);
            return unit.timeline().append(List.of(event("sold " + id, id)));
        });
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheAnswerToACommitIsLost() {
        loseTheCommit(true);
        assertThatThrownBy(() -> sell("acme"))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("all was done or nothing");
        heal();

        assertThat(see("acme")).isEqualTo(new Seen(1, 1));
        assertThatThrownBy(() -> sell("acme")).isInstanceOf(VersionConflictException.class);
        assertThat(tenant().timeline().append(List.of(event("sold acme", "acme"))))
                .isZero();
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenACommitDoesNotArrive() {
        loseTheCommit(false);
        assertThatThrownBy(() -> sell("acme")).isInstanceOf(OutcomeUnknownException.class);
        heal();

        assertThat(see("acme")).isEqualTo(new Seen(0, 0));
        sell("acme");
        assertThat(see("acme")).isEqualTo(new Seen(1, 1));
    }

    @Test
    void repeatsWhatOthersGotInTheWayOf() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        plan = (connection, what, step) -> {
            if (isCommit(what) && conflicts.incrementAndGet() <= 3) {
                throw conflict();
            }
            return step.take();
        };

        tenant().atomically(unit -> {
            runs.incrementAndGet();
            return unit.entities(EntityType.CUSTOMER).put(customer("acme"), 0);
        });

        assertThat(runs).hasValue(4);
        assertThat(see("acme").version()).isEqualTo(1);
    }

    @Test
    void repeatsAUnitOfWorkThatCaughtTheConflict() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        plan = (connection, what, step) -> {
            if (what.startsWith("INSERT INTO clientela_entity") && conflicts.incrementAndGet() == 1) {
                throw conflict();
            }
            return step.take();
        };

        tenant().atomically(unit -> {
            runs.incrementAndGet();
            try {
                return unit.entities(EntityType.CUSTOMER).put(customer("acme"), 0);
            } catch (TransientConflictException e) {
                return unit.timeline();
            }
        });

        assertThat(runs).hasValue(2);
        assertThat(see("acme").version()).isEqualTo(1);
    }

    @Test
    void givesUpWhenOthersStayInTheWay() {
        try (JdbcStorage impatient = database.open(IMPATIENT)) {
            plan = (connection, what, step) -> {
                if (isCommit(what)) {
                    throw conflict();
                }
                return step.take();
            };

            assertThatThrownBy(() -> impatient
                            .tenant(TenantId.DEFAULT)
                            .entities(EntityType.CUSTOMER)
                            .put(customer("acme"), 0))
                    .isInstanceOfSatisfying(
                            TransientConflictException.class,
                            e -> assertThat(e.waited()).isEqualTo(IMPATIENT.patience()))
                    .hasCauseInstanceOf(SQLException.class)
                    .hasMessageContaining("Maybe repeat it later");
        }
        heal();
        assertThat(see("acme")).isEqualTo(new Seen(0, 0));
    }

    @Test
    void keepsNothingOfAUnitOfWorkThatCaughtAFailure() {
        plan = (connection, what, step) -> {
            if (what.startsWith("INSERT INTO clientela_index")) {
                throw failure();
            }
            return step.take();
        };

        assertThatThrownBy(() -> tenant().atomically(unit -> {
                    append(unit, "acme", 1);
                    assertThatThrownBy(() -> unit.entities(EntityType.CUSTOMER).put(customer("acme"), 0))
                            .isInstanceOf(StorageFailureException.class);
                    assertThatThrownBy(() -> unit.timeline().read(CustomerId.of("acme")))
                            .isInstanceOf(StorageFailureException.class);
                    return true;
                }))
                .isInstanceOf(StorageFailureException.class)
                .hasCauseInstanceOf(SQLException.class);
        heal();

        assertThat(see("acme")).isEqualTo(new Seen(0, 0));
    }

    @Test
    void keepsNothingOfAUnitOfWorkThatCaughtAnErrorHalfWay() {
        plan = (connection, what, step) -> {
            if (what.startsWith("INSERT INTO clientela_index")) {
                throw new OutOfMemoryError("planted");
            }
            return step.take();
        };

        assertThatThrownBy(() -> tenant().atomically(unit -> {
                    assertThatThrownBy(() -> unit.entities(EntityType.CUSTOMER).put(customer("acme"), 0))
                            .isInstanceOf(OutOfMemoryError.class);
                    return true;
                }))
                .isInstanceOf(StorageFailureException.class)
                .hasMessageContaining("Maybe let errors pass through the unit of work?");
        heal();

        assertThat(see("acme")).isEqualTo(new Seen(0, 0));
    }

    static final int MANY = 10_000;
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    static long openFiles() throws IOException {
        if (!Files.isDirectory(OPEN_FILES)) {
            return 0; // not on this system
        }
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.count();
        }
    }

    /** Of many operations, some fail at some statement, some of a conflict, and some lose their connection. */
    @Test
    void leaksNothingInTenThousandOperationsOfWhichSomeFail() throws IOException {
        append(tenant(), "acme", 2);
        Facts.scan(tenant());
        int threadsBefore = Thread.activeCount();
        long filesBefore = openFiles();
        plan = atRandom(new Random(4));
        int refused = useAtRandom(tenant(), new Random(5));
        heal();

        assertThat(refused).as("operations refused").isBetween(MANY / 100, MANY / 2);
        assertThat(pool.lent()).as("connections lent").isZero();
        assertThat(pool.idle()).as("connections open").hasSizeLessThanOrEqualTo(2);
        assertThat(Thread.activeCount()).as("threads").isLessThanOrEqualTo(threadsBefore + 2);
        assertThat(openFiles()).as("open files").isLessThanOrEqualTo(filesBefore + 8);
        Facts.scan(tenant());
    }

    Proxies.Watch atRandom(Random random) {
        return (connection, what, step) -> {
            boolean counts = !what.equals("close") && !what.equals("abort");
            int chance = counts ? random.nextInt(500) : -1;
            if (chance == 0) {
                throw conflict();
            }
            if (chance == 1) {
                throw failure();
            }
            if (chance == 2) {
                connection.abort(Runnable::run);
                throw lost();
            }
            return step.take();
        };
    }

    static int useAtRandom(TenantStorage tenant, Random random) {
        List<Consumer<TenantStorage>> reads = List.copyOf(new TreeMap<>(READS).values());
        List<BiConsumer<TenantStorage, String>> writes = List.copyOf(new TreeMap<>(WRITES).values());
        int refused = 0;
        for (int i = 0; i < MANY; i++) {
            try {
                if (i % 10 == 0) {
                    writes.get(random.nextInt(writes.size())).accept(tenant, "c" + random.nextInt(40));
                } else if (i % 10 == 1) {
                    try (Stream<Event> events = tenant.timeline().scan()) {
                        assertThat(events.findFirst()).isPresent(); // the others are left where they are
                    }
                } else {
                    reads.get(random.nextInt(reads.size())).accept(tenant);
                }
            } catch (StorageException e) {
                refused++;
            }
        }
        return refused;
    }
}
