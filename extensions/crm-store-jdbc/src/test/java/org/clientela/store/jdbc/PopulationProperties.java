package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
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
import org.clientela.store.Timeline;

/** The population that a database makes of its columns is the one that is made of events read as objects. */
class PopulationProperties {
    private static final Currency EUR = Money.currency("EUR");
    private static final ZoneId ZONE = ZoneOffset.ofHours(2);
    private static final Instant AS_OF = Instant.parse("2030-01-01T00:00:00Z");

    private static Path file;
    private static List<JdbcStorage> storages;

    @BeforeContainer
    static void open() throws IOException {
        file = Files.createTempFile("population", ".db");
        storages = List.of(JdbcStorage.sqlite(file), TestDatabase.postgresql().open());
    }

    @AfterContainer
    static void close() throws IOException {
        storages.forEach(JdbcStorage::close);
        Files.delete(file);
    }

    /** A storage that hides what it can do beyond the contract. */
    private record Plain(TenantStorage storage) implements TenantStorage {
        @Override
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return storage.entities(type);
        }

        @Override
        public Timeline timeline() {
            return storage.timeline();
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return storage.atomically(unit -> work.apply(new Plain(unit)));
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void columns_and_objects_make_the_same_population(
            @ForAll("customers") List<Customer> customers, @ForAll("events") List<Event> events) {
        for (JdbcStorage storage : storages) {
            TenantStorage tenant = storage.tenant(TenantId.DEFAULT);
            for (Customer customer : customers) {
                tenant.entities(EntityType.CUSTOMER).put(customer, 0);
            }
            tenant.timeline().append(numbered(events));

            Population slow = Population.from(new Plain(tenant), AS_OF, ZONE, EUR);
            assertSame(slow, Population.from(tenant, AS_OF, ZONE, EUR));
            tenant.atomically(unit -> {
                assertSame(slow, Population.from(unit, AS_OF, ZONE, EUR));
                for (Customer customer : customers) {
                    String id = customer.id().value();
                    EntityStore<Customer> there = unit.entities(EntityType.CUSTOMER);
                    there.remove(id, there.find(id).orElseThrow().version());
                }
                IDS.forEach(id -> unit.timeline().erase(CustomerId.of(id)));
                assertThat(Population.from(unit, AS_OF, ZONE, EUR).size()).isZero();
                return unit;
            });
        }
    }

    private static void assertSame(Population slow, Population fast) {
        assertThat(fast).hasToString(slow.toString());
        assertThat(fast.vocabulary().attributes()).isEqualTo(slow.vocabulary().attributes());
        for (int i = 0; i < slow.size(); i++) {
            assertThat(fast.profile(i).customer()).isEqualTo(slow.profile(i).customer());
            assertThat(fast.profile(i).events()).isEqualTo(slow.profile(i).events());
        }
    }

    private static List<Event> numbered(List<Event> events) {
        List<Event> numbered = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            numbered.add(events.get(i).withId(EventId.of("e" + i)));
        }
        return numbered;
    }

    private static final List<String> IDS = List.of("a", "b", "\ud83d\ude00", "\uffee", "removed");

    @Provide
    static Arbitrary<List<Customer>> customers() {
        return Arbitraries.of(IDS.subList(0, IDS.size() - 1))
                .list()
                .uniqueElements()
                .flatMap(ids -> attributes().list().ofSize(ids.size()).map(attributes -> {
                    List<Customer> customers = new ArrayList<>();
                    for (int i = 0; i < ids.size(); i++) {
                        customers.add(Customer.builder()
                                .id(ids.get(i))
                                .kind(CustomerKind.values()[i])
                                .attributes(attributes.get(i))
                                .addTags("tag" + i)
                                .build());
                    }
                    return customers;
                }));
    }

    @Provide
    static Arbitrary<List<Event>> events() {
        return Builders.withBuilder(() -> Event.builder().id(EventId.of("e")))
                .use(Arbitraries.of(IDS).map(CustomerId::of))
                .in((event, id) -> event.customer(id))
                .use(Arbitraries.of("purchase", "return", "visit").map(EventType::of))
                .in((event, type) -> event.type(type))
                .use(times())
                .in((event, time) -> event.occurredAt(time).recordedAt(time))
                .use(numbers(26, 12).map(number -> Money.of(EUR, number)).optional())
                .in((event, money) -> event.amount(money))
                .use(numbers(26, 12).map(number -> Money.of(EUR, number)).optional())
                .in((event, money) -> event.cost(money))
                .use(numbers(18, 18).optional())
                .in((event, number) -> event.quantity(number))
                .use(numbers(18, 3).optional())
                .in((event, number) -> event.rating(number))
                .use(texts())
                .in((event, text) -> event.offering(text.map(OfferingId::of)).channel(text.map(Channel::of)))
                .use(texts())
                .in((event, text) -> event.reference(text).source(text))
                .use(attributes())
                .in((event, attributes) -> event.attributes(attributes))
                .build(Event.Builder::build)
                .list()
                .ofMaxSize(12);
    }

    /** A few, so that several events are of one instant; some before 1970, some with microseconds. */
    private static Arbitrary<Instant> times() {
        return Arbitraries.of(
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.parse("2026-03-01T12:00:00.000001Z"),
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    /** Of up to so many digits; of more than 18, some do not fit 63 bits. */
    private static Arbitrary<BigDecimal> numbers(int maxDigits, int maxScale) {
        BigInteger bound = BigInteger.TEN.pow(maxDigits);
        return Combinators.combine(
                        Arbitraries.bigIntegers()
                                .between(bound.negate().add(BigInteger.ONE), bound.subtract(BigInteger.ONE)),
                        Arbitraries.integers().between(0, maxDigits),
                        Arbitraries.integers().between(0, maxScale))
                .as((digits, fewer, scale) -> new BigDecimal(digits.divide(BigInteger.TEN.pow(fewer)), scale));
    }

    private static Arbitrary<Optional<String>> texts() {
        return Arbitraries.of("x", "\u00fc-1", "sales \ud83d\ude00").optional();
    }

    private static Arbitrary<Attributes> attributes() {
        Arbitrary<Value> values = Arbitraries.oneOf(
                numbers(26, 9).map(Value::of),
                numbers(26, 2).map(number -> Value.of(Money.of(EUR, number))),
                Arbitraries.of("a", "b").map(Value::of),
                Arbitraries.of(LocalDate.EPOCH, LocalDate.of(2026, 2, 28)).map(Value::of),
                times().map(Value::of),
                Arbitraries.of(true, false).map(Value::of),
                Arbitraries.of("p", "q").set().ofMaxSize(2).map(Value::of));
        return Arbitraries.maps(Arbitraries.of("one", "two", "three"), values)
                .ofMaxSize(2)
                .map((Map<String, Value> map) -> new Attributes(map));
    }
}
