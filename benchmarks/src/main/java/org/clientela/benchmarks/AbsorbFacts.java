package org.clientela.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.BoundSegments;
import org.clientela.segment.Membership;
import org.clientela.segment.MembershipListener;
import org.clientela.segment.MembershipTracker;
import org.clientela.segment.Segment;
import org.clientela.segment.Segments;

/**
 * How long one new fact takes to be absorbed with 200 segments, by the number of customers that are followed; against asking that
 * customer for all of them. Ten thousand customers, spread among all, have a past of about 20 events and are those to whom something
 * happens; the others are followed and have none, so that it can be built in minutes. Events are invented when they are needed,
 * always the same.
 */
final class AbsorbFacts {
    private static final int[] CUSTOMERS = {10_000, 100_000, 1_000_000};
    /** So many of them have a past, and have facts to come; the others are followed all the same. */
    private static final int ACTIVE = 10_000;

    private static final int WARM_UP = 10_000;
    private static final int FACTS = 10_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant START = Instant.parse("2026-03-15T08:00:00Z");
    private static final AttributeKey<String> CATEGORY = AttributeKey.text("category");
    private static final AttributeKey<Boolean> CONSENT = AttributeKey.flag("consent");
    private static final AttributeKey<java.math.BigDecimal> SATISFACTION = AttributeKey.number("satisfaction");
    private static final Vocabulary VOCABULARY = Vocabulary.standard()
            .withEventAttribute(CATEGORY)
            .withAttribute(CONSENT)
            .withAttribute(SATISFACTION);

    /** What became known since the start. */
    private final Map<Integer, List<Event>> recorded = new HashMap<>();

    /** One customer in so many is active. */
    private final int stride;

    private Instant now = START;

    private AbsorbFacts(int customers) {
        this.stride = customers / ACTIVE;
    }

    static void run(Path unused) {
        Segments segments = segments();
        System.out.printf("%d segments%n", segments.segments().size());
        for (int customers : CUSTOMERS) {
            new AbsorbFacts(customers).run(customers, segments);
        }
    }

    private void run(int customers, Segments segments) {
        long before = usedHeap();
        CustomerId[] ids = new CustomerId[customers];
        for (int i = 0; i < customers; i++) {
            ids[i] = CustomerId.of(String.valueOf(i));
        }
        long keys = usedHeap() - before;
        MembershipTracker tracker = new MembershipTracker(
                segments, VOCABULARY, id -> profile(Integer.parseInt(id.value()), id), MembershipListener.NONE);
        long start = System.nanoTime();
        for (int i = 0; i < customers; i++) {
            tracker.begin(profile(i, ids[i]));
        }
        double began = (System.nanoTime() - start) / 1e3 / customers;
        double heap = (usedHeap() - before - keys) / (double) customers;
        BoundSegments bound = segments.bound(VOCABULARY);
        SplittableRandom random = new SplittableRandom(7);
        long[] absorbed = new long[FACTS];
        long[] asked = new long[FACTS];
        long changes = 0;
        long members = 0;
        for (int i = -WARM_UP; i < FACTS; i++) {
            now = now.plusMillis(500);
            int customer = random.nextInt(ACTIVE) * stride;
            CustomerProfile known = profile(customer, ids[customer]);
            Event event = event(random, ids[customer], "n" + i, now);
            boolean absorbFirst = (i & 1) == 0;
            long asking = absorbFirst ? 0 : ask(bound, known, event);
            Membership old = tracker.get(ids[customer]);
            long begin = System.nanoTime();
            Membership membership = tracker.record(known, event);
            long absorbing = System.nanoTime() - begin;
            asking = absorbFirst ? ask(bound, known, event) : asking;
            recorded.computeIfAbsent(customer, c -> new ArrayList<>()).add(event);
            if (i >= 0) {
                absorbed[i] = absorbing;
                asked[i] = asking;
                changes += membership.changes().size() - old.changes().size();
                members += membership.segments().size();
                if (i % 100 == 0) {
                    requireSame(bound, known, event, membership);
                }
            }
        }
        Arrays.sort(absorbed);
        Arrays.sort(asked);
        System.out.printf(
                Locale.ROOT,
                "%,10d customers: begun in %.0f us each, %.0f bytes each; a customer is in %.1f segments, %d %% of facts change that%n",
                customers,
                began,
                heap,
                members / (double) FACTS,
                100 * changes / FACTS);
        print("one fact absorbed", absorbed, absorbed);
        print("asked for all segments", asked, absorbed);
        Instant midnight =
                LocalDate.ofInstant(now, ZONE).plusDays(1).atStartOfDay(ZONE).toInstant();
        long[] woken = new long[1];
        start = System.nanoTime();
        boolean all = tracker.advanceTo(midnight, done -> {
            woken[0] = done;
            return done < 50_000;
        });
        System.out.printf(
                Locale.ROOT,
                "  the next midnight wakes %s%d of them, %.1f us each with the making of the profile%n",
                all ? "" : "at least ",
                woken[0],
                (System.nanoTime() - start) / 1e3 / Math.max(1, woken[0]));
    }

    private static long ask(BoundSegments bound, CustomerProfile known, Event event) {
        long begin = System.nanoTime();
        List<Segment> segments = bound.of(known.with(List.of(event)));
        long elapsed = System.nanoTime() - begin;
        if (segments.size() > bound.definitions().segments().size()) {
            throw new IllegalStateException("more than there are");
        }
        return elapsed;
    }

    private static void requireSame(BoundSegments bound, CustomerProfile known, Event event, Membership membership) {
        List<String> names = bound.of(known.with(List.of(event))).stream()
                .map(Segment::name)
                .sorted()
                .toList();
        if (!names.equals(membership.segments())) {
            throw new IllegalStateException(membership + " instead of " + names);
        }
    }

    private static void print(String name, long[] nanos, long[] first) {
        System.out.printf(
                Locale.ROOT,
                "  %-26s median %7.1f us  90 %% %7.1f  99 %% %7.1f  ratio %.1f%n",
                name,
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 9 / 10] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                nanos[nanos.length / 2] / (double) first[first.length / 2]);
    }

    /** All that is known of a customer, as of now. */
    private CustomerProfile profile(int number, CustomerId id) {
        SplittableRandom random = new SplittableRandom(number);
        Customer.Builder customer = Customer.builder()
                .id(id.value())
                .kind(Workload.KINDS.get(random.nextInt(4)))
                .country(Country.of(new String[] {"DE", "FR", "GB", "IT", "ES", "PL"}[random.nextInt(6)]))
                .attributes(Attributes.none()
                        .with(CONSENT, random.nextInt(10) < 6)
                        .with(SATISFACTION, java.math.BigDecimal.valueOf(1 + random.nextInt(5))));
        int count = number % stride > 0 ? 0 : Math.min(200, (int) (-20 * Math.log(1 - random.nextDouble())));
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Instant at = START.minus(Duration.ofSeconds(random.nextInt(3 * 365 * 86_400)));
            events.add(event(random, id, number + "-" + i, at));
        }
        events.addAll(recorded.getOrDefault(number, List.of()));
        return CustomerProfile.of(customer.build(), events, now, ZONE, EUR);
    }

    private static Event event(SplittableRandom random, CustomerId customer, String id, Instant at) {
        int kind = random.nextInt(10);
        Event.Builder event = Event.builder()
                .id(EventId.of(id))
                .customer(customer)
                .type(kind < 7 ? EventType.PURCHASE : kind < 8 ? EventType.RETURN : EventType.CONTACT)
                .occurredAt(at)
                .recordedAt(at)
                .channel(Channel.of(new String[] {"online", "store", "phone", "mail"}[random.nextInt(4)]));
        if (kind < 8) {
            event.amount(Money.ofMinor(EUR, 100 + random.nextInt(15_000)))
                    .attributes(Attributes.none().with(CATEGORY, "c" + random.nextInt(50)));
        }
        return event.build();
    }

    /** Ten times twenty: what the field asks for, with windows and bounds that differ. */
    private static Segments segments() {
        int[] days = {7, 14, 30, 60, 90, 120, 180, 270, 365, 730};
        String[] countries = {"DE", "FR", "GB", "IT", "ES", "PL", "DE", "FR", "GB", "IT"};
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            int d = days[i];
            String[] rules = {
                "kind = \"%s\"".formatted(Workload.KINDS.get(i % 4)),
                "country in (\"%s\", \"%s\")".formatted(countries[i], countries[(i + 1) % 10]),
                "country = \"%s\" and consent = true".formatted(countries[i]),
                "count(purchase, last %d days) >= %d".formatted(d, 1 + i / 2),
                "sum(purchase.amount, last %d days) >= %d EUR".formatted(d, 50 * (i + 1)),
                "count(purchase) >= 1 and count(purchase, last %d days) = 0".formatted(d),
                "count(purchase, last %d days) >= 1 and count(purchase, before last %d days) = 0".formatted(d, d),
                "avg(purchase.amount, last %d days) >= %d EUR".formatted(d, 40 + 8 * i),
                "distinct(purchase.category, last %d days) >= %d".formatted(d, 1 + i),
                "count(purchase where category = \"c%d\", last %d days) >= 1".formatted(i, d),
                "count(return, last %d days) / count(purchase, last %d days) > 0.2".formatted(d, d),
                "last(purchase.channel, last %d days) = \"online\"".formatted(d),
                "in segment \"s%d-3\" and in segment \"s%d-4\"".formatted(i, i),
                "count(contact, last %d days) = 0 and satisfaction <= %d".formatted(d, 1 + i % 4),
                "max(purchase.amount, last %d days) >= %d EUR".formatted(d, 100 + 5 * i),
                "sum(purchase.amount, last %d days) > sum(purchase.amount, previous %d days)".formatted(d, d),
                "kind in (\"INSTITUTIONAL\", \"GOVERNMENT\") and sum(purchase.amount, last %d days) >= 500 EUR"
                        .formatted(d),
                "days since(purchase) > %d".formatted(d),
                "count(contact where channel = \"phone\", last %d days) >= %d".formatted(d, 1 + i % 2),
                "consent = true and not in segment \"s%d-5\" and country != \"%s\"".formatted(i, countries[i])
            };
            for (int r = 0; r < rules.length; r++) {
                segments.add(Segment.define("s" + i + "-" + r, rules[r], VOCABULARY));
            }
        }
        return new Segments(segments);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
