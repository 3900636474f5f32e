package org.clientela.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Population;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.jdbc.JdbcOptions;
import org.clientela.store.jdbc.JdbcStorage;
import org.jspecify.annotations.Nullable;

/** What the storage in a database costs beyond JDBC written by hand, with the same statements on the same database. */
final class Databases {
    private static final TenantId OURS = TenantId.of("ours");
    private static final TenantId PLAIN = TenantId.of("plain");
    private static final JdbcOptions OPTIONS = JdbcOptions.standard().withTenants(Set.of(OURS, PLAIN));
    private static final int CUSTOMERS = 50_000;
    private static final int BATCH = 10_000;
    private static final int MANY = Integer.getInteger("events", 1_000_000);
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final String POPULATION_COLUMNS =
            "customer, occurred_at, type, currency, amount, cost, quantity, rating, offering, reference, channel, source,"
                    + " attributes";

    private final String name;
    private final boolean isSqlite;
    private final TenantStorage ours;
    private final PlainJdbc plain;
    private final SplittableRandom random = new SplittableRandom(7);
    private int appended;

    /** Does something by JDBC. */
    private interface Work {
        long run() throws SQLException;
    }

    private Databases(String name, boolean isSqlite, JdbcStorage storage, Connection connection) throws SQLException {
        this.name = name;
        this.isSqlite = isSqlite;
        this.ours = storage.tenant(OURS);
        this.plain = new PlainJdbc(connection, isSqlite, PLAIN.value());
        fill(storage);
    }

    private static void fill(JdbcStorage storage) {
        for (TenantId tenant : List.of(OURS, PLAIN)) {
            storage.tenant(tenant).atomically(unit -> {
                EntityStore<Customer> customers = unit.entities(EntityType.CUSTOMER);
                for (int i = 0; i < CUSTOMERS; i++) {
                    customers.put(customer(i), 0);
                }
                return customers;
            });
        }
    }

    /** On SQLite, then on PostgreSQL, each with its settings for durability on. */
    static void run(Path unused) {
        try {
            Path directory = Files.createTempDirectory("clientela-bench");
            Path file = directory.resolve("crm.db");
            try (JdbcStorage storage = JdbcStorage.sqlite(file, OPTIONS);
                    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
                new Databases("SQLite", true, storage, connection).compare();
            } finally {
                delete(directory);
            }
            try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("fsync", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
                    JdbcStorage storage =
                            JdbcStorage.postgresql(pool(server.getPostgresDatabase()), OPTIONS.withStrict(false));
                    Connection connection = server.getPostgresDatabase().getConnection()) {
                new Databases("PostgreSQL", false, storage, connection).compare();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** The smallest pool there is: connections stay open and are lent again. */
    private static DataSource pool(DataSource dataSource) {
        LinkedBlockingDeque<Connection> idle = new LinkedBlockingDeque<>();
        return proxy(DataSource.class, (method, arguments) -> {
            Connection waiting = idle.poll();
            Connection connection = waiting == null ? dataSource.getConnection() : waiting;
            return proxy(Connection.class, (called, given) -> {
                if (called.getName().equals("close")) {
                    idle.push(connection);
                    return null;
                }
                try {
                    return called.invoke(connection, given);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Databases.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private interface Call {
        @Nullable Object on(Method method, Object[] arguments) throws Throwable;
    }

    private void compare() {
        int reads = isSqlite ? 2_000 : 1_000;
        heading("%d single reads of a customer".formatted(reads));
        EntityStore<Customer> customers = ours.entities(EntityType.CUSTOMER);
        new Rounds(20, 31)
                .with("by hand", () -> times(reads, i -> plain.find(id(next())) == null ? 0 : 1))
                .with(
                        "storage",
                        () -> times(reads, i -> customers.find(id(next())).isPresent() ? 1 : 0))
                .print();

        heading("50 single writes of a customer, each committed");
        int[] versions = {1, 1};
        new Rounds(5, 31)
                .with("by hand", () -> {
                    int version = versions[0]++;
                    return times(50, i -> {
                        plain.put(customer(i), version);
                        return 1;
                    });
                })
                .with("storage", () -> {
                    int version = versions[1]++;
                    return times(50, i -> customers.put(customer(i), version).version() > 0 ? 1 : 0);
                })
                .print();

        heading("appending %d events at once".formatted(BATCH));
        Deque<List<Event>> forPlain = batches(2 + 7);
        Deque<List<Event>> forOurs = batches(2 + 7);
        new Rounds(2, 7)
                .with(
                        "by hand",
                        () -> timed(() -> {
                            plain.append(forPlain.pop());
                            return BATCH;
                        }))
                .with("storage", () -> ours.timeline().append(forOurs.pop()))
                .print();

        heading("scanning %d events".formatted(9 * BATCH));
        new Rounds(3, 9)
                .with("by hand, as events", () -> timed(plain::scanEvents))
                .with("storage", () -> {
                    try (Stream<Event> events = ours.timeline().scan()) {
                        return events.filter(event -> !event.id().value().isEmpty())
                                .count();
                    }
                })
                .print();
        million();
    }

    private void million() {
        heading("%d events appended, %d at a time".formatted(MANY, BATCH));
        long[] nanos = new long[2];
        for (int i = 0; i < MANY / BATCH; i++) {
            List<Event> events = events(BATCH);
            for (int turn = 0; turn < 2; turn++) {
                int who = (i + turn) % 2; // each goes first in turn
                long start = System.nanoTime();
                if (who == 0) {
                    timed(() -> {
                        plain.append(events);
                        return BATCH;
                    });
                } else {
                    ours.timeline().append(events);
                }
                nanos[who] += System.nanoTime() - start;
            }
        }
        print("by hand", MANY, nanos[0], nanos[0]);
        print("storage", MANY, nanos[1], nanos[0]);

        heading("all events loaded into a population");
        long rows = MANY + 9L * BATCH;
        new Rounds(1, 3)
                .with(
                        "by hand, columns as texts, kept nowhere",
                        () -> timed(() -> {
                            plain.scanCustomers();
                            return plain.scanColumns(POPULATION_COLUMNS, 13) > 0 ? rows : 0;
                        }))
                .with(
                        "by hand, events into a PopulationBuilder",
                        () -> timed(() -> plain.population(Population.builder(ZoneOffset.UTC, Money.currency("EUR")))
                                .build(FIRST)
                                .events()))
                .with("storage, Population.from", () -> population().events())
                .print();
        System.out.printf("  %s%n", population());
    }

    private Population population() {
        return Population.from(ours, FIRST, ZoneOffset.UTC, Money.currency("EUR"));
    }

    private void heading(String what) {
        System.out.printf("%s: %s%n", name, what);
    }

    private static void print(String who, long rows, long nanos, long first) {
        System.out.printf("  %-46s %9.0f rows a second  ratio %.2f%n", who, rows * 1e9 / nanos, nanos / (double) first);
    }

    private interface Numbered {
        long run(int number) throws SQLException;
    }

    private static long times(int count, Numbered work) {
        return timed(() -> {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += work.run(i);
            }
            return sum;
        });
    }

    private static long timed(Work work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int next() {
        return random.nextInt(CUSTOMERS);
    }

    private static String id(int number) {
        return "customer-" + number;
    }

    private static Customer customer(int number) {
        return Customer.builder()
                .id(id(number))
                .kind(CustomerKind.INDUSTRIAL)
                .organization("Pumps and Valves " + number)
                .addEmail("buying" + number + "@example.com")
                .country("DE")
                .addTags("regular", "north")
                .build();
    }

    private Deque<List<Event>> batches(int count) {
        Deque<List<Event>> batches = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            batches.push(events(BATCH));
        }
        return batches;
    }

    private List<Event> events(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = appended++;
            events.add(Event.builder()
                    .id(EventId.of("e-" + Integer.toHexString(number * 0x9E3779B1)))
                    .customer(CustomerId.of(id(random.nextInt(CUSTOMERS))))
                    .type(EventType.PURCHASE)
                    .occurredAt(FIRST.plusSeconds(number))
                    .recordedAt(FIRST.plusSeconds(number))
                    .source("erp")
                    .amount(Money.ofMinor(Money.currency("EUR"), random.nextInt(1, 100_000)))
                    .quantity(BigDecimal.valueOf(random.nextInt(1, 10)))
                    .offering(OfferingId.of("offering-" + random.nextInt(1_000)))
                    .reference("order-" + number / 4)
                    .build());
        }
        return events;
    }
}
