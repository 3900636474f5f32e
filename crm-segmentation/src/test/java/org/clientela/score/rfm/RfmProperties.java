package org.clientela.score.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.clientela.SegmentationDomain;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

class RfmProperties {
    private static final Metric ANY = Metric.count(EventType.PURCHASE);

    /** What a customer did. */
    record Buyer(int days, int orders, int coins) {}

    @Property
    void scores_are_between_1_and_the_number_of_groups(
            @ForAll("shops") List<Buyer> shop, @ForAll @IntRange(min = 2, max = 9) int groups) {
        for (RfmCell cell : cells(shop, groups)) {
            assertThat(List.of(cell.recency(), cell.frequency(), cell.monetary()))
                    .allMatch(score -> score >= 1 && score <= groups);
        }
    }

    @Property
    void more_is_never_scored_lower(@ForAll("shops") List<Buyer> shop, @ForAll @IntRange(min = 2, max = 9) int groups) {
        List<RfmCell> cells = cells(shop, groups);
        for (int a = 0; a < cells.size(); a++) {
            for (int b = 0; b < cells.size(); b++) {
                if (shop.get(a).days() <= shop.get(b).days()) {
                    assertThat(cells.get(a).recency())
                            .isGreaterThanOrEqualTo(cells.get(b).recency());
                }
                if (shop.get(a).orders() >= shop.get(b).orders()) {
                    assertThat(cells.get(a).frequency())
                            .isGreaterThanOrEqualTo(cells.get(b).frequency());
                }
                if (shop.get(a).coins() >= shop.get(b).coins()) {
                    assertThat(cells.get(a).monetary())
                            .isGreaterThanOrEqualTo(cells.get(b).monetary());
                }
            }
        }
    }

    @Property
    void the_order_of_customers_does_not_matter(@ForAll("shops") List<Buyer> shop, @ForAll Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, shop.size()).boxed().toList());
        Collections.shuffle(order, random);
        List<RfmCell> cells = cells(shop, 5);
        List<RfmCell> shuffled = cells(order.stream().map(shop::get).toList(), 5);
        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled.get(i)).isEqualTo(cells.get(order.get(i)));
        }
    }

    @Property
    void profiles_score_as_the_population_does_and_the_model_survives_json(@ForAll("shops") List<Buyer> shop) {
        Population population = population(shop);
        RfmModel model = Rfm.quintiles().fit(population);
        assertThat(Json.read(Json.write(model), RfmModel.class)).isEqualTo(model);
        RfmScores scores = model.score(population);
        for (int i = 0; i < shop.size(); i++) {
            assertThat(model.cell(profile(i, shop.get(i)))).isEqualTo(scores.get(i));
        }
    }

    /** The textbook formula in floating point: type 7 of Hyndman and Fan. */
    @Property
    void cut_points_agree_with_the_textbook(
            @ForAll List<@IntRange(max = 10_000) Integer> values, @ForAll @IntRange(min = 2, max = 9) int groups) {
        if (values.isEmpty()) {
            return;
        }
        RfmScale scale = RfmScale.quantiles(
                ANY, groups, values.stream().map(BigDecimal::valueOf).toList());
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        for (int k = 1; k < groups; k++) {
            double h = (sorted.length - 1.0) * k / groups;
            int low = (int) h;
            double high = sorted[Math.min(low + 1, sorted.length - 1)];
            double expected = sorted[low] + (h - low) * (high - sorted[low]);
            assertThat(scale.cuts().get(k - 1).doubleValue()).isCloseTo(expected, within(1e-7));
        }
    }

    @Property
    void groups_of_distinct_values_differ_in_size_by_at_most_one(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll @IntRange(min = 2, max = 9) int groups) {
        List<BigDecimal> values =
                IntStream.range(0, size).mapToObj(BigDecimal::valueOf).toList();
        RfmScale scale = RfmScale.quantiles(ANY, groups, values);
        int[] sizes = new int[groups];
        values.forEach(value -> sizes[scale.group(value) - 1]++);
        assertThat(IntStream.of(sizes).max().orElseThrow()
                        - IntStream.of(sizes).min().orElseThrow())
                .isLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<List<Buyer>> shops() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(-500, 5_000))
                .as(Buyer::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20)
                .withoutEdgeCases();
    }

    private static List<RfmCell> cells(List<Buyer> shop, int groups) {
        Population population = population(shop);
        RfmScores scores = Rfm.quantiles(groups).fit(population).score(population);
        return IntStream.range(0, shop.size())
                .mapToObj(i -> scores.get(i).orElseThrow())
                .toList();
    }

    private static Population population(List<Buyer> shop) {
        return Population.of(IntStream.range(0, shop.size())
                .mapToObj(i -> profile(i, shop.get(i)))
                .toList());
    }

    private static CustomerProfile profile(int index, Buyer buyer) {
        Customer customer =
                SegmentationDomain.customer("c-%03d".formatted(index)).build();
        Event event = Event.builder()
                .id(EventId.of("0"))
                .customer(customer.id())
                .type(EventType.PURCHASE)
                .occurredAt(SegmentationDomain.AS_OF.minusSeconds(86_400L * buyer.days()))
                .recordedAt(SegmentationDomain.AS_OF)
                .amount(Money.ofMinor(SegmentationDomain.EUR, buyer.coins()))
                .reference("0")
                .build();
        Event[] events = IntStream.range(0, buyer.orders())
                .mapToObj(i -> i == 0
                        ? event
                        : event.withId(EventId.of("" + i))
                                .withReference("" + i)
                                .withAmount(Money.zero(SegmentationDomain.EUR)))
                .toArray(Event[]::new);
        return SegmentationDomain.profile(customer, events);
    }
}
