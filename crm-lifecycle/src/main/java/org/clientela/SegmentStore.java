package org.clientela;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.profile.Vocabulary;
import org.clientela.segment.BoundSegments;
import org.clientela.segment.ManualEntries;
import org.clientela.segment.ManualEntry;
import org.clientela.segment.Segment;
import org.clientela.segment.SegmentCheck;
import org.clientela.segment.SegmentProblem;
import org.clientela.segment.SegmentsException;
import org.clientela.store.EntityStore;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.clientela.text.Suggestion;

/** Definitions and entries by hand of one tenant, as they are kept. */
final class SegmentStore {
    private final Vocabulary vocabulary;
    private final EntityStore<StoredSegment> segments;
    private final EntityStore<StoredEntries> entries;
    private final Register<String, StoredSegment> segmentRegister;
    private final Register<CustomerId, StoredEntries> entryRegister;

    SegmentStore(TenantStorage storage, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.segments = storage.entities(SegmentCatalog.TYPE);
        this.entries = storage.entities(SegmentCatalog.ENTRIES);
        this.segmentRegister = new Register<>(storage, SegmentCatalog.TYPE, name -> name, (stored, work) -> {});
        this.entryRegister = new Register<>(storage, SegmentCatalog.ENTRIES, CustomerId::value, (stored, work) -> {});
    }

    /** Ascending by name. */
    Stream<StoredSegment> all() {
        return segmentRegister.all();
    }

    Optional<StoredSegment> find(String name) {
        return segmentRegister.find(name);
    }

    /** Puts what is made of the definition that is there, if it can be used and leaves no other one unusable. */
    Segment define(String name, Function<Optional<Segment>, Segment> change) {
        Optional<StoredSegment> before = find(name);
        Segment after = change.apply(before.flatMap(StoredSegment::segment));
        filled(after, entriesIn(name));
        int version = before.filter(stored -> stored.segment().isEmpty())
                .map(stored -> Math.max(stored.version(), 0) + 1)
                .orElse(after.version());
        Set<String> unusable =
                check(Map.of()).problems().stream().map(SegmentProblem::segment).collect(Collectors.toSet());
        unusable.remove(name);
        Segment defined = withVersion(after, version);
        put(defined);
        List<SegmentProblem> wrong = check(Map.of()).problems().stream()
                .filter(problem -> !unusable.contains(problem.segment()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new SegmentsException(wrong);
        }
        return defined;
    }

    void put(Segment segment) {
        long before = segments.find(segment.name()).map(Versioned::version).orElse(0L);
        segments.put(StoredSegment.of(segment), before);
    }

    void remove(String name) {
        segments.find(name).ifPresent(stored -> segments.remove(name, stored.version()));
        for (StoredEntries stored : entryRegister.where("segment", name).toList()) {
            change(stored.customer(), name, before -> ManualEntries.none());
        }
    }

    /** The entries of all customers, by segment. */
    Map<String, ManualEntries> entries() {
        return collected(entryRegister.all());
    }

    /** The entries of one customer, by segment. */
    Map<String, ManualEntries> entriesOf(CustomerId customer) {
        return entryRegister.find(customer).map(StoredEntries::entries).orElse(Map.of());
    }

    /** The entries of one segment. */
    ManualEntries entriesIn(String segment) {
        return collected(entryRegister.where("segment", segment)).getOrDefault(segment, ManualEntries.none());
    }

    void change(CustomerId customer, String segment, UnaryOperator<ManualEntries> change) {
        Optional<Versioned<StoredEntries>> before = entries.find(customer.value());
        StoredEntries there = before.map(Versioned::entity).orElse(new StoredEntries(customer, Map.of()));
        StoredEntries after = there.with(segment, change.apply(there.of(segment)));
        if (!after.entries().isEmpty()) {
            entries.put(after, before.map(Versioned::version).orElse(0L));
        } else {
            before.ifPresent(stored -> entries.remove(customer.value(), stored.version()));
        }
    }

    private static Map<String, ManualEntries> collected(Stream<StoredEntries> stored) {
        Map<String, List<ManualEntry>> bySegment = new TreeMap<>();
        stored.forEach(ofCustomer -> ofCustomer
                .entries()
                .forEach((segment, list) -> bySegment
                        .computeIfAbsent(segment, name -> new ArrayList<>())
                        .addAll(list.entries())));
        Map<String, ManualEntries> collected = new TreeMap<>();
        bySegment.forEach((segment, list) -> collected.put(segment, ManualEntries.of(list)));
        return collected;
    }

    /** The other one's definition, counted on from what is there. */
    static Segment merged(Optional<Segment> before, Segment other) {
        int version =
                before.map(there -> there.redefined(other.rule()).version()).orElse(1);
        return withVersion(other, version);
    }

    static Segment nextVersion(Segment segment) {
        return withVersion(segment, Math.addExact(segment.version(), 1));
    }

    /** As it is kept: without the entries, which are kept by customer. */
    static Segment withVersion(Segment segment, int version) {
        return new Segment(
                segment.name(),
                segment.rule(),
                segment.owner(),
                segment.purpose(),
                segment.note(),
                version,
                ManualEntries.none());
    }

    private static Segment filled(Segment segment, Map<String, ManualEntries> entries) {
        return filled(segment, entries.getOrDefault(segment.name(), ManualEntries.none()));
    }

    /** Refuses entries that the rule is too deep for. */
    static Segment filled(Segment segment, ManualEntries entries) {
        return new Segment(
                segment.name(),
                segment.rule(),
                segment.owner(),
                segment.purpose(),
                segment.note(),
                segment.version(),
                entries);
    }

    /**
     * The one of a name, whether it can be read or not.
     *
     * @throws NotFoundException with the nearest name
     */
    StoredSegment stored(String name) {
        return find(name)
                .orElseThrow(() -> new NotFoundException(
                        "segment",
                        name,
                        Suggestion.hint(name, all().map(StoredSegment::name).toList())));
    }

    Segment definition(String name) {
        StoredSegment stored = stored(name);
        return stored.segment().orElseThrow(() -> new SegmentsException(List.of(unreadable(stored))));
    }

    private static SegmentProblem unreadable(StoredSegment stored) {
        return new SegmentProblem(
                stored.name(),
                "The segment (%s) cannot be read. %s".formatted(stored.name(), stored.problem()),
                "Maybe define it again?");
    }

    Segment get(String name) {
        return filled(definition(name), entriesIn(name));
    }

    /** Ascending by name. */
    List<Segment> readable(Map<String, ManualEntries> entries) {
        return readable(all().toList(), entries);
    }

    private static List<Segment> readable(List<StoredSegment> stored, Map<String, ManualEntries> entries) {
        return stored.stream()
                .flatMap(definition -> definition.segment().stream())
                .map(segment -> filled(segment, entries))
                .toList();
    }

    SegmentCheck check(Map<String, ManualEntries> entries) {
        List<StoredSegment> stored = all().toList();
        Set<String> fitting = stored.stream()
                .filter(definition -> definition.fits(vocabulary))
                .map(StoredSegment::name)
                .collect(Collectors.toSet());
        return SegmentCheck.of(readable(stored, entries), vocabulary, segment -> fitting.contains(segment.name()));
    }

    List<SegmentProblem> problems() {
        List<SegmentProblem> problems = new ArrayList<>();
        all().filter(stored -> stored.segment().isEmpty()).forEach(stored -> problems.add(unreadable(stored)));
        problems.addAll(check(Map.of()).problems());
        return List.copyOf(problems);
    }

    BoundSegments bound(Map<String, ManualEntries> entries) {
        return check(entries).usable().bound(vocabulary);
    }

    BoundSegments usable(String name, Map<String, ManualEntries> entries) {
        BoundSegments bound = bound(entries);
        requireUsable(bound, name);
        return bound;
    }

    void requireUsable(BoundSegments bound, String name) {
        if (bound.definitions().find(name).isEmpty()) {
            definition(name);
            throw new SegmentsException(check(Map.of()).problemsOf(name));
        }
    }
}
