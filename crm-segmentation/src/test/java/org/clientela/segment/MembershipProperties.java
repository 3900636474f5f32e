package org.clientela.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.MembershipStep.Kind;
import org.jspecify.annotations.Nullable;

class MembershipProperties {
    /** A conclusion of a host's, true if there have been events of an odd number of types. */
    private static class OddTypes implements DerivedMetric {
        @Override
        public String name() {
            return "odd-types";
        }

        @Override
        public Argument argument() {
            return Argument.NONE;
        }

        @Override
        public ValueType type() {
            return ValueType.FLAG;
        }

        @Override
        public Value of(CustomerProfile profile, @Nullable String argument) {
            return Value.of(
                    profile.events().stream().map(Event::type).distinct().count() % 2 == 1);
        }

        @Override
        public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
            return Metric.parse("count(event)").nextChange(profile);
        }
    }

    @Property(tries = 300)
    void incremental_membership_and_history_equal_a_full_recomputation(
            @ForAll("sequences") List<MembershipStep> steps) {
        Optional<String> difference = difference(steps, new OddTypes());
        assertThat(difference).isEmpty();
    }

    @Property(tries = 300)
    void a_dependency_that_is_forgotten_shows(@ForAll("sequences") List<MembershipStep> steps) {
        Statistics.collect(difference(steps, new OddTypes() {
                    @Override
                    public boolean dependsOn(EventType type) {
                        return !type.equals(EventType.CONTACT);
                    }
                })
                .isPresent());
        Statistics.coverage(checker -> checker.check(true).count(count -> count > 0));
    }

    @Property(tries = 300)
    void a_wake_up_that_is_forgotten_shows(@ForAll("sequences") List<MembershipStep> steps) {
        Statistics.collect(difference(steps, new OddTypes() {
                    @Override
                    public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
                        return Instant.MAX;
                    }
                })
                .isPresent());
        Statistics.coverage(checker -> checker.check(true).count(count -> count > 0));
    }

    @Provide
    Arbitrary<List<MembershipStep>> sequences() {
        return MembershipStep.sequences();
    }

    /** Does the steps in both ways, and says where the results differ. */
    private static Optional<String> difference(List<MembershipStep> steps, DerivedMetric oddTypes) {
        return new Comparison(Vocabulary.standard()
                        .withAttribute(MembershipStep.EMPLOYEES)
                        .withAttribute(MembershipStep.RENEWAL)
                        .withDerived(oddTypes))
                .difference(steps);
    }

    /** The tracker on one side, the slow way on the other. */
    private static final class Comparison {
        private final Vocabulary vocabulary;
        private final SlowMemberships slow;
        private final MembershipTracker tracker;
        private final Map<CustomerId, List<Membership.Change>> told = new TreeMap<>();
        private final List<CustomerId> gone = new ArrayList<>();
        private int events;

        Comparison(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            Segments segments = Segments.of(
                    segment("a", "count(purchase, last 3 days) >= 1"),
                    segment("b", "odd-types = true and not in segment \"a\""));
            slow = new SlowMemberships(
                    segments, vocabulary, MembershipStep.BEGINNING, MembershipStep.ZONE, MembershipStep.EUR);
            tracker = new MembershipTracker(
                    segments,
                    vocabulary,
                    slow::profile,
                    (customer, change) -> told.computeIfAbsent(customer, id -> new ArrayList<>())
                            .add(change));
        }

        Optional<String> difference(List<MembershipStep> steps) {
            for (MembershipStep step : steps) {
                Instant now = slow.now().plus(step.delay());
                slow.passTo(now);
                if (step.kind() == Kind.ATTRIBUTES && gone.contains(step.id())) {
                    continue;
                }
                if (step.kind() == Kind.ATTRIBUTES || (!slow.knows(step.id()) && !gone.contains(step.id()))) {
                    customer(step.customer(now));
                }
                if (slow.knows(step.id())) {
                    take(step, now);
                }
            }
            finish(slow.now());
            return compare();
        }

        private void take(MembershipStep step, Instant now) {
            Optional<Segment> segment = slow.segments().find(step.name());
            switch (step.kind()) {
                case EVENT -> {
                    Event event = step.event(now, "e-" + events++);
                    tracker.record(slow.profile(step.id()), event);
                    slow.event(event, Cause.newFact(event.id()));
                }
                case DEFINE -> define(step, now);
                case REMOVE ->
                    segment.filter(this::isFree).ifPresent(removed -> {
                        tracker.remove(removed.name(), now);
                        slow.define(
                                slow.segments().without(removed.name()),
                                Cause.definitionChanged(removed.name(), removed.version()));
                    });
                case BY_HAND ->
                    segment.ifPresent(changed -> {
                        Segment entered = step.byHand(changed, now);
                        tracker.byHand(entered, slow.profile(step.id()), "sales");
                        slow.define(slow.segments().with(entered), Cause.manual("sales"));
                    });
                case MERGE -> merge(step, now);
                case READ -> tracker.get(step.id());
                case ADVANCE -> tracker.advanceTo(now, done -> done < step.size() % 3);
                case ATTRIBUTES -> {}
            }
        }

        private void customer(Customer customer) {
            if (!slow.knows(customer.id())) {
                tracker.begin(
                        CustomerProfile.of(customer, List.of(), slow.now(), MembershipStep.ZONE, MembershipStep.EUR));
                slow.customer(customer, Cause.newFact());
                return;
            }
            CustomerProfile known = slow.profile(customer.id());
            tracker.change(
                    known,
                    CustomerProfile.of(
                            customer, slow.events(customer.id()), slow.now(), MembershipStep.ZONE, MembershipStep.EUR));
            slow.customer(customer, Cause.newFact());
        }

        private void define(MembershipStep step, Instant now) {
            String rule = step.rule();
            Segment segment = slow.segments()
                    .find(step.name())
                    .map(existing -> existing.redefined(org.clientela.rule.Rule.parse(rule, vocabulary)))
                    .orElseGet(() -> segment(step.name(), rule));
            boolean complete = segment.rule().segments().stream()
                    .allMatch(name -> slow.segments().find(name).isPresent());
            if (complete) {
                tracker.define(segment, now);
                slow.define(slow.segments().with(segment), Cause.definitionChanged(segment.name(), segment.version()));
            }
        }

        private void merge(MembershipStep step, Instant now) {
            CustomerId other = MembershipStep.id((step.customer() + 1) % 3);
            if (!slow.knows(other)) {
                return;
            }
            List<Event> moved = MembershipStep.moved(slow.events(step.id()), other);
            CustomerProfile known = slow.profile(other);
            tracker.merge(slow.profile(step.id()), known, known.with(moved), moved);
            slow.merge(step.id(), other, moved);
            gone.add(step.id());
        }

        /** In pieces, each but the last stopped after one customer; and once more, which must change nothing. */
        private void finish(Instant now) {
            while (!tracker.advanceTo(now, done -> false)) {
                assertThat(tracker.size()).isPositive();
            }
            assertThat(tracker.nextChange()).isAfter(now);
            assertThat(tracker.advanceTo(now, done -> false)).isTrue();
        }

        private Optional<String> compare() {
            for (Map.Entry<CustomerId, List<Membership.Change>> entry :
                    slow.changes().entrySet()) {
                List<Membership.Change> changes = told.getOrDefault(entry.getKey(), List.of());
                if (!changes.equals(entry.getValue())) {
                    return Optional.of("%s: %s instead of %s".formatted(entry.getKey(), changes, entry.getValue()));
                }
                if (slow.knows(entry.getKey())) {
                    Membership membership = tracker.get(entry.getKey());
                    assertThat(membership.changes()).isEqualTo(changes);
                    assertThat(membership.segments()).isEqualTo(slow.current(entry.getKey()));
                    assertThat(Json.read(Json.write(membership), Membership.class))
                            .isEqualTo(membership);
                }
            }
            return Optional.empty();
        }

        private boolean isFree(Segment segment) {
            return slow.segments().segments().stream()
                    .noneMatch(other -> other.rule().segments().contains(segment.name()));
        }

        private Segment segment(String name, String rule) {
            return Segment.define(name, rule, vocabulary);
        }
    }
}
