package org.clientela;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.rule.Rule;
import org.clientela.rule.Verdict;
import org.clientela.segment.BoundSegments;
import org.clientela.segment.ManualEntries;
import org.clientela.segment.ManualEntry;
import org.clientela.segment.ManualEntry.Kind;
import org.clientela.segment.Members;
import org.clientela.segment.Overlap;
import org.clientela.segment.Partition;
import org.clientela.segment.Place;
import org.clientela.segment.Places;
import org.clientela.segment.Segment;
import org.clientela.segment.SegmentFamily;
import org.clientela.segment.SegmentProblem;
import org.clientela.segment.SegmentsException;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a tenant, kept in its storage: definitions by name, who is in or out by hand, and who is in them. Segments may
 * refer to one another. Safe for many threads; each call is all or nothing.
 *
 * <pre>{@code
 * crm.segments().define("loyal",
 *         "count(purchase, last 12 months) >= 3 and sum(purchase.amount, last 12 months) >= 1000 EUR");
 * crm.segments().define("loyal abroad", "in segment \"loyal\" and country != \"DE\"");
 * crm.segments().include(acme, "loyal", "contract of 2025", until);
 * crm.segments().of(acme);                     // [loyal]
 * crm.segments().explain(acme, "loyal");       // why, and until when
 * crm.segments().members("loyal").count();
 * }</pre>
 *
 * <p>A stored definition that can no longer be used, because it cannot be read or the vocabulary lacks a word of it, is among the
 * {@link #problems()} and leaves the others working.
 */
public final class SegmentCatalog {
    /** How segments are kept. */
    public static final EntityType<StoredSegment> TYPE =
            EntityType.of("segment", StoredSegment.class, StoredSegment::name);

    /** How entries by hand are kept. */
    public static final EntityType<StoredEntries> ENTRIES = EntityType.of(
                    "segment-entries",
                    StoredEntries.class,
                    stored -> stored.customer().value())
            .indexedBy("segment", stored -> List.copyOf(stored.entries().keySet()));

    private final Crm crm;
    private final TenantStorage storage;

    SegmentCatalog(Crm crm, TenantStorage storage) {
        this.crm = crm;
        this.storage = storage;
    }

    /**
     * Defines a segment, or redefines the one of that name.
     *
     * @param name at most 200 characters
     * @param rule in the words of the door's vocabulary and in its reporting currency
     * @return the segment; of the next version if the rule of an existing one has changed
     * @throws org.clientela.rule.RuleException if the text is no rule, with everything that is wrong
     * @throws CurrencyMismatchException if an amount is in another currency, so that it could never be compared
     * @throws SegmentsException if it refers to what is not there or in a circle, or makes another one unusable
     */
    public Segment define(String name, String rule) {
        return define(name, Rule.parse(rule, crm.vocabulary()));
    }

    /**
     * Defines a segment, or redefines the one of that name, whose owner, purpose and note stay.
     *
     * @param name at most 200 characters
     * @param rule in the reporting currency
     * @return the segment; of the next version if the rule of an existing one has changed
     * @throws CurrencyMismatchException if an amount is in another currency, so that it could never be compared
     * @throws SegmentsException if it refers to what is not there or in a circle, does not fit the vocabulary, or makes another
     *     one unusable
     */
    public Segment define(String name, Rule rule) {
        return atomically((door, store) -> door.put(
                store,
                name,
                before -> before.map(there -> there.redefined(rule)).orElseGet(() -> Segment.of(name, rule))));
    }

    /**
     * Defines a segment with all that belongs to it, or redefines the one of that name.
     *
     * @param segment whose rule, owner, purpose and note are taken; its version is counted here, and who is in or out by hand is added
     *     to what is there
     * @return the segment; of the next version if rule or entries of an existing one have changed
     * @throws NotFoundException if someone who is in or out by hand is not known
     * @throws CurrencyMismatchException if an amount is in another currency, so that it could never be compared
     * @throws SegmentsException as {@link #define(String, Rule)}
     */
    public Segment define(Segment segment) {
        return define(List.of(segment)).get(0);
    }

    /**
     * Defines the segments of a family, all or none.
     *
     * @param family a ready-made one, perhaps changed
     * @return its segments as they are kept
     * @throws CurrencyMismatchException if an amount is in another currency; see {@link SegmentFamily#with}
     * @throws SegmentsException as {@link #define(String, Rule)}; the door's vocabulary needs {@link SegmentFamily#attributes}
     */
    public List<Segment> define(SegmentFamily family) {
        return define(family.segments());
    }

    private List<Segment> define(List<Segment> segments) {
        return atomically((door, store) -> {
            List<Segment> defined = new ArrayList<>();
            for (Segment segment : segments) {
                defined.add(door.put(store, segment.name(), before -> SegmentStore.merged(before, segment)));
                door.enter(store, segment.name(), segment.entries().entries());
            }
            return defined.stream().map(segment -> store.get(segment.name())).toList();
        });
    }

    /**
     * Puts a customer into a segment by hand, for ever.
     *
     * @param customer who
     * @param name of the segment
     * @param reason why, for people; without personal data, since explanations show it
     * @throws NotFoundException if there is no such customer or segment
     */
    public void include(Customer customer, String name, String reason) {
        decide(customer, name, Kind.INCLUDED, reason, null);
    }

    /**
     * Puts a customer into a segment by hand, for a time.
     *
     * @param customer who
     * @param name of the segment
     * @param reason why, for people; without personal data, since explanations show it
     * @param until the first instant at which it no longer counts
     * @throws NotFoundException if there is no such customer or segment
     * @throws IllegalArgumentException if {@code until} is not after now
     */
    public void include(Customer customer, String name, String reason, Instant until) {
        decide(customer, name, Kind.INCLUDED, reason, until);
    }

    /**
     * Keeps a customer out of a segment by hand, for ever. Beats inclusion.
     *
     * @param customer who
     * @param name of the segment
     * @param reason why, for people; without personal data, since explanations show it
     * @throws NotFoundException if there is no such customer or segment
     */
    public void exclude(Customer customer, String name, String reason) {
        decide(customer, name, Kind.EXCLUDED, reason, null);
    }

    /**
     * Keeps a customer out of a segment by hand, for a time. Beats inclusion.
     *
     * @param customer who
     * @param name of the segment
     * @param reason why, for people; without personal data, since explanations show it
     * @param until the first instant at which it no longer counts
     * @throws NotFoundException if there is no such customer or segment
     * @throws IllegalArgumentException if {@code until} is not after now
     */
    public void exclude(Customer customer, String name, String reason, Instant until) {
        decide(customer, name, Kind.EXCLUDED, reason, until);
    }

    /**
     * Lets the rule decide again whether a customer is in a segment.
     *
     * @param customer who
     * @param name of the segment
     * @throws NotFoundException if there is no such segment
     */
    public void leaveToRule(Customer customer, String name) {
        atomically((door, store) -> {
            Segment there = store.definition(name);
            if (store.entriesOf(customer.id()).containsKey(name)) {
                store.change(customer.id(), name, before -> ManualEntries.none());
                store.put(SegmentStore.nextVersion(there));
            }
            return there;
        });
    }

    /**
     * Makes or replaces entries by hand, many in one go.
     *
     * @param name of the segment
     * @param entries each replaces the one of its customer and kind
     * @throws NotFoundException if a customer or the segment is not known
     */
    public void enter(String name, Collection<ManualEntry> entries) {
        atomically((door, store) -> {
            door.enter(store, name, entries);
            return name;
        });
    }

    /**
     * Removes a segment, and who is in or out of it by hand.
     *
     * @param name of the segment, also of one that cannot be used
     * @throws NotFoundException if there is none, with the nearest name
     * @throws SegmentsException if others refer to it, with their names
     */
    public void remove(String name) {
        atomically((door, store) -> {
            store.stored(name);
            List<String> users = store.all()
                    .flatMap(stored -> stored.segment().stream())
                    .filter(segment -> segment.rule().segments().contains(name))
                    .map(Segment::name)
                    .filter(user -> !user.equals(name))
                    .toList();
            if (!users.isEmpty()) {
                throw new SegmentsException(List.of(SegmentProblem.inUse(name, "removed", users)));
            }
            store.remove(name);
            return name;
        });
    }

    /**
     * The segment of a name, with who is in or out by hand.
     *
     * @param name of the segment
     * @return its current version
     * @throws NotFoundException if there is none, with the nearest name
     * @throws SegmentsException if it cannot be read
     */
    public Segment get(String name) {
        return new SegmentStore(storage, crm.vocabulary()).get(name);
    }

    /**
     * All segments that can be read, with who is in or out by hand.
     *
     * @return in ascending order of names
     */
    public Stream<Segment> all() {
        return atomically((door, store) -> store.readable(store.entries())).stream();
    }

    /**
     * What is wrong with stored definitions: such as cannot be read, do not fit the vocabulary, or refer to one that does.
     *
     * @return by name; empty if all can be used
     */
    public List<SegmentProblem> problems() {
        return atomically((door, store) -> store.problems());
    }

    /**
     * The segments a customer is in, as of now.
     *
     * @param customer who
     * @return their names, ascending
     * @throws NotFoundException if the customer is not known
     */
    public List<String> of(Customer customer) {
        return atomically(
                (door, store) -> store.bound(store.entriesOf(customer.id())).of(door.crm.profile(customer)).stream()
                        .map(Segment::name)
                        .toList());
    }

    /**
     * Whether a customer is in a segment, and why, as of now.
     *
     * @param customer who
     * @param name of the segment
     * @return the answer with its reasons, and until when it holds
     * @throws NotFoundException if there is no such customer or segment
     * @throws SegmentsException if the segment cannot be used
     */
    public Verdict explain(Customer customer, String name) {
        return atomically((door, store) ->
                store.usable(name, store.entriesOf(customer.id())).explain(name, door.crm.profile(customer)));
    }

    /**
     * Who is in a segment, as of now.
     *
     * @param name of the segment
     * @return those of all customers
     * @throws NotFoundException if there is none
     * @throws SegmentsException if the segment cannot be used
     */
    public Members members(String name) {
        return atomically((door, store) -> store.usable(name, store.entries()).members(name, door.crm.population()));
    }

    /**
     * Who is in which segment, as of now: all that can be used, in one pass.
     *
     * @return the members of each by its name, ascending
     */
    public Map<String, Members> members() {
        return atomically((door, store) -> store.bound(store.entries()).members(door.crm.population()));
    }

    /**
     * How far segments have the same members, as of now.
     *
     * @param names of segments; none for all that can be used
     * @return counts of each, and of each two
     * @throws NotFoundException if there is no such segment
     * @throws SegmentsException if one cannot be used
     */
    public Overlap overlap(String... names) {
        return atomically((door, store) -> {
            BoundSegments bound = store.bound(store.entries());
            for (String name : names) {
                store.requireUsable(bound, name);
            }
            Map<String, Members> all = bound.members(door.crm.population());
            Map<String, Members> chosen = new LinkedHashMap<>();
            for (String name : names.length == 0 ? List.copyOf(all.keySet()) : List.of(names)) {
                Optional.ofNullable(all.get(name)).ifPresent(members -> chosen.put(name, members));
            }
            return Overlap.of(chosen);
        });
    }

    /**
     * The part of a partition a customer is in, as of now.
     *
     * @param customer who
     * @param partition whose segments may refer to those that are kept here
     * @return its place, why, and until when
     * @throws NotFoundException if the customer is not known
     * @throws IllegalArgumentException as {@link Partition#bound}
     */
    public Place place(Customer customer, Partition partition) {
        return atomically((door, store) -> partition
                .bound(store.check(store.entriesOf(customer.id())).usable(), door.crm.vocabulary())
                .of(door.crm.profile(customer)));
    }

    /**
     * The part of a partition each customer is in, as of now.
     *
     * @param partition whose segments may refer to those that are kept here
     * @return the place of everyone
     * @throws IllegalArgumentException as {@link Partition#bound}
     */
    public Places places(Partition partition) {
        return atomically((door, store) -> partition
                .bound(store.check(store.entries()).usable(), door.crm.vocabulary())
                .of(door.crm.population()));
    }

    private <R> R atomically(BiFunction<SegmentCatalog, SegmentStore, R> work) {
        return crm.atomically((door, tenant) ->
                work.apply(new SegmentCatalog(door, tenant), new SegmentStore(tenant, door.vocabulary())));
    }

    private void decide(Customer customer, String name, Kind kind, String reason, @Nullable Instant until) {
        enter(name, List.of(new ManualEntry(customer.id(), kind, reason, crm.actor(), crm.now(), until)));
    }

    private void enter(SegmentStore store, String name, Collection<ManualEntry> entries) {
        Segment there = store.definition(name);
        SegmentStore.filled(there, ManualEntries.of(entries));
        boolean changes = false;
        for (ManualEntry entry : entries) {
            CustomerId customer = entry.customer();
            crm.customers().get(customer);
            ManualEntries before = store.entriesOf(customer).getOrDefault(name, ManualEntries.none());
            if (!before.with(entry).equals(before)) {
                store.change(customer, name, ofCustomer -> ofCustomer.with(entry));
                changes = true;
            }
        }
        if (changes) {
            store.put(SegmentStore.nextVersion(there));
        }
    }

    private Segment put(SegmentStore store, String name, Function<Optional<Segment>, Segment> change) {
        return store.define(name, before -> {
            Segment after = change.apply(before);
            requireReportingCurrency(after.rule());
            return after;
        });
    }

    private void requireReportingCurrency(Rule rule) {
        if (rule instanceof Rule.Test test) {
            for (Value operand : test.criterion().operands()) {
                if (operand instanceof Value.Amount amount
                        && !amount.money().currency().equals(crm.currency())) {
                    throw new CurrencyMismatchException(
                            crm.currency(), amount.money().currency());
                }
            }
        }
        rule.parts().forEach(this::requireReportingCurrency);
    }
}
