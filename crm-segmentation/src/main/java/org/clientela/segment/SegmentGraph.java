package org.clientela.segment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clientela.text.Suggestion;

/** Which segment refers to which. A chain may be long, so nothing here recurses. */
final class SegmentGraph {
    /** A segment on the way to where we are, and those it refers to that are still to be seen. */
    private record Step(String name, Iterator<String> references) {}

    private final Map<String, Set<String>> references = new LinkedHashMap<>();
    private final Set<String> order = new LinkedHashSet<>();
    private final List<SegmentProblem> problems = new ArrayList<>();
    private final Set<String> unsound = new HashSet<>();

    SegmentGraph(Collection<Segment> segments) {
        for (Segment segment : segments) {
            references.put(segment.name(), segment.rule().segments());
        }
        references.forEach((name, others) -> others.forEach(other -> requireKnown(name, other)));
        references.keySet().forEach(this::visit);
    }

    /** Unknown references and circles. */
    List<SegmentProblem> problems() {
        return problems;
    }

    /** Those of which one of the problems is. */
    Set<String> unsound() {
        return unsound;
    }

    /** Each behind those it refers to, if there are no circles. */
    Set<String> order() {
        return order;
    }

    /** Those that refer to some, or to one that does, and so on, in order of evaluation; not those themselves. */
    Set<String> dependents(Set<String> names) {
        Map<String, List<String>> users = new HashMap<>();
        references.forEach((name, others) -> others.forEach(
                other -> users.computeIfAbsent(other, n -> new ArrayList<>()).add(name)));
        Set<String> found = new HashSet<>(names);
        Deque<String> next = new ArrayDeque<>(names);
        while (!next.isEmpty()) {
            for (String user : users.getOrDefault(next.pop(), List.of())) {
                if (found.add(user)) {
                    next.push(user);
                }
            }
        }
        Set<String> ordered = new LinkedHashSet<>(order);
        ordered.retainAll(found);
        ordered.removeAll(names);
        return Collections.unmodifiableSet(ordered);
    }

    /** Those that refer to one themselves. */
    List<String> usersOf(String name) {
        return references.keySet().stream()
                .filter(user -> Objects.requireNonNull(references.get(user)).contains(name))
                .toList();
    }

    private void requireKnown(String name, String other) {
        if (!references.containsKey(other)) {
            unsound.add(name);
            List<String> others = references.keySet().stream()
                    .filter(known -> !known.equals(name))
                    .toList();
            problems.add(new SegmentProblem(
                    name,
                    "The segment (%s) refers to (%s), which does not exist.".formatted(name, other),
                    others.isEmpty() ? "Maybe define that one first?" : Suggestion.hint(other, others)));
        }
    }

    private void visit(String start) {
        Deque<Step> path = new ArrayDeque<>();
        Set<String> onPath = new LinkedHashSet<>();
        enter(start, path, onPath);
        while (!path.isEmpty()) {
            Step step = path.getLast();
            if (step.references().hasNext()) {
                String next = step.references().next();
                if (onPath.contains(next)) {
                    reportCircle(next, onPath);
                } else {
                    enter(next, path, onPath);
                }
            } else {
                path.removeLast();
                onPath.remove(step.name());
                order.add(step.name());
            }
        }
    }

    private void enter(String name, Deque<Step> path, Set<String> onPath) {
        Set<String> others = references.get(name);
        if (others != null && !order.contains(name)) {
            onPath.add(name);
            path.addLast(new Step(name, others.iterator()));
        }
    }

    private void reportCircle(String again, Set<String> onPath) {
        List<String> way = List.copyOf(onPath);
        List<String> circle = new ArrayList<>(way.subList(way.indexOf(again), way.size()));
        unsound.addAll(circle);
        circle.add(again);
        problems.add(new SegmentProblem(
                again,
                "The segments refer to one another in a circle: %s.".formatted(String.join(" -> ", circle)),
                "Maybe say in (%s) what is meant, instead of referring to (%s)?".formatted(again, circle.get(1))));
    }
}
