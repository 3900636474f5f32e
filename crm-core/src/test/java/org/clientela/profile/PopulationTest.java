package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantStorage;
import org.clientela.store.Timeline;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.Test;

class PopulationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CustomerId A = CustomerId.of("a");

    @Test
    void isBuiltOfParts() {
        Population population = builder()
                .event(A, EventType.PURCHASE, NOON)
                .amount(1999, 2)
                .cost(5, 0)
                .quantity(1, 0)
                .rating(45, 1)
                .offering(OfferingId.of("pump"))
                .reference("r-1")
                .channel(Channel.ONLINE)
                .attribute("size", Value.of("L"))
                .event(CustomerId.of("A"), EventType.CONTACT, NOON.minusSeconds(1))
                .build();
        assertThat(population.customer(0)).isEqualTo(CustomerId.of("A"));
        assertThat(population.asOf()).isEqualTo(NOON);
        assertThat(population.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(population.currency()).isEqualTo(Money.currency("EUR"));
        assertThat(answer(population, "sum(purchase.amount)", 1)).hasToString("EUR 19.99");
        assertThat(answer(population, "sum(purchase.cost)", 1)).hasToString("EUR 5.00");
        assertThat(answer(population, "avg(purchase.rating)", 1)).hasToString("4.5");
        assertThat(answer(population, "last(purchase.size)", 1)).hasToString("\"L\"");
        assertThat(answer(population, "last(event.channel)", 1)).hasToString("\"online\"");
        assertThat(answer(population, "last(purchase.offering)", 0)).hasToString("missing");
        assertThat(population.vocabulary().columnType(org.clientela.event.EventColumn.of("size")))
                .contains(ValueType.TEXT);
    }

    @Test
    void refusesPartsThatCannotBe() {
        assertThatThrownBy(() -> builder().amount(1, 0)).hasMessageContaining("There is no event yet");
        assertThatThrownBy(() -> builder().build()).hasMessageContaining("There is no event, so no last one");
        assertThatThrownBy(() -> builder().event(A, EventType.CONTACT, Instant.MAX))
                .hasMessageContaining("wrong unit?");
        PopulationBuilder begun = builder().event(A, EventType.PURCHASE, NOON);
        assertThatThrownBy(() -> begun.amount(1, 13))
                .hasMessageContaining("The scale (13) of the amount is not in [0, 12]");
        assertThatThrownBy(() -> begun.attribute("amount", Value.of(1)))
                .hasMessageContaining("every event has that column");
        assertThatThrownBy(() -> begun.attribute("fee", Value.of(Money.parse("USD 1"))))
                .isInstanceOf(CurrencyMismatchException.class);
        assertThatThrownBy(() -> begun.build(Instant.MIN)).hasMessageContaining("of the population is not in");
        assertThatThrownBy(() -> Population.of(List.of())).hasMessageContaining("There is no profile");
        CustomerProfile profile =
                CustomerProfile.of(customer("a"), List.of(), NOON, ZoneOffset.UTC, Money.currency("EUR"));
        assertThatThrownBy(() -> Population.of(List.of(profile, profile))).hasMessageContaining("(a) is given twice");
        CustomerProfile other = CustomerProfile.of(
                customer("b"), List.of(), NOON.plusSeconds(1), ZoneOffset.UTC, Money.currency("EUR"));
        assertThatThrownBy(() -> Population.of(List.of(profile, other))).hasMessageContaining("differ in instant");
    }

    @Test
    void staysExactWhateverTheNumbers() {
        PopulationBuilder builder = builder();
        String[] numbers = {"0.000000000001", "92233720368547758.07", "999999999999999999999999", "-0.5", "3"};
        BigDecimal sum = BigDecimal.ZERO;
        for (String number : numbers) {
            builder.event(MetricTest.purchase("1", "2026-03-01T00:00:00Z", "EUR " + number, "r"));
            sum = sum.add(new BigDecimal(number));
            Population population = builder.build();
            assertThat(answer(population, "sum(purchase.amount)", 0))
                    .isEqualTo(Value.of(Money.of(Money.currency("EUR"), sum)));
            assertThat(answer(population, "last(purchase.amount)", 0))
                    .isEqualTo(Value.of(Money.parse("EUR " + number)));
        }
    }

    @Test
    void sumsThatLeaveTheLongStayExact() {
        PopulationBuilder builder = builder();
        for (int i = 0; i < 20; i++) {
            builder.event(A, EventType.PURCHASE, NOON).quantity(999_999_999_999_999_999L, 0);
        }
        Population population = builder.build();
        assertThat(answer(population, "sum(purchase.quantity)", 0)).hasToString("19999999999999999980");
        assertThat(answer(population, "avg(purchase.quantity)", 0)).hasToString("999999999999999999");
    }

    @Test
    void keepsTheOrderOfEqualTimesAmongVeryManyEvents() {
        Random random = new Random(7);
        List<Long> seconds = new ArrayList<>();
        PopulationBuilder builder = builder();
        for (int i = 0; i < 1_000; i++) {
            seconds.add((long) random.nextInt(50));
            builder.event(A, EventType.PURCHASE, Instant.ofEpochSecond(seconds.get(i)))
                    .quantity(i, 0);
        }
        List<Integer> order = java.util.stream.IntStream.range(0, 1_000)
                .boxed()
                .sorted(Comparator.comparing(seconds::get))
                .toList();
        Population population = builder.build();
        assertThat(answer(population, "first(purchase.quantity)", 0)).isEqualTo(Value.of(order.get(0)));
        assertThat(answer(population, "last(purchase.quantity)", 0)).isEqualTo(Value.of(order.get(999)));
    }

    @Test
    void codesGrowWithTheNumberOfTexts() {
        for (int texts : new int[] {200, 300, 70_000}) {
            PopulationBuilder builder = builder();
            for (int i = 0; i < texts; i++) {
                builder.event(A, EventType.PURCHASE, NOON).reference("r-" + i);
            }
            Population population = builder.build();
            assertThat(answer(population, "distinct(purchase.reference)", 0)).isEqualTo(Value.of(texts));
            assertThat(answer(population, "last(event.reference)", 0)).isEqualTo(Value.of("r-" + (texts - 1)));
            assertThat(answer(population, "count(purchase where reference = \"r-7\")", 0))
                    .isEqualTo(Value.of(1));
        }
    }

    @Test
    void readsAStorageAndLeavesOutEventsOfNobody() {
        List<Event> events = List.of(
                MetricTest.purchase("1", "2026-03-01T00:00:00Z", "EUR 1", "r"),
                Event.builder()
                        .from(MetricTest.purchase("2", "2026-03-01T00:00:00Z", "EUR 1", "r"))
                        .customer(CustomerId.of("removed"))
                        .build());
        Population population = Population.from(
                new Tables(List.of(customer("acme"), customer("quiet")), events),
                NOON,
                ZoneOffset.UTC,
                Money.currency("EUR"));
        assertThat(population.size()).isEqualTo(2);
        assertThat(population.events()).isEqualTo(1);
        assertThat(answer(population, "sum(purchase.amount)", 0)).hasToString("EUR 1.00");
        assertThat(answer(population, "sum(purchase.amount)", 1)).hasToString("EUR 0.00");
        assertThat(answer(population, "vip", 1)).isEqualTo(Value.of(true));
        assertThatThrownBy(() -> Population.from(
                        new Tables(List.of(customer("acme")), events), NOON, ZoneOffset.UTC, Money.currency("USD")))
                .isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void aCustomerGivenAgainHasItsLastAttributes() {
        Customer bare = Customer.builder().id("a").kind(CustomerKind.CONSUMER).build();
        Population population = builder().customer(customer("a")).customer(bare).build(NOON);
        assertThat(answer(population, "vip", 0)).isEqualTo(Value.missing());
        assertThat(answer(population, "kind", 0)).isEqualTo(Value.of("CONSUMER"));
    }

    private static Value answer(Population population, String metric, int index) {
        return population.answers(Metric.parse(metric, Vocabulary.open())).get(index);
    }

    private static PopulationBuilder builder() {
        return Population.builder(ZoneOffset.UTC, Money.currency("EUR"));
    }

    private static Customer customer(String id) {
        return Customer.builder()
                .id(id)
                .kind(CustomerKind.INDUSTRIAL)
                .attributes(new Attributes(Map.of("vip", Value.of(true))))
                .build();
    }

    /** A host's own tables, which are only read. */
    private record Tables(List<Customer> customers, List<Event> events) implements TenantStorage {
        @Override
        @SuppressWarnings("unchecked")
        public <T> EntityStore<T> entities(EntityType<T> type) {
            return new EntityStore<>() {
                @Override
                public Optional<Versioned<T>> find(String id) {
                    return Optional.empty();
                }

                @Override
                public Page<T> page(Query query) {
                    int index = query.after() == null ? 0 : 1;
                    Customer customer = customers.get(index);
                    Query next = index + 1 < customers.size()
                            ? query.goingOnAfter(customer.id().value())
                            : null;
                    return new Page<>(List.of(new Versioned<>((T) customer, 1)), next);
                }
            };
        }

        @Override
        public Timeline timeline() {
            return new Timeline() {
                @Override
                public List<Event> read(CustomerId customer) {
                    return events;
                }

                @Override
                public Stream<Event> scan() {
                    return events.stream();
                }
            };
        }

        @Override
        public <R> R atomically(Function<TenantStorage, R> work) {
            return work.apply(this);
        }
    }
}
