package org.clientela;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.clientela.segment.ManualEntry;
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
                    "membership", Membership.class, membership -> membership.customer().value())
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
            before.forEach((customer, old) -> follow(unit, news, rules, customer, old, fresh(customer, old, events), now));
        }
        return added;
    }

    /** What is forgotten of a customer is forgotten of its memberships, which begin anew if the customer stays. */
    int erase(TenantStorage unit, CustomerId customer) {
        int erased = unit.timeline().erase(customer);
        removeMembership(unit, customer);
        rules(unit).ifPresent(rules -> profile(unit, customer, List.of(), now())
                .ifPresent(profile -> begin(unit, rules, profile)));
        return erased;
    }

    void customerChanged(
            TenantStorage unit, MembershipNews news, @Nullable Customer before, @Nullable Customer after) {
        if (after == null) {
            if (before != null) {
                removeMembership(unit, before.id());
            }
            return;
        }
        MembershipRules rules = rules(unit).orElse(null);
        if (rules == null || after.equals(before)) {
            return;
        }
        List<Event> events = unit.timeline().read(after.id());
        Instant now = now();
        profile(after, events, now).ifPresent(profile -> {
            if (before == null) {
                Membership begun = rules.begin(profile, Cause.newFact());
                keep(unit, news, Optional.empty(), none(profile), begun);
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
            TenantStorage unit, MembershipNews news, @Nullable Segment before, @Nullable Segment after) {
        boolean sameRule =
                before != null && after != null && before.rule().equals(after.rule());
        if (sameRule && before.entries().equals(after.entries())) {
            return;
        }
        EntityStore<MembershipHead> heads = unit.entities(MembershipHead.TYPE);
        Optional<Versioned<MembershipHead>> kept = heads.find(MembershipHead.ID);
        MembershipHead head =
                kept.map(Versioned::entity).orElseGet(() -> new MembershipHead(0, Instant.MIN, "none"));
        MembershipRules rules = cachedOrMade(unit, head, before, after);
        MembershipRules changed;
        Instant since = head.since();
        if (sameRule) {
            changed = rules.withEntries(after);
            byHand(unit, news, rules, changed, before, after);
        } else {
            since = since.isAfter(now()) ? since : now();
            changed = after == null
                    ? rules.without(before.name(), since)
                    : rules.with(after, since);
            unit.entities(LOG).put(new Redefinition(changed.revision(), since, before, after), 0);
        }
        MembershipHead next =
                new MembershipHead(changed.revision(), since, UUID.randomUUID().toString());
        heads.put(next, kept.map(Versioned::version).orElse(0L));
        cache.keep(next.stamp(), changed);
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
                        made = make(unit, head, all(unit.entities(SegmentCatalog.TYPE)));
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
    Membership membership(
            Optional<Versioned<Membership>> kept, MembershipRules rules, CustomerProfile known) {
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
            news.add(kept.isPresent() ? before : none(after), after);
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
        boolean same = other.vocabulary() == setting.vocabulary() && other.tenant().equals(setting.tenant());
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

    private void byHand(
            TenantStorage unit,
            MembershipNews news,
            MembershipRules old,
            MembershipRules changed,
            Segment before,
            Segment after) {
        Set<ManualEntry> entries = new LinkedHashSet<>(before.entries().entries());
        Set<ManualEntry> differing = new LinkedHashSet<>(after.entries().entries());
        differing.removeIf(entries::remove); // what is in both is in neither then
        differing.addAll(entries);
        Set<CustomerId> customers = new TreeSet<>();
        differing.forEach(entry -> customers.add(entry.customer()));
        for (CustomerId customer : customers) {
            profile(unit, customer).ifPresent(profile -> {
                Optional<Versioned<Membership>> kept = find(unit, customer);
                Membership membership = membership(kept, old, profile);
                Cause cause = Cause.manual(setting.actor());
                keep(unit, news, kept, membership, changed.byHand(membership, old, profile, after.name(), cause));
            });
        }
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

    /** The rules as they were before a segment changed. */
    private MembershipRules cachedOrMade(
            TenantStorage unit, MembershipHead head, @Nullable Segment before, @Nullable Segment after) {
        MembershipRules made = cache.find(head.stamp());
        if (made != null) {
            return made;
        }
        List<Segment> segments = all(unit.entities(SegmentCatalog.TYPE));
        if (after != null) {
            segments.removeIf(segment -> segment.name().equals(after.name()));
        }
        if (before != null) {
            segments.add(before);
        }
        return make(unit, head, segments);
    }

    /** A definition that cannot be asked stays out, and so do those that refer to it; nobody enters or leaves them. */
    private MembershipRules make(TenantStorage unit, MembershipHead head, List<Segment> segments) {
        List<Segment> sound = new ArrayList<>(segments);
        while (true) {
            try {
                return MembershipRules.of(
                        new Segments(sound), head.revision(), all(unit.entities(LOG)), setting.vocabulary());
            } catch (SegmentsException e) {
                Set<String> broken = new HashSet<>();
                e.problems().forEach(problem -> broken.add(problem.segment()));
                if (!sound.removeIf(segment -> broken.contains(segment.name()))) {
                    throw e;
                }
            }
        }
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

    private static Membership none(CustomerProfile profile) {
        return MembershipRules.nobody(profile.id(), profile.asOf());
    }

    private static Membership none(Membership membership) {
        return MembershipRules.nobody(membership.customer(), Instant.MIN);
    }
}
