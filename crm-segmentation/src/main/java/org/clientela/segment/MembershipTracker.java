package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Follows the memberships of very many customers in memory: told of each new fact, it looks again at what that fact can concern,
 * and it knows who is to be looked at next because time passes. What is known of a customer stays with the host, which is asked
 * for it when it is needed.
 *
 * <pre>{@code
 * MembershipTracker tracker = new MembershipTracker(segments, vocabulary, host::profile, listener);
 * tracker.begin(profile);
 * tracker.record(profile, purchase);               // then the host keeps the purchase
 * tracker.advanceTo(tracker.nextChange(), done -> true);
 * tracker.get(profile.id()).stays("loyal");
 * }</pre>
 *
 * <p>A new fact costs what the questions cost that it concerns, whatever the number of customers, of which only the logarithm
 * counts. Not safe for many threads: give each thread a tracker and customers of its own.
 */
public final class MembershipTracker {
    private record Told(Membership before, Membership after) {}

    private final Function<CustomerId, CustomerProfile> profiles;
    private final MembershipListener listener;
    private final Map<CustomerId, WakeUps.Entry> entries = new HashMap<>();
    private final List<WakeUps.Entry> all = new ArrayList<>();
    private final WakeUps wakeUps = new WakeUps();
    private final Deque<Told> untold = new ArrayDeque<>();
    private boolean telling;
    private MembershipRules rules;

    /** All before this one are held against the last definitions. */
    private int settled;

    /**
     * A tracker of nobody yet.
     *
     * @param segments as they are defined at the beginning
     * @param vocabulary that has the derived metrics
     * @param profiles gives all that the tracker was told about a customer, as of any instant
     * @param listener is told of every change after it was kept
     */
    public MembershipTracker(
            Segments segments,
            Vocabulary vocabulary,
            Function<CustomerId, CustomerProfile> profiles,
            MembershipListener listener) {
        this.rules = MembershipRules.of(segments, vocabulary);
        this.profiles = Objects.requireNonNull(profiles, "profiles");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Begins to follow a customer.
     *
     * @param profile all that is known, as of now
     * @return its first membership
     * @throws IllegalArgumentException if it is followed already
     */
    public Membership begin(CustomerProfile profile) {
        if (entries.containsKey(profile.id())) {
            throw new IllegalArgumentException(
                    "The customer (%s) is followed already.%nMaybe call record or change?".formatted(profile.id()));
        }
        Membership membership = rules.begin(profile, Cause.newFact());
        WakeUps.Entry entry = new WakeUps.Entry(membership);
        entry.number = all.size();
        all.add(entry);
        entries.put(profile.id(), entry);
        wakeUps.add(entry);
        tell(new Told(Membership.none(profile.id(), 0, profile.asOf()), membership));
        return membership;
    }

    /**
     * Something happened.
     *
     * @param known all that was known before, as of now
     * @param event what is new, whenever it happened
     * @return the membership as of now
     * @throws IllegalArgumentException if the customer is not followed
     */
    public Membership record(CustomerProfile known, Event event) {
        WakeUps.Entry entry = entry(known.id());
        return keep(entry, rules.record(entry.membership(), known, List.of(event), Cause.newFact(event.id())));
    }

    /**
     * Other data of the customer have changed.
     *
     * @param known all that was known before
     * @param after all that is known now, as of now; the same events
     * @return the membership as of now
     * @throws IllegalArgumentException if the customer is not followed
     */
    public Membership change(CustomerProfile known, CustomerProfile after) {
        WakeUps.Entry entry = entry(known.id());
        return keep(entry, rules.change(entry.membership(), known, after, List.of(), Cause.newFact()));
    }

    /**
     * A customer turns out to be another one: it leaves all segments and is followed no longer, and what happened to it happened to
     * the other.
     *
     * @param gone all that was known of the one that goes, as of now
     * @param known all that was known of the one that stays
     * @param after all that is known of it now, as of now
     * @param events those that were not known of it before
     * @return the membership of the one that stays
     * @throws IllegalArgumentException if one of them is not followed
     */
    public Membership merge(CustomerProfile gone, CustomerProfile known, CustomerProfile after, List<Event> events) {
        WakeUps.Entry stays = entry(known.id());
        WakeUps.Entry goes = entry(gone.id());
        Membership merged = rules.change(stays.membership(), known, after, events, Cause.merge(gone.id()));
        keep(goes, rules.end(goes.membership(), gone, Cause.merge(known.id())));
        forget(gone.id());
        return keep(stays, merged);
    }

    /**
     * Defines a segment, or redefines the one of that name. Costs the same however many customers there are: each is held against
     * the new definition when it is asked for, when something becomes known of it, or by {@link #advanceTo}; and whenever that is,
     * with the same result.
     *
     * @param segment the new definition
     * @param since now
     * @throws SegmentsException if it refers to what is not there, or in a circle
     */
    public void define(Segment segment, Instant since) {
        rules = rules.with(segment, since);
        settled = 0;
    }

    /**
     * Removes a segment. As cheap as {@link #define}.
     *
     * @param name of a segment
     * @param since now
     * @throws IllegalArgumentException if there is none, or others refer to it
     */
    public void remove(String name, Instant since) {
        rules = rules.without(name, since);
        settled = 0;
    }

    /**
     * Puts a customer into a segment or keeps it out by hand, or leaves that to the rule again.
     *
     * @param segment with its new entries
     * @param known all that is known of the customer whose entries are new, as of now
     * @param actor who decided
     * @return its membership as of now
     * @throws IllegalArgumentException if there is no such segment, or the customer is not followed
     */
    public Membership byHand(Segment segment, CustomerProfile known, String actor) {
        WakeUps.Entry entry = entry(known.id());
        MembershipRules old = rules;
        MembershipRules changed = old.withEntries(segment);
        Membership after = changed.byHand(entry.membership(), old, known, segment.name(), Cause.manual(actor));
        rules = changed;
        return keep(entry, after);
    }

    /**
     * Follows a customer no longer, and forgets its history.
     *
     * @param customer any
     */
    public void forget(CustomerId customer) {
        WakeUps.Entry entry = entries.remove(customer);
        if (entry != null) {
            wakeUps.remove(entry);
            WakeUps.Entry last = all.remove(all.size() - 1);
            if (last != entry) {
                last.number = entry.number;
                all.set(entry.number, last);
                settled = Math.min(settled, entry.number);
            }
            settled = Math.min(settled, all.size());
        }
    }

    /**
     * The membership of a customer, held against all redefinitions; what time alone has changed since it was last looked at is not
     * in it.
     *
     * @param customer one that is followed
     * @return as of the instant at which it was last looked at
     * @throws IllegalArgumentException if it is not followed
     */
    public Membership get(CustomerId customer) {
        WakeUps.Entry entry = entry(customer);
        return entry.membership().revision() == rules.revision() ? entry.membership() : settle(entry);
    }

    /**
     * How many customers are followed.
     *
     * @return 0 or more
     */
    public int size() {
        return entries.size();
    }

    /**
     * The segments as they are now.
     *
     * @return their last definitions
     */
    public Segments segments() {
        return rules.segments();
    }

    /**
     * When to wake: the first instant at which time alone may change a membership, or that of a redefinition which some are not
     * yet held against.
     *
     * @return perhaps too early, never too late; {@link Instant#MAX} if nothing is to be done
     */
    public Instant nextChange() {
        WakeUps.Entry first = wakeUps.first();
        Instant next = first == null ? Instant.MAX : first.membership().until();
        WakeUps.Entry open = unsettled();
        if (open == null) {
            return next;
        }
        Instant redefined = rules.nextChange(open.membership());
        return redefined.isBefore(next) ? redefined : next;
    }

    /**
     * Applies what redefinitions and time alone have changed, customer by customer, each change at the instant at which it happened.
     * Doing it again changes nothing; one that was stopped goes on where it was.
     *
     * @param instant now
     * @param goOn is asked after each customer, with the number of customers done; false stops
     * @return false if it was stopped, be it after the last one
     */
    public boolean advanceTo(Instant instant, LongPredicate goOn) {
        long done = 0;
        for (WakeUps.Entry open = unsettled(); open != null; open = unsettled()) {
            settle(open);
            advance(open, instant);
            if (!goOn.test(++done)) {
                return false;
            }
        }
        for (WakeUps.Entry first = wakeUps.first();
                first != null && !first.membership().until().isAfter(instant);
                first = wakeUps.first()) {
            advance(first, instant);
            if (!goOn.test(++done)) {
                return false;
            }
        }
        return true;
    }

    /** The first customer that is not held against the last definitions; null if all are. */
    private WakeUps.@Nullable Entry unsettled() {
        while (settled < all.size()) {
            WakeUps.Entry entry = all.get(settled);
            if (entry.membership().revision() < rules.revision()) {
                return entry;
            }
            settled++;
        }
        rules = rules.since(rules.revision());
        return null;
    }

    private Membership settle(WakeUps.Entry entry) {
        CustomerProfile known = profiles.apply(entry.membership().customer());
        return keep(entry, rules.settle(entry.membership(), known));
    }

    private Membership advance(WakeUps.Entry entry, Instant to) {
        CustomerProfile known = profiles.apply(entry.membership().customer());
        return keep(entry, rules.advance(entry.membership(), known, to));
    }

    private Membership keep(WakeUps.Entry entry, Membership after) {
        Membership before = entry.membership();
        wakeUps.set(entry, after);
        if (after.changes().size() > before.changes().size()) {
            tell(new Told(before, after));
        }
        return after;
    }

    /** What a listener does here in turn is told of when it has been told of this. */
    private void tell(Told news) {
        untold.add(news);
        if (!telling) {
            telling = true;
            try {
                for (Told next = untold.poll(); next != null; next = untold.poll()) {
                    listener.tell(next.before, next.after);
                }
            } finally {
                telling = false;
            }
        }
    }

    private WakeUps.Entry entry(CustomerId customer) {
        WakeUps.Entry entry = entries.get(Objects.requireNonNull(customer, "customer"));
        if (entry == null) {
            throw new IllegalArgumentException(
                    "The customer (%s) is not followed.%nMaybe call begin first?".formatted(customer));
        }
        return entry;
    }

    /**
     * How many customers and segments.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "MembershipTracker[%d customers, %s]".formatted(size(), rules);
    }
}
