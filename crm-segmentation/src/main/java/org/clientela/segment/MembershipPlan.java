package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.profile.CustomerProfile;
import org.clientela.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Segments made ready to follow memberships: which metrics their rules share, which segments ask for each, and which metrics a new
 * fact can concern. Pure functions from one membership to the next. Immutable and safe for many threads.
 */
final class MembershipPlan {
    /** What events can a host record in so many types? Beyond that we look anew each time. */
    private static final int MOST_TYPES_KEPT = 1_000;

    private final String[] names;
    private final CompiledRule[] rules;
    private final MetricTable table = new MetricTable();

    /** The segments that ask for each metric, and those that ask each test. */
    private final int[][] readers;

    private final int[][] askers;

    /** The metrics, and the tests, that time alone may change; and the segments that ask one of these. */
    private final int[] timedMetrics;

    private final int[] timedTests;
    private final boolean[] timedSegments;
    private final Map<EventType, int[]> concernedBy = new ConcurrentHashMap<>();

    /** Bound rules by the names of their segments. */
    MembershipPlan(Map<String, Rule> bound) {
        Map<String, Rule> ordered = new TreeMap<>(bound);
        names = ordered.keySet().toArray(new String[0]);
        rules = new CompiledRule[names.length];
        List<BitSet> asking = new ArrayList<>();
        int segment = 0;
        for (Rule rule : ordered.values()) {
            int asker = segment;
            rules[segment++] = CompiledRule.of(rule, test -> {
                int number = table.add(test);
                while (asking.size() <= number) {
                    asking.add(new BitSet());
                }
                asking.get(number).set(asker);
                return number;
            });
        }
        askers = asking.stream().map(set -> set.stream().toArray()).toArray(int[][]::new);
        readers = readers(table, asking);
        timedMetrics = IntStream.range(0, table.metrics())
                .filter(metric -> table.dependencies(metric).onTime())
                .toArray();
        timedTests = IntStream.range(0, table.leaves()).filter(table::isTimed).toArray();
        timedSegments = new boolean[names.length];
        for (int test : timedTests) {
            mark(timedSegments, askers[test]);
        }
    }

    private static int[][] readers(MetricTable table, List<BitSet> asking) {
        BitSet[] reading = new BitSet[table.metrics()];
        Arrays.setAll(reading, metric -> new BitSet());
        for (int number = 0; number < table.leaves(); number++) {
            MetricTable.Leaf leaf = table.leaf(number);
            reading[leaf.metric()].or(asking.get(number));
            if (leaf.other() != MetricTable.Leaf.NONE) {
                reading[leaf.other()].or(asking.get(number));
            }
        }
        return Arrays.stream(reading).map(set -> set.stream().toArray()).toArray(int[][]::new);
    }

    /** The segments of some names. */
    boolean[] only(Set<String> some) {
        boolean[] due = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            due[i] = some.contains(names[i]);
        }
        return due;
    }

    boolean[] all() {
        boolean[] due = new boolean[names.length];
        Arrays.fill(due, true);
        return due;
    }

    /** What time alone changes up to an instant, that included, each change at the instant at which it happens. */
    Membership advance(Membership before, CustomerProfile known, Instant to) {
        if (before.until().isAfter(to)) {
            return before.asOf().isBefore(to) ? before.seen(before.revision(), to, before.until()) : before;
        }
        Membership membership = before;
        Sight sight = new Sight(table, known.asOf(before.until()));
        boolean[] due = timedSegments;
        while (true) {
            membership = look(membership, sight, due, Cause.passingOfTime());
            Instant next = Instant.MAX;
            for (int test : timedTests) {
                next = Sight.earlier(next, sight.change(test));
            }
            if (next.isAfter(to) || next.equals(Instant.MAX)) {
                return membership.seen(before.revision(), to, next);
            }
            due = new boolean[names.length];
            for (int test : timedTests) {
                if (!sight.change(test).isAfter(next)) {
                    mark(due, askers[test]);
                }
            }
            sight.moveTo(next, timedTests);
        }
    }

    /** What has become known changes. The membership has advanced to the instant of the profile after. */
    Membership record(
            Membership before, CustomerProfile known, CustomerProfile after, List<Event> events, Cause cause) {
        boolean[] concerned = new boolean[table.metrics()];
        for (Event event : events) {
            for (int metric : concernedBy(event.type())) {
                concerned[metric] =
                        concerned[metric] || table.dependencies(metric).on(event, after.zone());
            }
        }
        if (!known.customer().equals(after.customer())) {
            for (int metric = 0; metric < table.metrics(); metric++) {
                concerned[metric] =
                        concerned[metric] || table.dependencies(metric).onDifference(known, after);
            }
        }
        return reconsider(before, after, concerned, cause);
    }

    /** Looks at some segments whatever there may be, and holds the membership against this plan from now on. */
    Membership reread(Membership before, CustomerProfile profile, boolean[] due, int revision, Cause cause) {
        Sight sight = new Sight(table, profile);
        Membership after = look(before, sight, due, cause);
        Instant until = before.until();
        for (int metric : timedMetrics) {
            if (Arrays.stream(readers[metric]).anyMatch(segment -> due[segment])) {
                until = Sight.earlier(until, sight.soonest(metric));
            }
        }
        return after.seen(revision, profile.asOf(), until);
    }

    private Membership reconsider(Membership before, CustomerProfile after, boolean[] concerned, Cause cause) {
        boolean[] due = new boolean[names.length];
        for (int metric = 0; metric < table.metrics(); metric++) {
            if (concerned[metric]) {
                mark(due, readers[metric]);
            }
        }
        Sight sight = new Sight(table, after);
        Membership membership = look(before, sight, due, cause);
        Instant until = before.until();
        for (int metric : timedMetrics) {
            if (concerned[metric]) {
                until = Sight.earlier(until, sight.soonest(metric));
            }
        }
        return membership.seen(before.revision(), after.asOf(), until);
    }

    /** Both the names of the plan and those of the membership ascend. */
    private Membership look(Membership before, Sight sight, boolean[] due, Cause cause) {
        List<String> current = before.segments();
        List<String> entered = new ArrayList<>();
        List<String> left = new ArrayList<>();
        int at = 0;
        for (int segment = 0; segment < names.length; segment++) {
            String name = names[segment];
            boolean was = at < current.size() && current.get(at).equals(name);
            while (!was && at < current.size() && current.get(at).compareTo(name) < 0) {
                at++;
                was = at < current.size() && current.get(at).equals(name);
            }
            at += was ? 1 : 0;
            if (due[segment] && rules[segment].test(sight).holds() != was) {
                (was ? left : entered).add(name);
            }
        }
        return before.with(sight.asOf(), cause, entered, left);
    }

    private int[] concernedBy(EventType type) {
        int @Nullable [] kept = concernedBy.get(type);
        if (kept != null) {
            return kept;
        }
        int[] found = IntStream.range(0, table.metrics())
                .filter(metric -> table.dependencies(metric).onType(type))
                .toArray();
        if (concernedBy.size() < MOST_TYPES_KEPT) {
            concernedBy.put(type, found);
        }
        return found;
    }

    private static void mark(boolean[] due, int[] segments) {
        for (int segment : segments) {
            due[segment] = true;
        }
    }
}
