package org.clientela.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Vocabulary;

/**
 * The slow, obvious way: whatever happens, every segment is asked anew of every customer, and so it is at every instant in between at
 * which anything that the tests ask for could change. Knows nothing of dependencies, of plans or of wake-ups.
 */
final class SlowMemberships {
    /** Windows of hours that tests may ask for. */
    static final List<Integer> HOURS = List.of(48);

    private final ZoneId zone;
    private final Currency currency;
    private final Vocabulary vocabulary;
    private final Map<CustomerId, Customer> customers = new TreeMap<>();
    private final Map<CustomerId, List<Event>> events = new TreeMap<>();
    private final Map<CustomerId, List<String>> current = new TreeMap<>();
    private final Map<CustomerId, List<Membership.Change>> changes = new TreeMap<>();
    private BoundSegments segments;
    private Instant now;

    SlowMemberships(Segments segments, Vocabulary vocabulary, Instant now, ZoneId zone, Currency currency) {
        this.vocabulary = vocabulary;
        this.segments = segments.bound(vocabulary);
        this.now = now;
        this.zone = zone;
        this.currency = currency;
    }

    /** Goes to an instant, looking again wherever time alone could change something. */
    void passTo(Instant to) {
        for (Instant at : candidates(to)) {
            now = at;
            lookAgain(Cause.passingOfTime());
        }
        now = to;
    }

    void customer(Customer customer, Cause cause) {
        customers.put(customer.id(), customer);
        events.computeIfAbsent(customer.id(), id -> new ArrayList<>());
        current.computeIfAbsent(customer.id(), id -> List.of());
        changes.computeIfAbsent(customer.id(), id -> new ArrayList<>());
        lookAgain(cause);
    }

    void event(Event event, Cause cause) {
        events.get(event.customer()).add(event);
        lookAgain(cause);
    }

    void define(Segments newSegments, Cause cause) {
        segments = newSegments.bound(vocabulary);
        lookAgain(cause);
    }

    /** All that happened to the one that goes has happened to the one that stays. */
    void merge(CustomerId gone, CustomerId stays, List<Event> moved) {
        events.get(stays).addAll(moved);
        lookAgain(Cause.merge(gone));
        customers.remove(gone);
        if (!current.get(gone).isEmpty()) {
            changes.get(gone).add(new Membership.Change(now, Cause.merge(stays), List.of(), current.get(gone)));
        }
        current.remove(gone);
    }

    Segments segments() {
        return segments.definitions();
    }

    Instant now() {
        return now;
    }

    boolean knows(CustomerId id) {
        return customers.containsKey(id);
    }

    List<Event> events(CustomerId id) {
        return List.copyOf(events.get(id));
    }

    CustomerProfile profile(CustomerId id) {
        return CustomerProfile.of(customers.get(id), events.get(id), now, zone, currency);
    }

    Map<CustomerId, List<Membership.Change>> changes() {
        return changes;
    }

    List<String> current(CustomerId id) {
        return current.get(id);
    }

    private void lookAgain(Cause cause) {
        for (CustomerId id : customers.keySet()) {
            List<String> before = current.get(id);
            List<String> after = segments.of(profile(id)).stream()
                    .map(Segment::name)
                    .sorted()
                    .toList();
            if (!after.equals(before)) {
                List<String> entered =
                        after.stream().filter(name -> !before.contains(name)).toList();
                List<String> left =
                        before.stream().filter(name -> !after.contains(name)).toList();
                changes.get(id).add(new Membership.Change(now, cause, entered, left));
                current.put(id, after);
            }
        }
    }

    /** Midnights, times of day at which something once happened, what is to come, ends of hours, and changes of the clock. */
    private TreeSet<Instant> candidates(Instant to) {
        TreeSet<LocalTime> times = new TreeSet<>(List.of(LocalTime.MIDNIGHT));
        TreeSet<Instant> instants = new TreeSet<>();
        for (Map.Entry<CustomerId, List<Event>> entry : events.entrySet()) {
            for (Event event : customers.containsKey(entry.getKey()) ? entry.getValue() : List.<Event>of()) {
                Instant at = event.occurredAt();
                instants.add(at);
                times.add(at.atZone(zone).toLocalTime());
                HOURS.forEach(
                        hours -> instants.add(at.plus(Duration.ofHours(hours)).minusNanos(999)));
            }
        }
        for (Segment segment : segments.definitions().segments()) {
            for (ManualEntry entry : segment.entries().entries()) {
                instants.add(entry.since());
                if (entry.until() != null) {
                    instants.add(entry.until());
                }
            }
        }
        LocalDate last = LocalDate.ofInstant(to, zone).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(now, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (LocalTime time : times) {
                instants.add(day.atTime(time)
                        .atZone(zone)
                        .withEarlierOffsetAtOverlap()
                        .toInstant());
                instants.add(
                        day.atTime(time).atZone(zone).withLaterOffsetAtOverlap().toInstant());
            }
        }
        ZoneOffsetTransition set = zone.getRules().nextTransition(now);
        while (set != null && !set.getInstant().isAfter(to)) {
            instants.add(set.getInstant());
            set = zone.getRules().nextTransition(set.getInstant());
        }
        return new TreeSet<>(instants.subSet(now, false, to, true));
    }
}
