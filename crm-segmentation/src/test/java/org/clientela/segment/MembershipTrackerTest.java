package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.clientela.SegmentationDomain.AS_OF;
import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;
import static org.clientela.SegmentationDomain.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MembershipTrackerTest {
    private static final CustomerId ANN = CustomerId.of("ann");
    private static final CustomerId BOB = CustomerId.of("bob");

    private final Map<CustomerId, CustomerProfile> known = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final MembershipTracker tracker = new MembershipTracker(
            Segments.of(
                    Segment.define("buyers", "count(purchase, last 3 days) >= 1"),
                    Segment.define("spenders", "in segment \"buyers\" and sum(purchase.amount) >= 100 EUR")),
            Vocabulary.standard(),
            this::known,
            (who, change) -> told.add("%s +%s -%s".formatted(who, change.entered(), change.left())));

    private CustomerProfile known(CustomerId id) {
        CustomerProfile profile = known.get(id);
        assertThat(profile).isNotNull();
        return profile;
    }

    private void begin(String id) {
        CustomerProfile profile = profile(customer(id).build());
        known.put(profile.id(), profile);
        tracker.begin(profile);
    }

    private Membership buys(CustomerId id, Instant now, int daysAgo, String money) {
        CustomerProfile before = known(id).asOf(now);
        Event event = purchase(id.value(), daysAgo, money);
        Membership membership = tracker.record(before, event);
        known.put(id, before.with(List.of(event)));
        return membership;
    }

    @Test
    void enters_with_a_fact_and_leaves_with_time() {
        begin("ann");
        assertThat(buys(ANN, AS_OF, 1, "EUR 150").segments()).containsExactly("buyers", "spenders");
        assertThat(tracker.advanceTo(AS_OF.plus(Duration.ofDays(30)), done -> true))
                .isTrue();
        assertThat(told).containsExactly("ann +[buyers, spenders] -[]", "ann +[] -[buyers, spenders]");
        Membership.Stay stay = tracker.get(ANN).stays("spenders").get(0);
        assertThat(stay.leftBy()).isEqualTo(Cause.passingOfTime());
        assertThat(stay.left()).isEqualTo(Instant.parse("2026-03-16T23:00:00Z"));
        assertThat(tracker.nextChange()).isEqualTo(Instant.MAX);
    }

    @Test
    void a_redefinition_costs_nothing_until_it_is_asked_for() {
        begin("ann");
        begin("bob");
        tracker.define(Segment.define("buyers", "true"), AS_OF.plusSeconds(60));
        assertThat(told).isEmpty();
        assertThat(tracker.nextChange()).isEqualTo(AS_OF.plusSeconds(60));
        assertThat(tracker.get(BOB).segments()).containsExactly("buyers");
        assertThat(told).containsExactly("bob +[buyers] -[]");
        assertThat(tracker.advanceTo(AS_OF.plusSeconds(90), done -> true)).isTrue();
        assertThat(tracker.get(ANN).stays("buyers").get(0).entered()).isEqualTo(AS_OF.plusSeconds(60));
        assertThat(tracker.nextChange()).isAfter(AS_OF.plusSeconds(90));
    }

    @Test
    void two_customers_turn_out_to_be_one() {
        begin("ann");
        begin("bob");
        buys(ANN, AS_OF, 0, "EUR 60");
        Event moved = purchase("bob", 0, "EUR 60");
        CustomerProfile bob = known(BOB);
        Membership membership = tracker.merge(known(ANN), bob, bob.with(List.of(moved)), List.of(moved));
        assertThat(membership.stays("buyers").get(0).enteredBy()).isEqualTo(Cause.merge(ANN));
        assertThat(told).containsExactly("ann +[buyers] -[]", "ann +[] -[buyers]", "bob +[buyers] -[]");
        assertThat(tracker.size()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> tracker.get(ANN)).withMessageContaining("ann");
    }

    @Test
    void who_is_forgotten_is_followed_no_longer() {
        begin("ann");
        begin("bob");
        buys(ANN, AS_OF, 0, "EUR 60");
        tracker.forget(ANN);
        tracker.forget(ANN);
        assertThat(tracker.advanceTo(AS_OF.plus(Duration.ofDays(9)), done -> true))
                .isTrue();
        assertThat(told).containsExactly("ann +[buyers] -[]");
        begin("ann");
        assertThat(tracker.get(ANN).changes()).isEmpty();
    }

    @Test
    void is_told_in_order_of_what_a_listener_does_in_turn() {
        List<String> order = new ArrayList<>();
        List<MembershipTracker> reentrant = new ArrayList<>();
        MembershipTracker busy = new MembershipTracker(
                Segments.of(
                        Segment.define("buyers", "count(purchase) >= 1"),
                        Segment.define("again", "count(purchase) >= 2")),
                Vocabulary.standard(),
                this::known,
                (who, change) -> {
                    if (change.entered().contains("buyers")) {
                        CustomerProfile before = known(who).with(List.of(purchase("ann", 0, "EUR 1")));
                        reentrant.get(0).record(before, purchase("ann", 0, "EUR 2"));
                    }
                    order.addAll(change.entered());
                });
        reentrant.add(busy);
        CustomerProfile ann = profile(customer("ann").build());
        known.put(ANN, ann);
        busy.begin(ann);
        busy.record(ann, purchase("ann", 0, "EUR 1"));
        assertThat(order).containsExactly("buyers", "again");
        assertThat(busy.get(ANN).segments()).containsExactly("again", "buyers");
    }

    @Test
    void refuses_whom_it_follows_already_or_does_not_follow() {
        begin("ann");
        assertThatIllegalArgumentException().isThrownBy(() -> begin("ann")).withMessageContaining("followed already");
        CustomerProfile bob = profile(customer("bob").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tracker.record(bob, purchase("bob", 0, "EUR 1")))
                .withMessageContaining("Maybe call begin first?");
    }

    @Test
    void a_conclusion_that_never_lets_time_pass_is_found_out() {
        DerivedMetric stuck = new DerivedMetric() {
            @Override
            public String name() {
                return "stuck";
            }

            @Override
            public Argument argument() {
                return Argument.NONE;
            }

            @Override
            public ValueType type() {
                return ValueType.NUMBER;
            }

            @Override
            public Value of(CustomerProfile profile, @Nullable String argument) {
                return Value.of(1);
            }

            @Override
            public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
                return profile.asOf();
            }
        };
        Vocabulary vocabulary = Vocabulary.standard().withDerived(stuck);
        MembershipRules rules =
                MembershipRules.of(Segments.of(Segment.define("all", "stuck = 1", vocabulary)), vocabulary);
        assertThatIllegalStateException()
                .isThrownBy(() -> rules.begin(profile(customer("ann").build()), Cause.newFact()))
                .withMessageContaining("stuck");
    }

    @Test
    void a_membership_that_contradicts_itself_is_refused() {
        Membership.Change left = new Membership.Change(AS_OF, Cause.newFact(), List.of(), List.of("a"));
        Membership.Change entered = new Membership.Change(AS_OF, Cause.newFact(), List.of("a"), List.of());
        for (List<Membership.Change> changes : List.of(List.of(left), List.of(entered, entered))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Membership.of(ANN, 0, AS_OF, Instant.MAX, changes))
                    .withMessageContaining("Maybe a change is missing?");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Membership.of(ANN, 0, AS_OF.minusSeconds(1), Instant.MAX, List.of(entered)))
                .withMessageContaining("order of time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Membership.of(ANN, 0, AS_OF, AS_OF, List.of()))
                .withMessageContaining("Maybe the two were swapped?");
        Membership membership = Membership.of(ANN, 0, AS_OF, AS_OF.plusSeconds(1), List.of(entered, left));
        assertThat(membership.stays("a").get(0).covers(AS_OF)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> membership.at(AS_OF.plusSeconds(1)))
                .withMessageContaining("Maybe advance to that instant first?");
    }

    @Test
    void a_membership_of_definitions_that_are_gone_is_looked_at_anew() {
        Segments first = Segments.of(Segment.define("old", "true"), Segment.define("kept", "true"));
        MembershipRules rules = MembershipRules.of(first, Vocabulary.standard());
        CustomerProfile ann = profile(customer("ann").build());
        Membership membership = rules.begin(ann, Cause.newFact());
        MembershipRules later = rules.without("old", AS_OF.plusSeconds(1))
                .with(Segment.define("new", "true"), AS_OF.plusSeconds(2))
                .since(2);
        Membership after = later.settle(membership, ann);
        assertThat(after.segments()).containsExactly("kept", "new");
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.stays("kept")).hasSize(1);
    }
}
