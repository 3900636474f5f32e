package org.clientela.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;

/**
 * Segments as they were defined over time, and how a membership follows from the one before: the pure core of all that keeps
 * memberships. Immutable and safe for many threads.
 *
 * <pre>{@code
 * MembershipRules rules = MembershipRules.of(segments, vocabulary);
 * Membership membership = rules.begin(profile, Cause.newFact());
 * membership = rules.record(membership, profile.asOf(now), List.of(purchase), Cause.newFact(purchase.id()));
 * membership = rules.advance(membership, profile, membership.until());
 * }</pre>
 *
 * <p>Every conclusion is drawn at an instant, in this order: first what time alone has changed until then by what was known, each
 * change at its own instant; then what is new. A redefinition counts from its own instant for everyone, whenever the membership of
 * a customer is brought up to date: until then nothing has become known of that customer, so the result is the same. A clock that
 * goes back does not take conclusions back: what is told as of an earlier instant than the membership counts from the instant of
 * the membership.
 */
public final class MembershipRules {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final List<MembershipRevision> revisions;

    private MembershipRules(List<MembershipRevision> revisions) {
        this.revisions = revisions;
    }

    /**
     * Segments that nobody has redefined yet.
     *
     * @param segments from the beginning
     * @param vocabulary that has the derived metrics
     * @return revision 0
     */
    public static MembershipRules of(Segments segments, Vocabulary vocabulary) {
        return new MembershipRules(List.of(new MembershipRevision(0, Instant.MIN, segments, vocabulary, null, 0)));
    }

    /**
     * Segments that were redefined.
     *
     * @param segments as they are now
     * @param revision how often they were redefined in all
     * @param log the last redefinitions, in order, as far back as there may be memberships that were not looked at since; entries by
     *     hand are taken from the segments as they are now
     * @param vocabulary that has the derived metrics
     * @return that revision
     * @throws IllegalArgumentException if the log does not lead to the revision
     */
    public static MembershipRules of(Segments segments, int revision, List<Redefinition> log, Vocabulary vocabulary) {
        List<MembershipRevision> revisions = new ArrayList<>();
        Segments then = segments;
        int number = revision;
        for (int i = log.size() - 1; i >= 0 && then != null; i--) {
            Redefinition redefinition = log.get(i);
            if (redefinition.number() != number) {
                throw new IllegalArgumentException(
                        "The log has the redefinition (%d) where (%d) is expected.%nMaybe one is missing?"
                                .formatted(redefinition.number(), number));
            }
            Segment segment = redefinition.segment();
            revisions.add(new MembershipRevision(
                    number--, redefinition.since(), then, vocabulary, segment.name(), segment.version()));
            then = redefinition.undone(then, segments);
        }
        if (then != null) {
            revisions.add(new MembershipRevision(number, Instant.MIN, then, vocabulary, null, 0));
        }
        Collections.reverse(revisions);
        return new MembershipRules(List.copyOf(revisions));
    }

    /**
     * The same, and another definition of a segment, or a segment more.
     *
     * @param segment the new definition
     * @param since the instant from which it counts, not before that of the last one
     * @return one revision more
     * @throws SegmentsException if it refers to what is not there, or in a circle
     */
    public MembershipRules with(Segment segment, Instant since) {
        return more(segments().with(segment), segment, since);
    }

    /**
     * The same, without a segment.
     *
     * @param name of a segment
     * @param since the instant from which nobody is in it, not before that of the last redefinition
     * @return one revision more
     * @throws IllegalArgumentException if there is none, or others refer to it
     */
    public MembershipRules without(String name, Instant since) {
        Segment segment = segments().get(name);
        return more(segments().without(name), segment, since);
    }

    /**
     * The same with other entries by hand in a segment. Not a redefinition: only those who are put in or kept out are concerned, of
     * each of whom {@link #byHand} must be asked.
     *
     * @param segment with the entries
     * @return of the same revision
     * @throws IllegalArgumentException if there is no such segment
     */
    public MembershipRules withEntries(Segment segment) {
        Segment before = segments().get(segment.name());
        boolean same = before.rule().equals(segment.rule()) && before.entries().equals(segment.entries());
        List<MembershipRevision> copy = new ArrayList<>(revisions);
        copy.set(copy.size() - 1, last().with(segments().with(segment), same));
        return new MembershipRules(List.copyOf(copy));
    }

    /**
     * The same without what was before a revision: for when no membership is held against anything older.
     *
     * @param oldest the first revision that is kept
     * @return a copy
     */
    public MembershipRules since(int oldest) {
        return revisions.get(0).number() >= oldest || revisions.size() == 1
                ? this
                : new MembershipRules(revisions.stream()
                        .filter(revision -> revision.number() >= oldest || revision == last())
                        .toList());
    }

    /**
     * The segments as they are now.
     *
     * @return those of the last revision
     */
    public Segments segments() {
        return last().segments();
    }

    /**
     * How often a segment was redefined.
     *
     * @return the number of the last revision, from 0
     */
    public int revision() {
        return last().number();
    }

    /**
     * When a redefinition first counted that comes after a revision.
     *
     * @param revision any
     * @return empty if none comes after it
     */
    public Optional<Instant> redefinedAfter(int revision) {
        return revisions.stream()
                .filter(next -> next.number() > revision)
                .map(MembershipRevision::since)
                .findFirst();
    }

    /**
     * The first instant at which something is to be done for a membership: a redefinition, or {@link Membership#until()}.
     *
     * @param membership any
     * @return perhaps too early, never too late; {@link Instant#MAX} if nothing
     */
    public Instant nextChange(Membership membership) {
        Instant until = membership.until();
        return redefinedAfter(membership.revision())
                .filter(redefined -> redefined.isBefore(until))
                .orElse(until);
    }

    /**
     * The first membership of a customer.
     *
     * @param profile all that is known, as of the instant at which it begins
     * @param cause of what it is in then
     * @return with at most one change
     */
    public Membership begin(CustomerProfile profile, Cause cause) {
        MembershipRevision last = last();
        MembershipPlan plan = last.plan();
        Membership none = Membership.none(profile.id(), last.number(), profile.asOf());
        return plan.reread(none, profile, plan.all(), last.number(), cause);
    }

    /**
     * The membership of a customer whom nobody follows.
     *
     * @param customer any
     * @param asOf any instant
     * @return in no segment, without history
     */
    public static Membership nobody(CustomerId customer, Instant asOf) {
        return Membership.none(customer, 0, asOf);
    }

    /**
     * The membership of a customer whom nobody has looked at yet, although it was there before the first redefinition at hand: in
     * no segment, to be held against all of them.
     *
     * @param profile all that is known, as of any instant
     * @return empty if there is no redefinition at hand, or if segments were defined before; then begin
     */
    public Optional<Membership> unseen(CustomerProfile profile) {
        MembershipRevision first = revisions.get(0);
        return revisions.size() == 1 || !first.segments().segments().isEmpty()
                ? Optional.empty()
                : Optional.of(Membership.none(
                        profile.id(), first.number(), revisions.get(1).since()));
    }

    /**
     * What redefinitions and time alone have changed.
     *
     * @param before the membership so far
     * @param known all that is known of the customer, as of any instant
     * @param to up to which instant, that included; from year 1 to year 9999
     * @return as of that instant, or as before if that is later
     */
    public Membership advance(Membership before, CustomerProfile known, Instant to) {
        requireOf(before, known);
        if (!to.isBefore(END)) {
            throw new IllegalArgumentException(
                    "There is no advancing to (%s), after year 9999.%nMaybe to the instant of now?".formatted(to));
        }
        Membership membership = before;
        for (int i = 0; i < revisions.size() && membership.revision() < revision(); i++) {
            MembershipRevision next = revisions.get(i);
            if (next.number() > membership.revision() && !next.since().isAfter(to)) {
                membership = i == 0 || revisions.get(i - 1).number() != membership.revision()
                        ? lookedAtAnew(membership, known)
                        : redefined(membership, known, revisions.get(i - 1), next);
            }
        }
        return plan(membership).advance(membership, known, to);
    }

    /**
     * What redefinitions have changed, and time alone until the last of them.
     *
     * @param before the membership so far
     * @param known all that is known of the customer, as of any instant
     * @return held against the last revision
     */
    public Membership settle(Membership before, CustomerProfile known) {
        return before.revision() == revision() ? before : advance(before, known, later(before.asOf(), last().since()));
    }

    /**
     * What happened becomes known.
     *
     * @param before the membership so far
     * @param known all that was known before, as of the instant at which this becomes known
     * @param events what is new, whenever it happened
     * @param cause of what they change
     * @return as of that instant, or that of the membership or of the last redefinition if they are later
     */
    public Membership record(Membership before, CustomerProfile known, List<Event> events, Cause cause) {
        return change(before, known, known.with(events), events, cause);
    }

    /**
     * Other data of the customer become known, perhaps with events.
     *
     * @param before the membership so far
     * @param known all that was known before
     * @param after all that is known now, as of the instant at which it became known
     * @param events those that were not known before
     * @param cause of what this changes
     * @return as of that instant, or that of the membership or of the last redefinition if they are later
     */
    public Membership change(
            Membership before, CustomerProfile known, CustomerProfile after, List<Event> events, Cause cause) {
        requireOf(before, after);
        Instant at = instant(before, after);
        Membership membership = advance(before, known, at);
        CustomerProfile then = at.equals(after.asOf()) ? after : after.asOf(at);
        return last().plan().record(membership, known, then, events, cause);
    }

    /**
     * The customer is put in or kept out by hand. To be asked of the rules {@linkplain #withEntries with the new entries}.
     *
     * @param before the membership so far
     * @param old the rules with the old entries
     * @param known all that is known of the customer, as of the instant of the decision
     * @param segment whose entries are new
     * @param cause of what this changes
     * @return as of that instant, or that of the membership or of the last redefinition if they are later
     */
    public Membership byHand(
            Membership before, MembershipRules old, CustomerProfile known, String segment, Cause cause) {
        Instant at = instant(before, known);
        Membership membership = old.advance(before, known, at);
        MembershipPlan plan = last().plan();
        return plan.reread(
                membership, known.asOf(at), plan.only(withDependents(last(), segment)), membership.revision(), cause);
    }

    /**
     * Every segment is looked at again, whatever there may be.
     *
     * @param before the membership so far
     * @param known all that is known of the customer, as of the instant at which it is looked at
     * @param cause of what this changes
     * @return as of that instant, or that of the membership or of the last redefinition if they are later
     */
    public Membership refresh(Membership before, CustomerProfile known, Cause cause) {
        Instant at = instant(before, known);
        Membership open = advance(before, known, at).seen(revision(), at, Instant.MAX);
        MembershipPlan plan = last().plan();
        return plan.reread(open, known.asOf(at), plan.all(), revision(), cause);
    }

    /**
     * The customer is no longer one.
     *
     * @param before the membership so far
     * @param known all that was known, as of the instant of the end
     * @param cause of the end
     * @return in no segment
     */
    public Membership end(Membership before, CustomerProfile known, Cause cause) {
        Instant at = instant(before, known);
        Membership membership = advance(before, known, at);
        return membership.with(at, cause, List.of(), membership.segments()).seen(revision(), at, Instant.MAX);
    }

    private MembershipRules more(Segments segments, Segment changed, Instant since) {
        MembershipRevision last = last();
        if (since.isBefore(last.since())) {
            throw new IllegalArgumentException(
                    "The segment (%s) is redefined as of (%s), before the last redefinition at (%s).%nMaybe the clock went back?"
                            .formatted(changed.name(), since, last.since()));
        }
        List<MembershipRevision> copy = new ArrayList<>(revisions);
        copy.add(new MembershipRevision(
                Math.addExact(last.number(), 1),
                since,
                segments,
                last.vocabulary(),
                changed.name(),
                changed.version()));
        return new MembershipRules(List.copyOf(copy));
    }

    private static Membership redefined(
            Membership before, CustomerProfile known, MembershipRevision previous, MembershipRevision next) {
        Instant at = later(next.since(), before.asOf());
        Membership membership = previous.plan().advance(before, known, at);
        String name = Objects.requireNonNull(next.changed());
        Cause cause = Cause.definitionChanged(name, next.version());
        if (next.segments().find(name).isEmpty()) {
            List<String> left = membership.in(name) ? List.of(name) : List.of();
            return membership.with(at, cause, List.of(), left).seen(next.number(), at, membership.until());
        }
        MembershipPlan plan = next.plan();
        return plan.reread(membership, known.asOf(at), plan.only(withDependents(next, name)), next.number(), cause);
    }

    private static Set<String> withDependents(MembershipRevision revision, String name) {
        Set<String> names = new HashSet<>(revision.segments().dependents(name));
        names.add(name);
        return names;
    }

    private Instant instant(Membership membership, CustomerProfile profile) {
        return later(later(profile.asOf(), membership.asOf()), last().since());
    }

    private MembershipPlan plan(Membership membership) {
        for (int i = revisions.size() - 1; i >= 0; i--) {
            if (revisions.get(i).number() == membership.revision()) {
                return revisions.get(i).plan();
            }
        }
        throw forgotten(membership);
    }

    /** Nobody knows the definitions any more against which it was held. */
    private Membership lookedAtAnew(Membership before, CustomerProfile known) {
        MembershipRevision last = last();
        Instant at = later(last.since(), before.asOf());
        MembershipPlan plan = last.plan();
        Cause cause =
                last.changed() == null ? Cause.newFact() : Cause.definitionChanged(last.changed(), last.version());
        List<String> gone = before.segments().stream()
                .filter(segment -> last.segments().find(segment).isEmpty())
                .toList();
        Membership open = before.with(at, cause, List.of(), gone).seen(last.number(), at, Instant.MAX);
        return plan.reread(open, known.asOf(at), plan.all(), last.number(), cause);
    }

    private static IllegalStateException forgotten(Membership membership) {
        return new IllegalStateException(
                "The membership of (%s) is held against the definitions of revision (%d), which are not at hand.%nMaybe it was kept for other rules?"
                        .formatted(membership.customer(), membership.revision()));
    }

    private static void requireOf(Membership membership, CustomerProfile profile) {
        if (!membership.customer().equals(profile.id())) {
            throw new IllegalArgumentException(
                    "The profile is of (%s), the membership of (%s).%nMaybe two were mixed up?"
                            .formatted(profile.id(), membership.customer()));
        }
    }

    private MembershipRevision last() {
        return revisions.get(revisions.size() - 1);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /**
     * The revision and the number of segments.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "MembershipRules[revision %d, %d segments]"
                .formatted(revision(), segments().segments().size());
    }
}
