package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clientela.store.jdbc.Facts.ACME;
import static org.clientela.store.jdbc.Facts.event;
import static org.clientela.store.jdbc.Facts.scan;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Population;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.LimitExceededException;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.UnknownTenantException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a storage in a database does beyond the contract that all storages keep: it lasts, and it is shared. */
abstract class JdbcStorageCases {
    private static final TenantId NORTH = TenantId.of("north");
    private static final TenantId SOUTH = TenantId.of("south");

    TestDatabase database;

    /** A database in which nothing is yet. */
    abstract TestDatabase fresh();

    @BeforeEach
    void prepare() {
        database = fresh();
    }

    private static TenantStorage tenant(Storage storage) {
        return storage.tenant(TenantId.DEFAULT);
    }

    private static EntityStore<Customer> customers(Storage storage) {
        return tenant(storage).entities(EntityType.CUSTOMER);
    }

    @Test
    void keepsEverythingOverAReopening() {
        Event sold = event("sold", "acme")
                .withAmount(Money.of("EUR", "2400.125"))
                .withCost(Money.of("EUR", "-0.01"))
                .withQuantity(new BigDecimal("2.000001"))
                .withOffering(OfferingId.of("pump"))
                .withChannel(Channel.FIELD)
                .withRating(new BigDecimal("4.5"))
                .withReference("SO-1")
                .withSource("erp")
                .withNote("Wants it 😀 \"by Monday\".");
        Event spent = event("spent", "acme").withCost(Money.of("JPY", "5"));
        try (Storage storage = database.open()) {
            tenant(storage).atomically(unit -> {
                unit.entities(EntityType.CUSTOMER).put(ACME, 0);
                return unit.timeline().append(List.of(sold, spent));
            });
        }

        try (Storage storage = database.open()) {
            assertThat(customers(storage).find("acme")).contains(new Versioned<>(ACME, 1));
            assertThat(customers(storage).page(Query.where("country", "DE")).items())
                    .containsExactly(new Versioned<>(ACME, 1));
            assertThat(tenant(storage).timeline().read(ACME.id())).containsExactly(sold, spent);
            assertThat(tenant(storage).timeline().append(List.of(sold))).isZero();
        }
    }

    @Test
    void keepsTheLastVersionOfWhatWasRemoved() {
        try (Storage storage = database.open()) {
            customers(storage).put(ACME, 0);
            customers(storage).put(ACME, 1);
            customers(storage).remove("acme", 2);
        }

        try (Storage storage = database.open()) {
            assertThat(customers(storage).find("acme")).isEmpty();
            assertThat(customers(storage).put(ACME, 0).version()).isEqualTo(3);
        }
    }

    @Test
    void isOneForAllWhoOpenIt() {
        try (Storage one = database.open();
                Storage other = database.open()) {
            customers(one).put(ACME, 0);
            customers(other).put(ACME, 1);

            assertThat(customers(one).find("acme")).contains(new Versioned<>(ACME, 2));
        }
    }

    @Test
    void addsTenantsWhenItIsOpenedForThem() {
        JdbcOptions north = JdbcOptions.standard().withTenants(Set.of(NORTH));
        try (Storage storage = database.open(north)) {
            storage.tenant(NORTH).timeline().append(List.of(event("e1", "acme")));
            assertThatThrownBy(() -> storage.tenant(SOUTH)).isInstanceOf(UnknownTenantException.class);
        }

        try (Storage storage = database.open(north.withTenants(Set.of(NORTH, SOUTH)))) {
            assertThat(scan(storage.tenant(NORTH))).containsExactly("e1");
            assertThat(scan(storage.tenant(SOUTH))).isEmpty();
        }
        try (Storage storage = database.open(north)) {
            assertThatThrownBy(() -> storage.tenant(SOUTH)).isInstanceOf(UnknownTenantException.class);
        }
    }

    @Test
    void indexesAgainWhatWasWrittenBeforeAnIndexWasDeclared() {
        EntityType<Customer> before = EntityType.of("customer", Customer.class, c -> c.id().value());
        List<Customer> many =
                IntStream.range(0, 1_200).mapToObj(i -> Facts.customer("c" + i)).toList();
        try (Storage storage = database.open()) {
            tenant(storage).atomically(unit -> {
                many.forEach(customer -> unit.entities(before).put(customer, 0));
                return unit.entities(before);
            });
        }

        try (Storage storage = database.open()) {
            assertThat(customers(storage)
                            .page(Query.where("country", "DE").withLimit(2_000))
                            .items())
                    .hasSize(1_200);
            customers(storage).remove("c7", 1);
            assertThat(customers(storage)
                            .page(Query.where("country", "DE").withLimit(2_000))
                            .items())
                    .hasSize(1_199);
        }
    }

    @Test
    void findsByValuesOfAnyLengthAndKind() {
        EntityType<Customer> type = EntityType.of("odd", Customer.class, c -> c.id().value())
                .indexedBy("odd", c -> List.of("x".repeat(5_000) + c.id(), "\0" + c.id(), "\ud83d" + c.id()));
        try (Storage storage = database.open()) {
            EntityStore<Customer> odd = tenant(storage).entities(type);
            odd.put(ACME, 0);
            odd.put(Facts.BOLT, 0);

            for (String value : List.of("x".repeat(5_000) + "acme", "\0acme", "\ud83dacme")) {
                assertThat(odd.page(Query.where("odd", value)).items()).containsExactly(new Versioned<>(ACME, 1));
                String digest = Texts.indexed(value);
                assertThat(odd.page(Query.where("odd", digest)).items()).isEmpty();
            }
            assertThat(odd.find("\0")).isEmpty();
            assertThat(odd.find("\ud83d")).isEmpty();
            assertThatThrownBy(() -> odd.page(Query.all().goingOnAfter("\0")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** What a host may keep that our own types refuse. */
    record Memo(String id, String text) {
        static final EntityType<Memo> TYPE = EntityType.of("memo", Memo.class, Memo::id);
    }

    @Test
    void keepsANulInAnEntityAndRefusesHalfACharacter() {
        try (Storage storage = database.open()) {
            EntityStore<Memo> memos = tenant(storage).entities(Memo.TYPE);
            memos.put(new Memo("m", "a\0b\ud83d\ude00"), 0);

            assertThat(memos.find("m").orElseThrow().entity().text()).isEqualTo("a\0b\ud83d\ude00");
            assertThatThrownBy(() -> memos.put(new Memo("m", "secret \ud83d"), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The memo (m) holds half a surrogate pair.")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void refusesWhatIsTooLarge() {
        try (Storage storage = database.open()) {
            EntityStore<Memo> memos = tenant(storage).entities(Memo.TYPE);
            Memo large = new Memo("m", "x".repeat(Bodies.MAX_LENGTH));

            assertThatThrownBy(() -> memos.put(large, 0)).isInstanceOfSatisfying(LimitExceededException.class, e -> {
                assertThat(e.what()).isEqualTo("JSON of the memo (m)");
                assertThat(e.limit()).isEqualTo(Bodies.MAX_LENGTH);
                assertThat(e.size()).isGreaterThan(e.limit());
            });
            assertThat(memos.find("m")).isEmpty();
        }
    }

    @Test
    void keepsTenMegabytesInAnEntity() {
        try (Storage storage = database.open()) {
            EntityStore<Memo> memos = tenant(storage).entities(Memo.TYPE);
            String text = "\ud83d\ude00 ten".repeat(10 << 20 >> 3);
            memos.put(new Memo("m", text), 0);

            assertThat(memos.find("m").orElseThrow().entity().text().equals(text))
                    .isTrue();
        }
    }

    @Test
    void doesNotDependOnTheLocaleAndTheZoneOfTheProcess() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Event before = event("e1", "acme").withAmount(Money.of("EUR", "-1234567.89"));
        try (Storage storage = database.open()) {
            tenant(storage).entities(EntityType.CUSTOMER).put(ACME.withTags("TITLE I"), 0);
            tenant(storage).timeline().append(List.of(before));
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            tenant(storage).timeline().append(List.of(event("e2", "acme")));
            try (Storage other = database.open()) {
                assertThat(tenant(other).timeline().append(List.of(before))).isZero();
                assertThat(tenant(other).timeline().read(ACME.id())).containsExactly(before, event("e2", "acme"));
                assertThat(customers(other).page(Query.where("tag", "TITLE I")).items())
                        .hasSize(1);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** Every statement that a storage runs for a tenant, as the database saw it. */
    @Test
    void asksForOneTenantInEveryStatement() {
        Set<String> statements = new TreeSet<>();
        DataSource watched = Proxies.watched(database.dataSource(), (connection, what, step) -> {
            statements.add(what);
            return step.take();
        });
        try (Storage storage = database.through(watched).open()) {
            statements.clear(); // the tables are nobody's
            TenantStorage tenant = tenant(storage);
            tenant.entities(EntityType.CUSTOMER).put(ACME, 0);
            tenant.entities(EntityType.CUSTOMER).put(ACME.withTags("new"), 1);
            tenant.entities(EntityType.CUSTOMER).find("acme");
            tenant.entities(EntityType.CUSTOMER).page(Query.all());
            tenant.entities(EntityType.CUSTOMER).page(Query.where("tag", "new"));
            tenant.entities(EntityType.CUSTOMER).remove("acme", 2);
            tenant.timeline().append(List.of(event("e1", "acme"), event("e2", "acme")));
            tenant.timeline().read(ACME.id());
            scan(tenant);
            Population.from(tenant, Facts.NOON, ZoneOffset.UTC, Money.currency("EUR"));
            tenant.timeline().erase(ACME.id());
        }

        statements.removeIf(sql -> !sql.contains("clientela_") || sql.contains("nextval"));
        assertThat(statements)
                .hasSizeGreaterThan(15)
                .allSatisfy(sql -> assertThat(sql)
                        .as("the first thing asked for is the tenant")
                        .matches("(?:SELECT|DELETE|UPDATE) .*? WHERE (?:i\\.)?tenant = \\?.*"
                                + "|INSERT INTO \\w+ \\(.*\\btenant\\b.*"
                                + "|(?:SELECT|UPDATE) .*clientela_tenant .*WHERE number = \\?"));
    }

    @Test
    void putsTheTenantFirstInEveryKey() {
        List<String> keys = new ArrayList<>();
        for (String statement : Schema.statements(database.dialect().name(), "V1__facts.sql")) {
            Matcher key = KEY.matcher(statement);
            while (key.find()) {
                keys.add(key.group(1));
            }
        }

        assertThat(keys)
                .hasSizeGreaterThan(7)
                .allSatisfy(columns -> assertThat(columns).startsWith("tenant"));
    }

    private static final Pattern KEY =
            Pattern.compile("(?:PRIMARY KEY|FOREIGN KEY|INDEX \\w+ ON \\w+|clientela_entity) \\((\\w+, [^)]*)\\)");

    @Test
    void appendsManyAtOnceAndPassesOverAllOfThemLater() {
        List<Event> many = IntStream.range(0, 5_000)
                .mapToObj(i -> event("e" + i, "c" + i % 7))
                .toList();
        try (Storage storage = database.open()) {
            assertThat(tenant(storage).timeline().append(many)).isEqualTo(5_000);
            assertThat(tenant(storage).timeline().append(many)).isZero();

            String inOrder = tenant(storage).timeline().read(CustomerId.of("c3")).stream()
                    .map(event -> event.id().value())
                    .collect(Collectors.joining(" "));
            assertThat(inOrder).startsWith("e3 e10 e17 ").endsWith(" e4994");
        }
    }

    @Test
    void refusesASchemaThatIsNewer() {
        database.open().close();
        database.execute("INSERT INTO clientela_schema (version) VALUES (99)");

        assertThatThrownBy(() -> database.open())
                .isInstanceOfSatisfying(NewerSchemaException.class, e -> {
                    assertThat(e.found()).isEqualTo(99);
                    assertThat(e.known()).isEqualTo(1);
                })
                .hasMessage(
                        "The database has version (99) of the schema; this library knows it up to (1).%nMaybe update the library here as well?"
                                .formatted());
    }

    @Test
    void setsUpADatabaseThatManyOpenAtOnce() {
        List<CompletableFuture<Void>> openings = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    try (Storage storage = database.open()) {
                        tenant(storage).timeline().append(List.of(event("e" + i, "c" + i)));
                    }
                }))
                .toList();
        openings.forEach(CompletableFuture::join);

        try (Storage storage = database.open()) {
            assertThat(scan(tenant(storage))).containsExactly("e0", "e1", "e2", "e3", "e4", "e5");
        }
    }
}
