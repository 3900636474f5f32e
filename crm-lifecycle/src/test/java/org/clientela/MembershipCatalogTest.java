package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.segment.Cause;
import org.clientela.segment.Membership;
import org.clientela.segment.Redefinition;
import org.clientela.segment.Segment;
import org.clientela.store.EntityType;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.junit.jupiter.api.Test;

class MembershipCatalogTest {
    private final List<String> told = new ArrayList<>();
    private final Crm crm = Pumps.crm().withMembershipListener(this::tell);

    private void tell(CustomerId customer, Membership.Change change) {
        told.add("%s +%s -%s %s".formatted(customer, change.entered(), change.left(), change.cause()));
    }

    @Test
    void says_since_when_until_when_and_why() {
        crm.segments().define("talked", "count(contact, last 2 days) >= 1");
        Event call = crm.record(Event.contact(Pumps.ACME, Channel.PHONE));
        Instant midnight = Instant.parse("2026-04-03T00:00:00Z");
        assertThat(crm.memberships().nextChange()).isEqualTo(Instant.parse("2026-04-01T12:00:00Z"));
        assertThat(crm.memberships().advanceTo(crm.now(), done -> true)).isTrue();
        assertThat(crm.memberships().nextChange()).isAfter(crm.now()).isBeforeOrEqualTo(midnight);

        Crm later = crm.asOf(Pumps.NOW.plus(Duration.ofDays(5)));
        assertThat(later.memberships().of(Pumps.ACME).stays("talked"))
                .containsExactly(new Membership.Stay(
                        "talked", Pumps.NOW, Cause.newFact(call.id()), midnight, Cause.passingOfTime()));
        assertThat(told).hasSize(1);
        assertThat(later.memberships().advanceTo(later.now(), done -> true)).isTrue();
        assertThat(told)
                .containsExactly("acme +[talked] -[] new fact " + call.id(), "acme +[] -[talked] passing of time");
        assertThat(later.memberships().advanceTo(later.now(), done -> true)).isTrue();
        assertThat(told).hasSize(2);
        Membership membership = later.memberships().of(Pumps.ACME);
        assertThat(membership.in("talked", midnight.minusNanos(1))).isTrue();
        assertThat(membership.in("talked", midnight)).isFalse();
        assertThat(membership.in("talked")).isFalse();
    }

    @Test
    void a_fact_that_is_told_late_counts_from_when_it_was_told() {
        crm.segments().define("talked", "count(contact, last 30 days) >= 1");
        crm.record(Event.contact(Pumps.ACME, Channel.PHONE).at("2026-03-20"));
        Membership membership = crm.memberships().of(Pumps.ACME);
        assertThat(membership.in("talked", Pumps.NOW.minusNanos(1))).isFalse();
        assertThat(membership.in("talked", Pumps.NOW)).isTrue();
        assertThat(crm.asOf(Instant.parse("2026-03-21T00:00:00Z")).segments().of(Pumps.ACME))
                .as("what would have been concluded had it been known")
                .containsExactly("talked");
    }

    @Test
    void a_definition_counts_for_everyone_before_it_is_written_down() {
        for (int i = 0; i < 250; i++) {
            crm.customers().add(Pumps.customer("c-" + i));
        }
        crm.segments().define("all", "true");
        assertThat(crm.memberships().of(CustomerId.of("c-7")).segments()).containsExactly("all");
        assertThat(told).isEmpty();
        Crm later = crm.asOf(Pumps.NOW.plusSeconds(60));
        assertThat(later.memberships().nextChange()).isEqualTo(Pumps.NOW);
        List<Long> pieces = new ArrayList<>();
        assertThat(later.memberships().advanceTo(later.now(), done -> {
                    pieces.add(done);
                    return done < 200;
                }))
                .isFalse();
        assertThat(pieces).containsExactly(100L, 200L);
        assertThat(told).hasSize(200);
        assertThat(later.memberships().advanceTo(later.now(), done -> true)).isTrue();
        assertThat(told).hasSize(251).contains("c-7 +[all] -[] definition changed all (version 1)");
        Membership membership = later.memberships().of(CustomerId.of("c-7"));
        assertThat(membership.stays("all").get(0).entered()).isEqualTo(Pumps.NOW);
        assertThat(later.memberships().nextChange()).isEqualTo(Instant.MAX);

        later.segments().define("all", "false");
        later.memberships().advanceTo(later.now(), done -> true);
        assertThat(told).hasSize(502).contains("c-7 +[] -[all] definition changed all (version 2)");
    }

    @Test
    void what_was_done_before_the_first_segment_is_not_forgotten() {
        crm.record(Event.contact(Pumps.ACME, Channel.PHONE));
        crm.segments().define("talked", "count(contact) >= 1");
        crm.customers().add(Pumps.customer("bob"));
        assertThat(crm.memberships().of(Pumps.ACME).in("talked")).isTrue();
        assertThat(crm.memberships().of(CustomerId.of("bob")).in("talked")).isFalse();
    }

    @Test
    void nobody_hears_of_what_was_undone() {
        crm.segments().define("talked", "count(contact) >= 1");
        assertThatThrownBy(() -> crm.<Event>atomically(door -> {
                    door.record(Event.contact(Pumps.ACME, Channel.PHONE));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(told).isEmpty();
        assertThat(crm.memberships().of(Pumps.ACME).in("talked")).isFalse();
        crm.atomically(door -> {
            assertThatThrownBy(() -> door.<Event>atomically(inner -> {
                        inner.record(Event.contact(Pumps.ACME, Channel.PHONE));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            return door.customers().add(Pumps.customer("bob"));
        });
        assertThat(told).isEmpty();
    }

    @Test
    void a_listener_that_throws_undoes_nothing_and_keeps_nobody_from_being_told() {
        List<Throwable> uncaught = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((t, e) -> uncaught.add(e));
        try {
            Crm hostile = crm.withMembershipListener((customer, change) -> {
                tell(customer, change);
                throw new IllegalStateException("not today");
            });
            hostile.segments().define("talked", "count(contact) >= 1");
            hostile.customers().add(Pumps.customer("bob"));
            Customer bob = hostile.customers().get(CustomerId.of("bob"));
            hostile.atomically(door -> {
                door.record(Event.contact(Pumps.ACME, Channel.PHONE));
                return door.record(Event.contact(bob, Channel.PHONE));
            });
            assertThat(hostile.memberships().of(bob).in("talked")).isTrue();
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        assertThat(told).hasSize(2).last().asString().startsWith("bob");
        assertThat(uncaught).hasSize(2).allMatch(e -> e.getMessage().equals("not today"));
    }

    @Test
    void a_listener_may_record_what_it_does() {
        crm.segments().define("talked", "count(contact) >= 1");
        crm.segments().define("welcomed", "count(feedback) >= 1");
        Crm busy = crm.withMembershipListener((customer, change) -> {
            tell(customer, change);
            if (change.entered().contains("talked")) {
                crm.record(Event.of(org.clientela.event.EventType.FEEDBACK, customer));
            }
        });
        busy.record(Event.contact(Pumps.ACME, Channel.PHONE));
        assertThat(busy.memberships().of(Pumps.ACME).segments()).containsExactly("talked", "welcomed");
    }

    @Test
    void the_same_event_again_changes_nothing() {
        crm.segments().define("talked", "count(contact) >= 1");
        Event call = crm.record(Event.contact(Pumps.ACME, Channel.PHONE));
        Membership membership = crm.memberships().of(Pumps.ACME);
        assertThat(crm.asOf(Pumps.NOW.plusSeconds(9)).record(List.of(call, call)))
                .isZero();
        assertThat(crm.memberships().of(Pumps.ACME)).isEqualTo(membership);
    }

    @Test
    void what_a_customer_is_counts_as_what_happens() {
        crm.segments().define("german", "country = \"DE\"");
        assertThat(crm.memberships().of(Pumps.ACME).in("german")).isTrue();
        crm.customers().change(Pumps.ACME.id(), acme -> acme.withCountry(Country.of("FR")));
        assertThat(crm.memberships().of(Pumps.ACME).in("german")).isFalse();
        assertThat(told).last().isEqualTo("acme +[] -[german] new fact");
    }

    @Test
    void who_is_put_in_by_hand_leaves_when_the_entry_runs_out() {
        crm.segments().define("key", "false");
        Instant until = Pumps.NOW.plusSeconds(3_600);
        crm.withActor("anna").segments().include(Pumps.ACME, "key", "pilot", until);
        Crm later = crm.asOf(until.plusSeconds(1));
        assertThat(later.memberships().of(Pumps.ACME).stays("key"))
                .containsExactly(
                        new Membership.Stay("key", Pumps.NOW, Cause.manual("anna"), until, Cause.passingOfTime()));
    }

    @Test
    void a_segment_that_is_removed_has_no_members_from_then_on() {
        crm.segments().define("all", "true");
        crm.memberships().advanceTo(crm.now(), done -> true);
        crm.segments().remove("all");
        assertThat(crm.memberships().of(Pumps.ACME).segments()).isEmpty();
        crm.memberships().advanceTo(crm.now(), done -> true);
        assertThat(told).last().isEqualTo("acme +[] -[all] definition changed all (version 1)");
    }

    @Test
    void a_segment_that_can_be_used_again_is_followed_again() {
        crm.segments().define("a", "true");
        Crm wordy = crm.withVocabulary(org.clientela.profile.Vocabulary.standard()
                .withAttribute(org.clientela.attribute.AttributeKey.flag("vip")));
        wordy.segments().define("vip", "vip is missing");
        assertThat(wordy.memberships().of(Pumps.ACME).segments()).containsExactly("a", "vip");
        crm.segments().define("b", "true");
        assertThat(crm.memberships().of(Pumps.ACME).segments()).contains("a", "b");
    }

    @Test
    void what_is_kept_beside_memberships_travels_as_JSON() {
        MembershipHead head = new MembershipHead(3, Pumps.NOW, "x");
        MembershipPass pass = new MembershipPass(3, null, true);
        MembershipHour hour = MembershipHour.of(Pumps.NOW);
        Redefinition redefinition = new Redefinition(1, Pumps.NOW, null, Segment.define("all", "true"));
        assertThat(Json.read(Json.write(head), MembershipHead.class)).isEqualTo(head);
        assertThat(Json.read(Json.write(pass), MembershipPass.class)).isEqualTo(pass);
        assertThat(Json.read(Json.write(hour), MembershipHour.class)).isEqualTo(hour);
        assertThat(Json.read(Json.write(redefinition), Redefinition.class)).isEqualTo(redefinition);
    }

    @Test
    void who_is_forgotten_has_no_membership_left() {
        crm.segments().define("talked", "count(contact) >= 1");
        crm.record(Event.contact(Pumps.ACME, Channel.PHONE));
        crm.atomically((door, work) -> work.timeline().erase(Pumps.ACME.id()));
        assertThat(crm.memberships().of(Pumps.ACME).changes()).isEmpty();
        crm.atomically((door, work) -> {
            var customers = work.entities(EntityType.CUSTOMER);
            customers.remove("acme", customers.find("acme").orElseThrow().version());
            assertThat(work.entities(MembershipFollower.MEMBERSHIPS).find("acme"))
                    .isEmpty();
            return null;
        });
        assertThatThrownBy(() -> crm.memberships().of(Pumps.ACME)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_others_wrote_counts_when_it_is_looked_at_anew() {
        Storage storage = Storage.inMemory();
        Crm door = Crm.on(storage).asOf(Pumps.NOW);
        door.customers().add(Pumps.ACME);
        door.segments().define("talked", "count(contact) >= 1");
        door.memberships().advanceTo(door.now(), done -> true);
        Event call = Event.contact(Pumps.ACME, Channel.PHONE)
                .complete(org.clientela.event.EventId.of("e-1"), Pumps.NOW, door.zone());
        storage.tenant(TenantId.DEFAULT).timeline().append(List.of(call));
        assertThat(door.memberships().of(Pumps.ACME).in("talked")).isFalse();
        assertThat(door.memberships().refresh(Pumps.ACME.id()).in("talked")).isTrue();
        assertThat(door.memberships().of(Pumps.ACME).in("talked")).isTrue();
    }

    @Test
    void segments_of_an_older_host_are_followed_from_when_they_are_met() {
        Storage storage = Storage.inMemory();
        var tenant = storage.tenant(TenantId.DEFAULT);
        tenant.entities(SegmentCatalog.TYPE).put(StoredSegment.of(Segment.define("all", "true")), 0);
        tenant.entities(EntityType.CUSTOMER).put(Pumps.ACME, 0);
        Crm door = Crm.on(storage).asOf(Pumps.NOW);
        assertThat(door.memberships().nextChange()).isBefore(Pumps.NOW);
        door.memberships().advanceTo(door.now(), done -> true);
        assertThat(door.memberships().of(Pumps.ACME).stays("all").get(0).entered())
                .isEqualTo(Pumps.NOW);
        assertThat(door.memberships().nextChange()).isEqualTo(Instant.MAX);
        door.asOf(Pumps.NOW.plusSeconds(5)).segments().define("all", "false");
        assertThat(door.memberships().of(Pumps.ACME).in("all")).isFalse();
    }

    @Test
    void a_fact_in_another_currency_is_recorded_all_the_same() {
        crm.segments().define("rich", "sum(purchase.amount) >= 1000 EUR");
        Crm dollars = crm.withCurrency(Money.currency("USD"));
        dollars.record(Event.purchase(Pumps.ACME, Pumps.PUMP).amount("USD 5"));
        crm.record(Event.purchase(Pumps.ACME, Pumps.PUMP).amount("EUR 5000"));
        assertThat(told).isEmpty();
        assertThatThrownBy(() -> crm.memberships().of(Pumps.ACME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acme");
    }

    @Test
    void does_not_conclude_what_is_still_to_come() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crm.memberships().advanceTo(Pumps.NOW.plusNanos(1), done -> true))
                .withMessageContaining("still to come");
    }

    @Test
    void a_clock_that_goes_back_takes_no_conclusion_back() {
        crm.segments().define("talked", "count(contact) >= 1");
        crm.record(Event.contact(Pumps.ACME, Channel.PHONE));
        Crm slow = crm.asOf(Pumps.NOW.minusSeconds(60));
        slow.segments().define("talked", "count(contact) >= 2");
        slow.record(Event.contact(Pumps.ACME, Channel.PHONE));
        List<Instant> at = crm.memberships().of(Pumps.ACME).changes().stream()
                .map(Membership.Change::at)
                .toList();
        assertThat(at).isSorted().allMatch(instant -> !instant.isBefore(Pumps.NOW));
    }
}
