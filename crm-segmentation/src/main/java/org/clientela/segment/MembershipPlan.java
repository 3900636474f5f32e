package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Dependencies;
import org.clientela.profile.Metric;
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
    private final Metric[] metrics;
    private final Dependencies[] dependencies;

    /** The segments that ask for each metric. */
    private final int[][] readers;

    /** The metrics that time alone may change, and the segments that ask for one. */
    private final int[] timed;

    private final boolean[] timedSegments;
    private final Map<EventType, int[]> concernedBy = new ConcurrentHashMap<>();

    /** Bound rules by the names of their segments. */
    MembershipPlan(Map<String, Rule> bound) {
        TreeMap<String, Rule> ordered = new TreeMap<>(bound);
        names = ordered.keySet().toArray(new String[0]);
        rules = new CompiledRule[names.length];
        Map<Metric, Integer> numbers = new LinkedHashMap<>();
        List<List<Integer>> asking = new ArrayList<>();
        int segment = 0;
        for (Rule rule : ordered.values()) {
            int asker = segment;
            rules[segment++] = CompiledRule.of(rule, metric -> {
                int number = numbers.computeIfAbsent(metric, m -> numbers.size());
                if (number == asking.size()) {
                    asking.add(new ArrayList<>());
                }
                asking.get(number).add(asker);
                return number;
            });
        }
        metrics = numbers.keySet().toArray(new Metric[0]);
        dependencies = Arrays.stream(metrics).map(Dependencies::of).toArray(Dependencies[]::new);
        readers = asking.stream()
                .map(segments -> segments.stream().mapToInt(s -> s).distinct().toArray())
                .toArray(int[][]::new);
        timed = IntStream.range(0, metrics.length)
                .filter(metric -> dependencies[metric].onTime())
                .toArray();
        timedSegments = new boolean[names.length];
        for (int metric : timed) {
            mark(timedSegments, metric);
        }
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
        Sight sight = new Sight(metrics, known.asOf(before.until()));
        boolean[] due = timedSegments;
        while (true) {
            membership = look(membership, sight, due, Cause.passingOfTime());
            Instant next = Instant.MAX;
            for (int metric : timed) {
                next = earlier(next, sight.change(metric));
            }
            if (next.isAfter(to) || next.equals(Instant.MAX)) {
                return membership.seen(before.revision(), to, next);
            }
            due = new boolean[names.length];
            for (int metric : timed) {
                if (!sight.change(metric).isAfter(next)) {
                    mark(due, metric);
                }
            }
            sight.moveTo(next, timed);
        }
    }

    /** What has become known changes. The membership has advanced to the instant of the profile after. */
    Membership record(
            Membership before, CustomerProfile known, CustomerProfile after, List<Event> events, Cause cause) {
        boolean[] concerned = new boolean[metrics.length];
        for (Event event : events) {
            for (int metric : concernedBy(event.type())) {
                concerned[metric] = concerned[metric] || dependencies[metric].on(event, after.zone());
            }
        }
        if (!known.customer().equals(after.customer())) {
            for (int metric = 0; metric < metrics.length; metric++) {
                concerned[metric] = concerned[metric] || dependencies[metric].onDifference(known, after);
            }
        }
        return reconsider(before, after, concerned, cause);
    }

    /** Looks at some segments whatever there may be, and holds the membership against this plan from now on. */
    Membership reread(Membership before, CustomerProfile profile, boolean[] due, int revision, Cause cause) {
        Sight sight = new Sight(metrics, profile);
        Membership after = look(before, sight, due, cause);
        Instant until = before.until();
        for (int metric : timed) {
            if (Arrays.stream(readers[metric]).anyMatch(segment -> due[segment])) {
                until = earlier(until, sight.change(metric));
            }
        }
        return after.seen(revision, profile.asOf(), until);
    }

    private Membership reconsider(Membership before, CustomerProfile after, boolean[] concerned, Cause cause) {
        boolean[] due = new boolean[names.length];
        for (int metric = 0; metric < metrics.length; metric++) {
            if (concerned[metric]) {
                mark(due, metric);
            }
        }
        Sight sight = new Sight(metrics, after);
        Membership membership = look(before, sight, due, cause);
        Instant until = before.until();
        for (int metric : timed) {
            if (concerned[metric]) {
                until = earlier(until, sight.change(metric));
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
            while (at < current.size() && current.get(at).compareTo(name) < 0) {
                at++;
            }
            boolean was = at < current.size() && current.get(at).equals(name);
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
        int[] found = IntStream.range(0, metrics.length)
                .filter(metric -> dependencies[metric].onType(type))
                .toArray();
        if (concernedBy.size() < MOST_TYPES_KEPT) {
            concernedBy.put(type, found);
        }
        return found;
    }

    private void mark(boolean[] segments, int metric) {
        for (int segment : readers[metric]) {
            segments[segment] = true;
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return Objects.requireNonNull(a).isBefore(b) ? a : b;
    }
}
