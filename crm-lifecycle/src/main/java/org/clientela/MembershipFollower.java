package org.clientela;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.profile.CustomerProfile;
import org.clientela.segment.Cause;
import org.clientela.segment.ManualEntries;
import org.clientela.segment.Membership;
import org.clientela.segment.MembershipListener;
import org.clientela.segment.MembershipRules;
import org.clientela.segment.Redefinition;
import org.clientela.segment.Segment;
import org.clientela.segment.Segments;
import org.clientela.segment.SegmentsException;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Keeps memberships in step with what is written, within one unit of work. Does nothing until a segment is defined. Immutable but
 * for the cache; safe for many threads.
 */
final class MembershipFollower {
    static final EntityType<Membership> MEMBERSHIPS = EntityType.of(
                    "membership",
                    Membership.class,
                    membership -> membership.customer().value())
            .indexedBy(MembershipHour.INDEX, MembershipHour::indexed);

    static final EntityType<Redefinition> LOG = EntityType.of(
            "segment-redefinition", Redefinition.class, redefinition -> "%010d".formatted(redefinition.number()));

    private final Setting setting;
    private final MembershipCache cache;

    MembershipFollower(Setting setting, MembershipCache cache) {
        this.setting = setting;
        this.cache = cache;
    }

    TenantId tenant() {
        return setting.tenant();
    }

    MembershipListener listener() {
        return setting.membershipListener();
    }

    /** Adds events, and lets the memberships of their customers follow. */
    int append(TenantStorage unit, MembershipNews news, List<Event> events) {
        MembershipRules rules = rules(unit).orElse(null);
        if (rules == null) {
            return unit.timeline().append(events);
        }
        Map<CustomerId, List<Event>> before = new TreeMap<>();
        for (Event event : events) {
            before.computeIfAbsent(event.customer(), unit.timeline()::read);
        }
        int added = unit.timeline().append(events);
        if (added > 0) {
            Instant now = now();
            before.forEach(
                    (customer, old) -> follow(unit, news, rules, customer, old, fresh(customer, old, events), now));
        }
        return added;
    }

    /** What is forgotten of a customer is forgotten of its memberships, which begin anew if the customer stays. */
    int erase(TenantStorage unit, CustomerId customer) {
        int erased = unit.timeline().erase(customer);
        removeMembership(unit, customer);
        rules(unit)
                .ifPresent(rules ->
                        profile(unit, customer, List.of(), now()).ifPresent(profile -> begin(unit, rules, profile)));
        return erased;
    }

    void customerChanged(
            TenantStorage unit,
            MembershipNews news,
            @Nullable Customer before,
            @Nullable Customer after,
            Runnable write) {
        write.run();
        MembershipRules rules = rules(unit).orElse(null);
        if (after == null) {
            removeMembership(unit, Objects.requireNonNull(before).id());
            return;
        }
        if (rules == null || after.equals(before)) {
            return;
        }
        List<Event> events = unit.timeline().read(after.id());
        Instant now = now();
        profile(after, events, now).ifPresent(profile -> {
            if (before == null) {
                Membership begun = rules.begin(profile, Cause.newFact());
                keep(unit, news, Optional.empty(), begun, begun);
            } else {
                profile(before, events, now).ifPresent(known -> {
                    Optional<Versioned<Membership>> kept = find(unit, after.id());
                    Membership membership = membership(kept, rules, known);
                    Membership changed = rules.change(membership, known, profile, List.of(), Cause.newFact());
                    keep(unit, news, kept, membership, changed);
                });
            }
        });
    }

    void segmentChanged(
            TenantStorage unit,
            MembershipNews news,
            @Nullable StoredSegment before,
            @Nullable StoredSegment after,
            Runnable write) {
        MembershipRules rules = rules(unit).orElseGet(this::undefined);
        write.run();
        Segment old = before == null ? null : before.segment().orElse(null);
        Segment defined = after == null ? null : after.segment().orElse(null);
        Instant since = unit.entities(MembershipHead.TYPE)
                .find(MembershipHead.ID)
                .map(head -> head.entity().since())
                .filter(last -> last.isAfter(now()))
                .orElseGet(this::now);
        MembershipRules changed = changed(rules, old, defined, since);
        if (changed.revision() > rules.revision()) {
            unit.entities(LOG).put(new Redefinition(changed.revision(), since, old, defined), 0);
        }
        restamp(unit, withUsable(unit, changed, since), since);
    }

    /** With those that referred to what was not there, and now is. */
    private MembershipRules withUsable(TenantStorage unit, MembershipRules rules, Instant since) {
        MembershipRules more = rules;
        SegmentStore store = new SegmentStore(unit, setting.vocabulary());
        for (Segment segment : store.check(store.entries()).usable().inOrder()) {
            if (more.segments().find(segment.name()).isEmpty()) {
                more = more.with(segment, since);
                Segment kept = SegmentStore.filled(segment, ManualEntries.none());
                unit.entities(LOG).put(new Redefinition(more.revision(), since, null, kept), 0);
            }
        }
        return more;
    }

    /** Definitions that cannot be used change nothing. */
    private static MembershipRules changed(
            MembershipRules rules, @Nullable Segment old, @Nullable Segment defined, Instant since) {
        try {
            if (defined == null) {
                boolean known = old != null && rules.segments().find(old.name()).isPresent();
                return known ? rules.without(Objects.requireNonNull(old).name(), since) : rules;
            }
            Optional<Segment> known = rules.segments().find(defined.name());
            ManualEntries entries = known.map(Segment::entries).orElse(ManualEntries.none());
            Segment filled = SegmentStore.filled(defined, entries);
            return known.map(Segment::rule).equals(Optional.of(defined.rule()))
                    ? rules.withEntries(filled)
                    : rules.with(filled, since);
        } catch (SegmentsException e) {
            return rules;
        }
    }

    void entriesChanged(
            TenantStorage unit,
            MembershipNews news,
            @Nullable StoredEntries before,
            @Nullable StoredEntries after,
            Runnable write) {
        MembershipRules rules = rules(unit).orElse(null);
        write.run();
        if (rules == null) {
            return;
        }
        CustomerId customer = after == null ? Objects.requireNonNull(before).customer() : after.customer();
        Set<String> names = new TreeSet<>();
        Optional.ofNullable(before)
                .ifPresent(entries -> names.addAll(entries.entries().keySet()));
        Optional.ofNullable(after)
                .ifPresent(entries -> names.addAll(entries.entries().keySet()));
        for (String name : names) {
            ManualEntries old = before == null ? ManualEntries.none() : before.of(name);
            ManualEntries entered = after == null ? ManualEntries.none() : after.of(name);
            if (!old.equals(entered)) {
                rules = entered(unit, news, rules, customer, name, entered);
            }
        }
        restamp(unit, rules, Instant.MIN);
    }

    private MembershipRules entered(
            TenantStorage unit,
            MembershipNews news,
            MembershipRules rules,
            CustomerId customer,
            String name,
            ManualEntries entered) {
        Optional<Segment> segment = rules.segments().find(name);
        MembershipRules changed = segment.map(known -> rules.withEntries(SegmentStore.filled(
                        known, known.entries().without(customer).with(entered.entries()))))
                .orElse(rules);
        profile(unit, customer).ifPresent(known -> {
            Optional<Versioned<Membership>> kept = find(unit, customer);
            Membership membership = membership(kept, rules, known);
            Cause cause = Cause.manual(setting.actor());
            Membership next = segment.isPresent()
                    ? changed.byHand(membership, rules, known, name, cause)
                    : rules.settle(membership, known);
            keep(unit, news, kept, membership, next);
        });
        return changed;
    }

    /** From now on nobody takes older rules for these. */
    private void restamp(TenantStorage unit, MembershipRules rules, Instant since) {
        EntityStore<MembershipHead> heads = unit.entities(MembershipHead.TYPE);
        Optional<Versioned<MembershipHead>> kept = heads.find(MembershipHead.ID);
        Instant last = kept.map(head -> head.entity().since()).orElse(Instant.MIN);
        MembershipHead head = new MembershipHead(
                rules.revision(),
                since.isAfter(last) ? since : last,
                UUID.randomUUID().toString());
        heads.put(head, kept.map(Versioned::version).orElse(0L));
        cache.keep(head.stamp(), rules);
    }

    /** What decides memberships; empty while no segment was ever defined. */
    Optional<MembershipRules> rules(TenantStorage unit) {
        return unit.entities(MembershipHead.TYPE)
                .find(MembershipHead.ID)
                .map(Versioned::entity)
                .or(() -> firstHead(unit))
                .map(head -> {
                    MembershipRules made = cache.find(head.stamp());
                    if (made == null) {
                        made = make(unit, head);
                        cache.keep(head.stamp(), made);
                    }
                    return made;
                });
    }

    Optional<CustomerProfile> profile(TenantStorage unit, CustomerId customer) {
        return profile(unit, customer, unit.timeline().read(customer), now());
    }

    Optional<Versioned<Membership>> find(TenantStorage unit, CustomerId customer) {
        return unit.entities(MEMBERSHIPS).find(customer.value());
    }

    /** The one that is kept, or what stands for it while none is. */
    Membership membership(Optional<Versioned<Membership>> kept, MembershipRules rules, CustomerProfile known) {
        return kept.map(Versioned::entity)
                .or(() -> rules.unseen(known))
                .orElseGet(() -> rules.begin(known, Cause.newFact()));
    }

    /** Keeps what has changed. */
    void keep(
            TenantStorage unit,
            MembershipNews news,
            Optional<Versioned<Membership>> kept,
            Membership before,
            Membership after) {
        boolean same = kept.isPresent()
                && before.changes().size() == after.changes().size()
                && before.revision() == after.revision()
                && before.until().equals(after.until());
        if (!same) {
            unit.entities(MEMBERSHIPS).put(after, kept.map(Versioned::version).orElse(0L));
            MembershipHour.ensure(unit, after);
            news.add(kept.isPresent() ? before : MembershipRules.nobody(after.customer(), Instant.MIN), after);
        }
    }

    /** Every membership is held against the last redefinition. */
    void forgetLog(TenantStorage unit, MembershipRules rules) {
        EntityStore<Redefinition> log = unit.entities(LOG);
        for (Redefinition redefinition : all(log)) {
            if (redefinition.number() <= rules.revision()) {
                String id = LOG.id(redefinition);
                log.remove(id, log.find(id).orElseThrow().version());
            }
        }
    }

    /** The same for a door that differs in its setting. */
    MembershipFollower with(Setting other) {
        boolean same =
                other.vocabulary() == setting.vocabulary() && other.tenant().equals(setting.tenant());
        return new MembershipFollower(other, same ? cache : new MembershipCache());
    }

    Instant now() {
        return setting.clock().instant();
    }

    private void follow(
            TenantStorage unit,
            MembershipNews news,
            MembershipRules rules,
            CustomerId customer,
            List<Event> old,
            List<Event> fresh,
            Instant now) {
        Optional<CustomerProfile> known = fresh.isEmpty() ? Optional.empty() : profile(unit, customer, old, now);
        known.ifPresent(profile -> {
            Optional<Versioned<Membership>> kept = find(unit, customer);
            Membership membership = membership(kept, rules, profile);
            Cause cause = fresh.size() == 1 ? Cause.newFact(fresh.get(0).id()) : Cause.newFact();
            keep(unit, news, kept, membership, rules.record(membership, profile, fresh, cause));
        });
    }

    private void begin(TenantStorage unit, MembershipRules rules, CustomerProfile profile) {
        Membership begun = rules.begin(profile, Cause.newFact());
        unit.entities(MEMBERSHIPS).put(begun, 0);
        MembershipHour.ensure(unit, begun);
    }

    private void removeMembership(TenantStorage unit, CustomerId customer) {
        find(unit, customer).ifPresent(kept -> unit.entities(MEMBERSHIPS).remove(customer.value(), kept.version()));
    }

    private Optional<MembershipHead> firstHead(TenantStorage unit) {
        boolean none = unit.entities(SegmentCatalog.TYPE)
                .page(Query.all().withLimit(1))
                .items()
                .isEmpty();
        return none ? Optional.empty() : Optional.of(new MembershipHead(0, Instant.MIN, "first"));
    }

    private MembershipRules make(TenantStorage unit, MembershipHead head) {
        SegmentStore store = new SegmentStore(unit, setting.vocabulary());
        Segments usable = store.check(store.entries()).usable();
        return MembershipRules.of(usable, head.revision(), all(unit.entities(LOG)), setting.vocabulary());
    }

    private MembershipRules undefined() {
        return MembershipRules.of(new Segments(List.of()), setting.vocabulary());
    }

    private static <T> List<T> all(EntityStore<T> store) {
        List<T> all = new ArrayList<>();
        for (Query next = Query.all(); next != null; ) {
            Page<T> page = store.page(next);
            page.items().forEach(item -> all.add(item.entity()));
            next = page.following();
        }
        return all;
    }

    private Optional<CustomerProfile> profile(
            TenantStorage unit, CustomerId customer, List<Event> events, Instant asOf) {
        return unit.entities(EntityType.CUSTOMER)
                .find(customer.value())
                .flatMap(kept -> profile(kept.entity(), events, asOf));
    }

    /** Empty if amounts are in another currency, so that nothing can be concluded; no fact is refused for that. */
    private Optional<CustomerProfile> profile(Customer customer, List<Event> events, Instant asOf) {
        try {
            return Optional.of(CustomerProfile.of(customer, events, asOf, setting.zone(), setting.currency()));
        } catch (CurrencyMismatchException e) {
            return Optional.empty();
        }
    }

    private static List<Event> fresh(CustomerId customer, List<Event> old, List<Event> events) {
        Set<EventId> seen = new HashSet<>();
        old.forEach(event -> seen.add(event.id()));
        return events.stream()
                .filter(event -> event.customer().equals(customer) && seen.add(event.id()))
                .toList();
    }
}
