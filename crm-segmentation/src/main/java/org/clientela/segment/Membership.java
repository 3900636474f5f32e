package org.clientela.segment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clientela.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * In which segments one customer is and was, since when, until when and why. A ledger: changes are added, none is ever altered.
 * Immutable; travels as JSON. It tells what is known of one customer, so it does not belong into logs.
 *
 * <p>The history says what was concluded, and when: a fact that is told late counts from the instant at which it was told. What
 * would have been concluded had all been known in time is another question, which {@link Segments#of} answers for a profile as of
 * that time.
 */
public final class Membership {
    /**
     * What changed at one instant, for one cause.
     *
     * @param at when
     * @param cause why
     * @param entered the names of the segments the customer is in from then on, ascending
     * @param left the names of the segments it is no longer in from then on, ascending
     */
    public record Change(Instant at, Cause cause, List<String> entered, List<String> left) {
        /** Copies the lists. */
        public Change {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(cause, "cause");
            entered = entered == null ? List.of() : List.copyOf(entered);
            left = left == null ? List.of() : List.copyOf(left);
        }
    }

    /**
     * The time a customer spends in a segment, half-open. One that ends as it begins was for no time, but it was concluded, and
     * listeners were told.
     *
     * @param segment its name
     * @param entered the first instant inside
     * @param enteredBy why
     * @param left the first instant no longer inside, or null if the customer is in it still
     * @param leftBy why, or null
     */
    public record Stay(
            String segment,
            Instant entered,
            Cause enteredBy,
            @Nullable Instant left,
            @Nullable Cause leftBy) {
        /**
         * Whether it covers an instant.
         *
         * @param instant any
         * @return true from {@code entered} on, and no longer from {@code left} on
         */
        public boolean covers(Instant instant) {
            return !instant.isBefore(entered) && (left == null || instant.isBefore(left));
        }
    }

    private final CustomerId customer;
    private final int revision;
    private final Instant asOf;
    private final Instant until;
    private final List<Change> changes;
    private final List<String> current;

    private Membership(
            CustomerId customer,
            int revision,
            Instant asOf,
            Instant until,
            List<Change> changes,
            List<String> current) {
        this.customer = Objects.requireNonNull(customer, "customer");
        this.revision = revision;
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.until = Objects.requireNonNull(until, "until");
        this.changes = changes;
        this.current = current;
        if (!until.isAfter(asOf)) {
            throw new IllegalArgumentException(
                    "The membership as of (%s) cannot hold until (%s).%nMaybe the two were swapped?"
                            .formatted(asOf, until));
        }
    }

    @JsonCreator
    static Membership of(
            @JsonProperty("customer") CustomerId customer,
            @JsonProperty("revision") int revision,
            @JsonProperty("asOf") Instant asOf,
            @JsonProperty("until") Instant until,
            @JsonProperty("changes") @Nullable List<Change> changes) {
        List<Change> ledger = changes == null ? List.of() : List.copyOf(changes);
        return new Membership(customer, revision, asOf, until, ledger, replayed(ledger, asOf));
    }

    /** In no segment, whatever time may bring. */
    static Membership none(CustomerId customer, int revision, Instant asOf) {
        return new Membership(customer, revision, asOf, Instant.MAX, List.of(), List.of());
    }

    /**
     * Who.
     *
     * @return the customer's key
     */
    @JsonProperty
    public CustomerId customer() {
        return customer;
    }

    /**
     * Against which definitions it was last held.
     *
     * @return the number {@link MembershipRules} gave them
     */
    @JsonProperty
    public int revision() {
        return revision;
    }

    /**
     * When it was last looked at.
     *
     * @return an instant before {@link #until()}
     */
    @JsonProperty
    public Instant asOf() {
        return asOf;
    }

    /**
     * The first instant at which time alone may change it: until then nothing has to be done while nothing becomes known.
     *
     * @return perhaps too early, never too late; {@link Instant#MAX} if time changes nothing
     */
    @JsonProperty
    public Instant until() {
        return until;
    }

    /**
     * The ledger.
     *
     * @return every change, in the order in which they were concluded
     */
    @JsonProperty
    public List<Change> changes() {
        return changes;
    }

    /**
     * The segments the customer is in, as of {@link #asOf()}.
     *
     * @return their names, ascending
     */
    public List<String> segments() {
        return current;
    }

    /**
     * Whether the customer is in a segment, as of {@link #asOf()}.
     *
     * @param segment its name
     * @return false also if there is no such segment
     */
    public boolean in(String segment) {
        return current.contains(Objects.requireNonNull(segment, "segment"));
    }

    /**
     * Whether the customer was in a segment.
     *
     * @param segment its name
     * @param instant before {@link #until()}
     * @return false also if there is no such segment, or if nobody had looked yet
     * @throws IllegalArgumentException if time may have changed that
     */
    public boolean in(String segment, Instant instant) {
        return at(instant).contains(Objects.requireNonNull(segment, "segment"));
    }

    /**
     * The segments the customer was in.
     *
     * @param instant before {@link #until()}
     * @return their names, ascending; none if nobody had looked yet
     * @throws IllegalArgumentException if time may have changed that
     */
    public List<String> at(Instant instant) {
        if (!instant.isBefore(until)) {
            throw new IllegalArgumentException(
                    "The membership of (%s) is known until (%s), not at (%s).%nMaybe advance to that instant first?"
                            .formatted(customer, until, instant));
        }
        return List.copyOf(replay(
                changes.stream().filter(change -> !change.at().isAfter(instant)).toList()));
    }

    /**
     * All the times the customer has spent in segments.
     *
     * @return by the instant they were entered, those of one instant by name
     */
    public List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        Map<String, Integer> open = new TreeMap<>();
        for (Change change : changes) {
            for (String segment : change.left()) {
                int at = Objects.requireNonNull(open.remove(segment));
                Stay stay = stays.get(at);
                stays.set(at, new Stay(segment, stay.entered(), stay.enteredBy(), change.at(), change.cause()));
            }
            for (String segment : change.entered()) {
                open.put(segment, stays.size());
                stays.add(new Stay(segment, change.at(), change.cause(), null, null));
            }
        }
        return List.copyOf(stays);
    }

    /**
     * The times the customer has spent in one segment.
     *
     * @param segment its name
     * @return in order; the last one may be open
     */
    public List<Stay> stays(String segment) {
        Objects.requireNonNull(segment, "segment");
        return stays().stream().filter(stay -> stay.segment().equals(segment)).toList();
    }

    Membership seen(int newRevision, Instant newAsOf, Instant newUntil) {
        return new Membership(customer, newRevision, newAsOf, newUntil, changes, current);
    }

    /** With one change more, if it is one. */
    Membership with(Instant at, Cause cause, List<String> entered, List<String> left) {
        if (entered.isEmpty() && left.isEmpty()) {
            return this;
        }
        Change change = new Change(at, cause, entered, left);
        List<Change> more = new ArrayList<>(changes.size() + 1);
        more.addAll(changes);
        more.add(change);
        return new Membership(customer, revision, asOf, until, List.copyOf(more), applied(current, change));
    }

    /** All names ascend. The first change shares its list of them. */
    private static List<String> applied(List<String> current, Change change) {
        if (current.isEmpty()) {
            return change.entered();
        }
        List<String> after = new ArrayList<>(current.size() + change.entered().size());
        int next = 0;
        int gone = 0;
        for (String name : current) {
            while (next < change.entered().size() && change.entered().get(next).compareTo(name) < 0) {
                after.add(change.entered().get(next++));
            }
            while (gone < change.left().size() && change.left().get(gone).compareTo(name) < 0) {
                gone++;
            }
            if (gone == change.left().size() || !change.left().get(gone).equals(name)) {
                after.add(name);
            }
        }
        after.addAll(change.entered().subList(next, change.entered().size()));
        return List.copyOf(after);
    }

    private static List<String> replayed(List<Change> changes, Instant asOf) {
        Instant before = Instant.MIN;
        for (Change change : changes) {
            if (change.at().isBefore(before) || change.at().isAfter(asOf)) {
                throw new IllegalArgumentException(
                        "The changes of a membership are not in order of time, or later than (%s).%nMaybe two histories were mixed?"
                                .formatted(asOf));
            }
            before = change.at();
        }
        List<String> names = List.copyOf(replay(changes));
        return changes.size() == 1 && changes.get(0).entered().equals(names)
                ? changes.get(0).entered()
                : names;
    }

    private static Set<String> replay(Collection<Change> changes) {
        Set<String> names = new TreeSet<>();
        changes.forEach(change -> apply(names, change));
        return names;
    }

    private static Set<String> apply(Set<String> names, Change change) {
        if (!names.containsAll(change.left())
                || change.entered().stream().anyMatch(names::contains)
                || change.entered().stream().anyMatch(change.left()::contains)) {
            throw new IllegalArgumentException(
                    "A membership leaves what it was not in, or enters what it is in already.%nMaybe a change is missing?"
                            .formatted());
        }
        names.removeAll(change.left());
        names.addAll(change.entered());
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Membership that
                && customer.equals(that.customer)
                && revision == that.revision
                && asOf.equals(that.asOf)
                && until.equals(that.until)
                && changes.equals(that.changes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customer, revision, asOf, changes);
    }

    /**
     * Who is in which segments, after how many changes, and until when time alone changes nothing.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Membership[%s in %s, changes: %d, until %s]".formatted(customer, current, changes.size(), until);
    }
}
