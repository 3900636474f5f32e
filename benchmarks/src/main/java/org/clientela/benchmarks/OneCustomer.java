package org.clientela.benchmarks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Rule;

/**
 * One customer of 20 events asked for six behavioural segments: rules, a loop written by hand over the same events, and the same
 * rules in CEL. A round asks it of each of many different customers; answers are bits, and are the same on all sides.
 */
final class OneCustomer {
    private static final int CUSTOMERS = 2_000;
    private static final int EVENTS = 20;
    private static final int CATEGORIES = 50;
    private static final long THREE_YEARS = 3 * 365 * 86_400L;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 31;

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Currency CURRENCY = Money.currency("EUR");
    static final Instant AS_OF = Instant.parse("2026-11-26T14:30:00Z");
    static final AttributeKey<String> CATEGORY = AttributeKey.text("category");

    private static final String[] SEGMENTS = {
        "count(purchase, last 90 days) >= 3",
        "sum(purchase.amount, last 365 days) >= 1000 EUR",
        "count(purchase) >= 1 and count(purchase, last 180 days) = 0",
        "avg(purchase.amount) >= 60 EUR",
        "distinct(purchase.category, last 365 days) >= 5",
        "count(return) / count(purchase) > 0.2 and count(purchase) >= 5"
    };

    private final List<Customer> customers = new ArrayList<>();
    private final List<List<Event>> events = new ArrayList<>();
    private final List<CustomerProfile> profiles = new ArrayList<>();
    private final List<Rule> rules;

    private OneCustomer() {
        Vocabulary words = Vocabulary.standard().withEventAttribute(CATEGORY);
        rules = java.util.Arrays.stream(SEGMENTS)
                .map(text -> Rule.parse(text, words))
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < CUSTOMERS; i++) {
            Customer customer =
                    Customer.builder().id("c-" + i).kind(CustomerKind.CONSUMER).build();
            List<Event> happened = happened(customer, random);
            customers.add(customer);
            events.add(happened);
            profiles.add(CustomerProfile.of(customer, happened, AS_OF, ZONE, CURRENCY));
        }
    }

    /** Of every ten events seven are purchases, one is a return and two are contacts; in order of time. */
    private static List<Event> happened(Customer customer, SplittableRandom random) {
        long[] seconds = IntStream.range(0, EVENTS)
                .mapToLong(i -> random.nextLong(THREE_YEARS))
                .sorted()
                .toArray();
        List<Event> happened = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            int kind = random.nextInt(10);
            Instant time = AS_OF.minusSeconds(THREE_YEARS - seconds[i]);
            Event.Builder event = Event.builder()
                    .id(EventId.of(customer.id() + "-" + i))
                    .customer(customer.id())
                    .type(kind < 7 ? EventType.PURCHASE : kind < 8 ? EventType.RETURN : EventType.CONTACT)
                    .occurredAt(time)
                    .recordedAt(time);
            if (kind < 8) {
                event.amount(Money.ofMinor(CURRENCY, 500 + random.nextInt(random.nextInt(1, 40_000))));
                event.attributes(Attributes.of(CATEGORY, "category-" + random.nextInt(CATEGORIES)));
            }
            happened.add(event.build());
        }
        return happened;
    }

    static void run(Path unused) {
        new OneCustomer().compare();
    }

    private void compare() {
        CelSegments cel = new CelSegments(events);
        requireSame(cel);
        System.out.printf("six segments of a customer with %d events%n", EVENTS);
        Rounds.ofThread(WARM_UP, ROUNDS)
                .with("loop by hand, one pass", () -> total(i -> HandWritten.segments(events.get(i), AS_OF, ZONE)))
                .with("rules", () -> total(i -> ask(profiles.get(i).asOf(AS_OF))))
                .with("rules, the profile built from the events each time", () -> total(i -> ask(built(i))))
                .with("CEL", () -> total(cel::segments))
                .printEach(CUSTOMERS);
        for (Rule rule : rules) {
            System.out.println(rule);
            Rounds.ofThread(WARM_UP, ROUNDS)
                    .with(
                            "test",
                            () -> total(
                                    i -> rule.test(profiles.get(i).asOf(AS_OF)).holds() ? 1 : 0))
                    .with(
                            "validUntil",
                            () -> total(i ->
                                    rule.validUntil(profiles.get(i).asOf(AS_OF)).getEpochSecond()))
                    .printEach(CUSTOMERS);
        }
    }

    private CustomerProfile built(int customer) {
        return CustomerProfile.of(customers.get(customer), events.get(customer), AS_OF, ZONE, CURRENCY);
    }

    private long ask(CustomerProfile profile) {
        long bits = 0;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(profile)) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    private static long total(ToLongFunction<Integer> answer) {
        long total = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            total = 31 * total + answer.applyAsLong(i);
        }
        return total;
    }

    private void requireSame(CelSegments cel) {
        int[] members = new int[SEGMENTS.length];
        for (int i = 0; i < CUSTOMERS; i++) {
            long bits = ask(profiles.get(i));
            if (bits != HandWritten.segments(events.get(i), AS_OF, ZONE) || bits != cel.segments(i)) {
                throw new IllegalStateException("customer %d: rules %s, by hand %s, CEL %s"
                        .formatted(
                                i,
                                Long.toBinaryString(bits),
                                Long.toBinaryString(HandWritten.segments(events.get(i), AS_OF, ZONE)),
                                Long.toBinaryString(cel.segments(i))));
            }
            for (int s = 0; s < members.length; s++) {
                members[s] += (int) (bits >> s & 1);
            }
        }
        System.out.printf(
                "the same answers for %d customers; members %s%n", CUSTOMERS, java.util.Arrays.toString(members));
    }
}
