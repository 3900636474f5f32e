package org.clientela.segment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.clientela.attribute.AttributeKey;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;

/** Something that is done to memberships, some time after the step before it. */
record MembershipStep(Duration delay, Kind kind, int customer, int choice, int size) {
    enum Kind {
        EVENT,
        ATTRIBUTES,
        DEFINE,
        REMOVE,
        BY_HAND,
        MERGE,
        READ,
        ADVANCE
    }

    static final Instant BEGINNING = Instant.parse("2026-03-15T11:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Currency EUR = Currency.getInstance("EUR");
    static final AttributeKey<BigDecimal> EMPLOYEES = AttributeKey.number("employees");
    static final AttributeKey<LocalDate> RENEWAL = AttributeKey.date("renewal");

    /** No segment refers to one that comes behind it. */
    static final List<String> NAMES = List.of("a", "b", "c", "d");

    static final List<String> RULES = List.of(
            "count(purchase, last 3 days) >= 1",
            "count(purchase, last 30 days) >= 2",
            "days since(purchase) > 10",
            "sum(purchase.amount, last 60 days) >= 100 EUR",
            "count(purchase where channel = \"online\", last 7 days) >= 1 and country = \"DE\"",
            "count(contact, previous 5 days) = 1",
            "count(event, last 48 hours) >= 1",
            "count(contact then purchase within 3 days, last 30 days) >= 1",
            "least weekly count(purchase, last 3 weeks) >= 1",
            "years since(renewal) >= 1",
            "days to anniversary(renewal) <= 3",
            "employees >= 5",
            "count(purchase, this month) > count(purchase, previous month)",
            "count(return) / count(purchase) > 0.4",
            "max(purchase.amount, last 2 events) >= 50 EUR",
            "days since(first(purchase)) >= 20",
            "count(purchase, before last 30 days) >= 1 and count(purchase, last 30 days) = 0",
            "count(event where amount >= 50 EUR) >= 1 or not country in (\"DE\", \"FR\")",
            "odd-types = true",
            "true");

    /** What may be added to a rule if there are segments before it. */
    static final List<String> REFERENCES =
            List.of("%s", "%s", "%s and in segment \"a\"", "not in segment \"a\"", "%s or in segment \"b\"");

    static Arbitrary<List<MembershipStep>> sequences() {
        Arbitrary<Duration> delays = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Duration.ZERO)),
                Tuple.of(6, Arbitraries.longs().between(1, 3 * 86_400).map(Duration::ofSeconds)),
                Tuple.of(2, Arbitraries.integers().between(1, 10).map(Duration::ofDays)),
                Tuple.of(1, Arbitraries.integers().between(11, 45).map(Duration::ofDays)));
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(12, Kind.EVENT),
                Tuple.of(2, Kind.ATTRIBUTES),
                Tuple.of(3, Kind.DEFINE),
                Tuple.of(1, Kind.REMOVE),
                Tuple.of(2, Kind.BY_HAND),
                Tuple.of(1, Kind.MERGE),
                Tuple.of(1, Kind.READ),
                Tuple.of(2, Kind.ADVANCE));
        return Combinators.combine(
                        delays,
                        kinds,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 99_999),
                        Arbitraries.integers().between(0, 9_999))
                .as(MembershipStep::new)
                .list()
                .ofMaxSize(16)
                .withoutEdgeCases();
    }

    CustomerId id() {
        return id(customer);
    }

    static CustomerId id(int number) {
        return CustomerId.of("c-" + number);
    }

    String name() {
        return NAMES.get(choice % NAMES.size());
    }

    /** In the past more often than not, now, or still to come. */
    Event event(Instant now, String id) {
        int seconds = choice % 4 == 0 ? 0 : choice % 4 == 1 ? -size * 30 : choice % 4 == 2 ? -size * 900 : size * 20;
        EventType type = List.of(EventType.PURCHASE, EventType.PURCHASE, EventType.CONTACT, EventType.RETURN)
                .get(size % 4);
        Event.Builder event = Event.builder()
                .id(EventId.of(id))
                .customer(id())
                .type(type)
                .occurredAt(now.plusSeconds(seconds))
                .recordedAt(now);
        if (choice % 3 > 0) {
            event.amount(Money.ofMinor(EUR, size));
        }
        return event.channel(Channel.of(choice % 5 < 3 ? "online" : "store")).build();
    }

    Customer customer(Instant now) {
        Customer.Builder customer = Customer.builder().id(id()).kind(CustomerKind.CONSUMER);
        if (choice % 4 > 0) {
            customer.country(Country.of(List.of("DE", "FR", "GB").get(choice % 4 - 1)));
        }
        var attributes = org.clientela.attribute.Attributes.none();
        if (size % 3 > 0) {
            attributes = attributes.with(EMPLOYEES, BigDecimal.valueOf(size % 10));
        }
        if (size % 5 > 0) {
            LocalDate renewal = LocalDate.ofInstant(now, ZONE).minusDays(300 + size % 200);
            attributes = attributes.with(RENEWAL, renewal);
        }
        return customer.attributes(attributes).build();
    }

    /** The text of a rule that refers to nothing behind the segment. */
    String rule() {
        int place = NAMES.indexOf(name());
        String reference = REFERENCES.get(size % (place == 0 ? 1 : place == 1 ? 4 : 5));
        return reference.formatted(RULES.get(choice / 7 % RULES.size()));
    }

    /** The segment with one entry by hand, or with one less. */
    Segment byHand(Segment segment, Instant now) {
        if (choice % 5 == 0) {
            return segment.withEntries(segment.entries().without(id()));
        }
        Instant since = now.plusSeconds(choice % 3 == 0 ? size * 10 : 0);
        Instant until = choice % 2 == 0 ? null : since.plusSeconds(1 + size * 60L);
        ManualEntry.Kind kind = size % 2 == 0 ? ManualEntry.Kind.INCLUDED : ManualEntry.Kind.EXCLUDED;
        return segment.withEntries(
                segment.entries().with(new ManualEntry(id(), kind, "since it is so", "sales", since, until)));
    }

    /** The same events, of another customer. */
    static List<Event> moved(List<Event> events, CustomerId to) {
        List<Event> moved = new ArrayList<>();
        for (Event event : events) {
            moved.add(event.withCustomer(to));
        }
        return moved;
    }
}
