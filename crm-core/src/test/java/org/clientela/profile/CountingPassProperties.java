package org.clientela.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.testing.Parts;

/** Counts of customers most of whom have few events: what the counts of one number have room for is not enough for the others. */
class CountingPassProperties {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final List<EventType> TYPES = List.of(EventType.PURCHASE, EventType.RETURN, EventType.CONTACT);
    private static final int CUSTOMERS = 2 * Sweep.BLOCK + 100;

    @Property(tries = 20)
    void customers_with_very_many_events_are_counted_like_others(@ForAll Random dice) {
        List<CustomerProfile> profiles = new ArrayList<>();
        int crowded = dice.nextInt(CUSTOMERS);
        for (int i = 0; i < CUSTOMERS; i++) {
            profiles.add(
                    profile(i, i == crowded ? 1_500 + dice.nextInt(500) : dice.nextInt(1 << dice.nextInt(8)), dice));
        }
        List<Metric> metrics = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            metrics.add(metric(dice));
        }
        Population population = Population.of(profiles);
        Sweep sweep = Sweep.over(population);
        List<Criterion> criteria = new ArrayList<>();
        for (Metric metric : metrics) {
            Value answer = metric.of(profiles.get(dice.nextBoolean() ? crowded : dice.nextInt(CUSTOMERS)));
            criteria.add(Criterion.of(Operator.EQUAL, answer));
            sweep.test(metric, criteria.get(criteria.size() - 1));
        }
        for (int test = 0; test < metrics.size(); test++) {
            Metric metric = metrics.get(test);
            Criterion criterion = criteria.get(test);
            assertThat(SweepProperties.truths(sweep, test, CUSTOMERS))
                    .as("%s %s", metric, criterion)
                    .isEqualTo(profiles.stream()
                            .map(profile -> criterion.test(metric.of(profile), profile.zone()))
                            .toList());
        }
    }

    private static Metric metric(Random dice) {
        Metric.Aggregate count = Metric.count(TYPES.get(dice.nextInt(TYPES.size())));
        int days = 1 + dice.nextInt(900);
        return switch (dice.nextInt(4)) {
            case 0 -> count;
            case 1 -> count.in(Window.previous(days, Window.Unit.DAY));
            default -> count.in(Window.last(days, Window.Unit.DAY));
        };
    }

    private static CustomerProfile profile(int number, int events, Random dice) {
        CustomerId id = CustomerId.of("c-%05d".formatted(number));
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            all.add(Event.builder()
                    .id(EventId.of(number + "-" + i))
                    .customer(id)
                    .type(TYPES.get(dice.nextInt(TYPES.size())))
                    .occurredAt(NOW.minus(Duration.ofHours(dice.nextInt(20_000))))
                    .recordedAt(NOW)
                    .build());
        }
        Customer customer =
                Customer.builder().id(id).kind(CustomerKind.CONSUMER).build();
        return CustomerProfile.of(customer, all, NOW, ZoneOffset.UTC, Parts.EUR);
    }
}
