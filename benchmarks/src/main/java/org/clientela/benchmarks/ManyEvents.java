package org.clientela.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.clientela.customer.CustomerId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.PopulationBuilder;

/** Whether twenty million invented events of a million customers fit, and how long an answer takes then. */
final class ManyEvents {
    private static final int EVENTS = 20_000_000;
    private static final int CUSTOMERS = 1_000_000;
    private static final int OFFERINGS = 5_000;
    private static final int SECONDS = 3 * 365 * 86_400;

    private ManyEvents() {}

    static void run(Path unused) {
        long start = System.nanoTime();
        Population population = build();
        System.out.printf(
                "  built in %.1f s: %s, %.1f bytes an event%n",
                seconds(start), population, population.eventBytes() / (double) population.events());
        for (String text : new String[] {
            "count(purchase, last 90 days)",
            "sum(purchase.amount)",
            "distinct(purchase.reference)",
            "days since(purchase)"
        }) {
            Metric metric = Metric.parse(text);
            population.answers(metric);
            long begun = System.nanoTime();
            Answers answers = population.answers(metric);
            System.out.printf("  %-32s %6.2f s for %d customers%n", text, seconds(begun), answers.size());
        }
    }

    private static Population build() {
        CustomerId[] customers = new CustomerId[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            customers[i] = CustomerId.of("c-" + i);
        }
        OfferingId[] offerings = new OfferingId[OFFERINGS];
        for (int i = 0; i < OFFERINGS; i++) {
            offerings[i] = OfferingId.of("o-" + i);
        }
        SplittableRandom random = new SplittableRandom(1);
        PopulationBuilder builder = Population.builder(ZoneOffset.UTC, Money.currency("EUR"));
        Instant first = Instant.parse("2023-01-01T00:00:00Z");
        for (int i = 0; i < EVENTS; i++) {
            builder.event(
                            customers[random.nextInt(CUSTOMERS)],
                            EventType.PURCHASE,
                            first.plusSeconds((long) i * SECONDS / EVENTS))
                    .amount(random.nextInt(1, 100_000), 2)
                    .quantity(random.nextInt(1, 10), 0)
                    .offering(offerings[random.nextInt(OFFERINGS)])
                    .reference("r-" + i / 4);
        }
        return builder.build();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
