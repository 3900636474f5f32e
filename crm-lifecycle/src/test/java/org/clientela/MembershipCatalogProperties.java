package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.segment.Cause;
import org.clientela.segment.ManualEntry;
import org.clientela.segment.Membership;
import org.clientela.segment.Segment;
import org.clientela.segment.Segments;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;

/** What is kept through the front door, against the slow, obvious way: ask everyone for everything, at every midnight too. */
class MembershipCatalogProperties {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> RULES = List.of(
            "count(purchase, last 3 days) >= 1",
            "count(event, last 20 days) >= 2",
            "count(purchase, this month) > count(purchase, previous month)",
            "country = \"DE\"",
            "count(contact, last 10 days) >= 1 and not country = \"FR\"",
            "count(contact then purchase within 2 days, last 30 days) >= 1",
            "stage = \"OWNERSHIP\" or count(return) >= 1",
            "true");

    @Property(tries = 100)
    void what_is_kept_equals_a_full_recomputation(@ForAll Random random) {
        new Run(random, false).go();
    }

    @Property(tries = 50)
    void a_fact_that_memberships_do_not_follow_shows(@ForAll Random random) {
        boolean shows = false;
        try {
            new Run(random, true).go();
        } catch (AssertionError difference) {
            shows = true;
        }
        Statistics.collect(shows);
        Statistics.coverage(checker -> checker.check(true).count(count -> count > 0));
    }

    private static final class Run {
        private final Random random;
        private final Storage storage = Storage.inMemory();
        private final Map<CustomerId, List<Membership.Change>> told = new TreeMap<>();
        private final Map<CustomerId, List<Membership.Change>> expected = new TreeMap<>();
        private final Map<CustomerId, List<String>> current = new TreeMap<>();
        private final TreeSet<Instant> toCome = new TreeSet<>();
        private Instant now = Instant.parse("2026-03-10T08:00:00Z");
        private Crm crm = door();
        private final boolean forgetful;
        private int events;

        /** One that is forgetful lets some facts past the door. */
        Run(Random random, boolean forgetful) {
            this.random = random;
            this.forgetful = forgetful;
        }

        /** Each time another one, as after a restart. */
        private Crm door() {
            return Crm.on(storage)
                    .withMembershipListener(
                            (customer, change) -> told.computeIfAbsent(customer, id -> new ArrayList<>())
                                    .add(change));
        }

        void go() {
            for (int i = random.nextInt(4); i > 0; i--) {
                crm = crm.asOf(now);
                define();
            }
            for (int step = random.nextInt(10, 40); step > 0; step--) {
                passTo(now.plusSeconds(random.nextInt(3) == 0 ? 0 : random.nextInt(4 * 86_400)));
                crm = random.nextInt(5) == 0 ? door().asOf(now) : crm.asOf(now);
                step();
            }
            while (!crm.memberships().advanceTo(now, done -> false)) {
                crm = door().asOf(now);
            }
            assertThat(crm.memberships().nextChange()).isAfter(now);
            assertThat(told).isEqualTo(withoutEmpty(expected));
            current.forEach((id, names) -> {
                Membership membership = crm.memberships().of(id);
                assertThat(membership.changes()).isEqualTo(expected.get(id));
                assertThat(membership.segments()).isEqualTo(names);
            });
        }

        private void step() {
            CustomerId id = CustomerId.of("c-" + random.nextInt(3));
            Optional<Customer> customer = crm.customers().find(id);
            if (customer.isEmpty()) {
                crm.customers().add(Pumps.customer(id.value()));
                expected.put(id, new ArrayList<>());
                current.put(id, List.of());
                lookAgain(Cause.newFact());
                return;
            }
            switch (random.nextInt(12)) {
                case 0 -> {
                    String country = random.nextBoolean() ? "DE" : "FR";
                    crm.customers().change(id, known -> known.withCountry(Country.of(country)));
                    lookAgain(Cause.newFact());
                }
                case 1, 2, 3 -> define();
                case 4 -> remove();
                case 5 -> byHand(id);
                case 6 -> crm.memberships().advanceTo(now, done -> random.nextBoolean());
                case 7 -> {
                    Event twice = event(id);
                    crm.record(List.of(twice, event(id), twice));
                    lookAgain(Cause.newFact());
                }
                default -> {
                    Event event = event(id);
                    if (forgetful && random.nextBoolean()) {
                        storage.tenant(TenantId.DEFAULT).timeline().append(List.of(event));
                    } else {
                        crm.record(List.of(event));
                    }
                    lookAgain(Cause.newFact(event.id()));
                }
            }
        }

        private Event event(CustomerId id) {
            Instant at = now.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(200_000) : -random.nextInt(900_000));
            if (at.isAfter(now)) {
                toCome.add(at);
            }
            EventType type = List.of(EventType.PURCHASE, EventType.CONTACT, EventType.RETURN)
                    .get(random.nextInt(3));
            return Event.builder()
                    .id(EventId.of("e-" + events++))
                    .customer(id)
                    .type(type)
                    .channel(Channel.PHONE)
                    .occurredAt(at)
                    .recordedAt(now)
                    .build();
        }

        private void define() {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String rule = RULES.get(random.nextInt(RULES.size()));
            boolean refers = name.equals("c") && names().contains("a") && random.nextBoolean();
            Optional<Segment> before =
                    crm.segments().all().filter(s -> s.name().equals(name)).findFirst();
            Segment after = crm.segments().define(name, refers ? "in segment \"a\" or " + rule : rule);
            if (!before.equals(Optional.of(after))) {
                lookAgain(Cause.definitionChanged(name, after.version()));
            }
        }

        private void remove() {
            boolean used =
                    crm.segments().all().anyMatch(s -> !s.rule().segments().isEmpty());
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (names().contains(name) && !(used && name.equals("a"))) {
                int version = crm.segments().get(name).version();
                crm.segments().remove(name);
                lookAgain(Cause.definitionChanged(name, version));
            }
        }

        private void byHand(CustomerId id) {
            if (names().contains("b")) {
                Instant until = random.nextBoolean() ? null : now.plus(Duration.ofHours(random.nextInt(1, 100)));
                if (until != null) {
                    toCome.add(until);
                }
                Customer customer = crm.customers().get(id);
                SegmentCatalog segments = crm.withActor("anna").segments();
                switch (random.nextInt(3)) {
                    case 0 ->
                        segments.enter(
                                "b", List.of(new ManualEntry(id, ManualEntry.Kind.INCLUDED, "so", "anna", now, until)));
                    case 1 ->
                        segments.enter(
                                "b", List.of(new ManualEntry(id, ManualEntry.Kind.EXCLUDED, "so", "anna", now, until)));
                    default -> segments.leaveToRule(customer, "b");
                }
                lookAgain(Cause.manual("anna"));
            }
        }

        private List<String> names() {
            return crm.segments().all().map(Segment::name).toList();
        }

        private void passTo(Instant to) {
            TreeSet<Instant> instants = new TreeSet<>(toCome);
            LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
            while (!day.atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(to)) {
                instants.add(day.atStartOfDay(ZoneOffset.UTC).toInstant());
                day = day.plusDays(1);
            }
            for (Instant at : instants.subSet(now, false, to, true)) {
                now = at;
                lookAgain(Cause.passingOfTime());
            }
            now = to;
        }

        private void lookAgain(Cause cause) {
            Crm then = crm.asOf(now);
            var segments = new Segments(then.segments().all().toList()).bound(then.vocabulary());
            for (CustomerId id : current.keySet()) {
                List<String> before = current.get(id);
                List<String> after = segments.of(then.profile(id)).stream()
                        .map(Segment::name)
                        .sorted()
                        .toList();
                if (!after.equals(before)) {
                    expected.get(id)
                            .add(new Membership.Change(now, cause, without(after, before), without(before, after)));
                    current.put(id, after);
                }
            }
        }

        private static List<String> without(List<String> names, List<String> others) {
            return names.stream().filter(name -> !others.contains(name)).toList();
        }

        private static Map<CustomerId, List<Membership.Change>> withoutEmpty(
                Map<CustomerId, List<Membership.Change>> changes) {
            Map<CustomerId, List<Membership.Change>> rest = new TreeMap<>(changes);
            rest.values().removeIf(List::isEmpty);
            return rest;
        }
    }
}
