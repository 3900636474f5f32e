package org.clientela.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.OrderCsv;
import org.clientela.profile.Population;

/** How long it takes to answer a metric for all customers, against a loop over arrays written by hand for that metric. */
final class MetricAnswers {
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 301;

    private MetricAnswers() {}

    static void run(Path file) {
        OrderCsv orders =
                OrderCsv.in(ZoneId.of("Europe/London"), Money.currency("GBP")).withoutOthers();
        Population population = orders.read(file).population();
        Arrays arrays = Arrays.of(orders, file);
        System.out.printf("%s%n", population);
        compare(population, "count(purchase, last 90 days)", () -> arrays.countSince(micros(population, 89)));
        compare(population, "sum(purchase.amount)", arrays::sum);
        compare(population, "distinct(purchase.reference)", arrays::distinct);
        String[] texts = {
            "count(purchase, last 90 days)",
            "sum(purchase.amount)",
            "distinct(purchase.reference)",
            "avg(purchase.amount)",
            "max(purchase.quantity)",
            "days since(purchase)"
        };
        List<Metric> metrics = java.util.Arrays.stream(texts).map(Metric::parse).toList();
        System.out.println("six metrics");
        new Rounds(WARM_UP, ROUNDS)
                .with(
                        "one after the other",
                        () -> metrics.stream()
                                .mapToLong(metric -> population.answers(metric).size())
                                .sum())
                .with(
                        "in one pass",
                        () -> population.answersAll(metrics).stream()
                                .mapToLong(Answers::size)
                                .sum())
                .print();
    }

    private interface Loop {
        double[] run();
    }

    private static void compare(Population population, String text, Loop loop) {
        Metric metric = Metric.parse(text);
        System.out.println(text);
        new Rounds(WARM_UP, ROUNDS)
                .with("loop over arrays", () -> checksum(loop.run()))
                .with("population.answers", () -> {
                    Answers answers = population.answers(metric);
                    double[] numbers = new double[answers.size()];
                    for (int i = 0; i < numbers.length; i++) {
                        numbers[i] = answers.number(i);
                    }
                    return checksum(numbers);
                })
                .with(
                        "population.answers, values not taken",
                        () -> population.answers(metric).size())
                .print();
    }

    private static long checksum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return Math.round(sum);
    }

    private static long micros(Population population, int daysBefore) {
        Instant midnight = population
                .asOf()
                .atZone(population.zone())
                .toLocalDate()
                .minusDays(daysBefore)
                .atStartOfDay(population.zone())
                .toInstant();
        return midnight.getEpochSecond() * 1_000_000;
    }

    /** What a programmer in a hurry would write: customers in a row, doubles for money. */
    private static final class Arrays {
        private final int[] offsets;
        private final long[] times;
        private final byte[] types;
        private final double[] amounts;
        private final int[] references;

        Arrays(int customers, int events) {
            offsets = new int[customers + 1];
            times = new long[events];
            types = new byte[events];
            amounts = new double[events];
            references = new int[events];
        }

        static Arrays of(OrderCsv orders, Path file) {
            Map<String, List<Event>> byCustomer = new TreeMap<>();
            orders.events(
                    file,
                    Instant.EPOCH,
                    event -> byCustomer
                            .computeIfAbsent(event.customer().value(), id -> new ArrayList<>())
                            .add(event));
            int size = byCustomer.values().stream().mapToInt(List::size).sum();
            Arrays arrays = new Arrays(byCustomer.size(), size);
            Map<String, Integer> codes = new HashMap<>();
            int customer = 0;
            int i = 0;
            for (List<Event> events : byCustomer.values()) {
                for (Event event : events) {
                    arrays.times[i] = event.occurredAt().getEpochSecond() * 1_000_000;
                    arrays.types[i] = (byte) (event.type().name().equals("purchase") ? 1 : 2);
                    arrays.amounts[i] = event.amount().orElseThrow().amount().doubleValue();
                    arrays.references[i] =
                            codes.computeIfAbsent(event.reference().orElse(""), r -> codes.size());
                    i++;
                }
                arrays.offsets[++customer] = i;
            }
            return arrays;
        }

        double[] countSince(long from) {
            double[] counts = new double[offsets.length - 1];
            for (int customer = 0; customer < counts.length; customer++) {
                int count = 0;
                for (int i = offsets[customer]; i < offsets[customer + 1]; i++) {
                    if (types[i] == 1 && times[i] >= from) {
                        count++;
                    }
                }
                counts[customer] = count;
            }
            return counts;
        }

        double[] sum() {
            double[] sums = new double[offsets.length - 1];
            for (int customer = 0; customer < sums.length; customer++) {
                double sum = 0;
                for (int i = offsets[customer]; i < offsets[customer + 1]; i++) {
                    if (types[i] == 1) {
                        sum += amounts[i];
                    }
                }
                sums[customer] = sum;
            }
            return sums;
        }

        double[] distinct() {
            int most = 0;
            for (int reference : references) {
                most = Math.max(most, reference);
            }
            int[] seen = new int[most + 1];
            double[] counts = new double[offsets.length - 1];
            for (int customer = 0; customer < counts.length; customer++) {
                for (int i = offsets[customer]; i < offsets[customer + 1]; i++) {
                    if (types[i] == 1 && seen[references[i]] != customer + 1) {
                        seen[references[i]] = customer + 1;
                        counts[customer]++;
                    }
                }
            }
            return counts;
        }
    }
}
