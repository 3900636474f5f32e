package org.clientela.tck;

import static org.clientela.tck.Clause.AP_02;
import static org.clientela.tck.Clause.CL_03;
import static org.clientela.tck.Clause.PG_01;
import static org.clientela.tck.Clause.RD_01;
import static org.clientela.tck.Clause.RD_03;
import static org.clientela.tck.Clause.RD_04;
import static org.clientela.tck.Clause.TH_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.Timeline;
import org.junit.jupiter.api.DisplayName;

/**
 * The contract of events that a host keeps in tables of its own and we only read: {@link Timeline#read} and
 * {@link Timeline#scan}.
 *
 * <pre>{@code
 * class ErpOrdersTest extends HostTimelineTck {
 *     @Override
 *     protected Timeline timeline() {
 *         return new ErpOrders(testDatabase);
 *     }
 *     @Override
 *     protected List<Event> content() {
 *         return List.of(…); // all that the test database holds, in any order
 *     }
 * }
 * }</pre>
 */
public abstract class HostTimelineTck extends Kit {
    private static final Comparator<Event> IN_ORDER =
            Comparator.comparing(Event::occurredAt).thenComparing(Event::id);

    /** For subclasses. */
    protected HostTimelineTck() {}

    /**
     * What is tested.
     *
     * @return a timeline that holds {@link #content()}
     */
    protected abstract Timeline timeline();

    /**
     * All that the timeline holds. The more it differs, the more is tested: several customers with several events each, some of
     * one instant.
     *
     * @return events of at least two customers, in any order
     */
    protected abstract List<Event> content();

    /** The content by customer, both in order; events of one instant in an order that the host chooses. */
    private Map<CustomerId, List<Event>> expected() {
        Map<CustomerId, List<Event>> expected = new TreeMap<>();
        for (Event event : content()) {
            expected.computeIfAbsent(event.customer(), customer -> new ArrayList<>())
                    .add(event);
        }
        assertTrue(
                expected.size() >= 2, "The content has " + expected.size() + " customers. Maybe hand in at least two?");
        expected.values().forEach(events -> events.sort(IN_ORDER));
        return expected;
    }

    private static List<Event> inOrder(List<Event> events) {
        return events.stream().sorted(IN_ORDER).toList();
    }

    @Proves(RD_01)
    @DisplayName("RD-01 each customer's timeline has all its events, as they are")
    void rd01_each_timeline_is_whole() {
        Timeline timeline = timeline();
        expected()
                .forEach((customer, events) -> assertEquals(
                        events, inOrder(timeline.read(customer)), "the events of the customer (" + customer + ")"));
    }

    @Proves(RD_03)
    @DisplayName("RD-03 changing what was returned changes nothing in the store")
    void rd03_what_was_returned_may_change() {
        Timeline timeline = timeline();
        expected().forEach((customer, events) -> {
            List<Event> read = timeline.read(customer);
            Clauses.attempt(read::clear);
            assertEquals(events, inOrder(timeline.read(customer)), "the events of (" + customer + ") read again");
        });
    }

    @Proves(RD_04)
    @DisplayName(
            "RD-04 a customer that is not there has an empty timeline, also one that differs little from one that is")
    void rd04_a_customer_that_is_not_there_has_no_events() {
        Timeline timeline = timeline();
        Map<CustomerId, List<Event>> there = expected();
        List<CustomerId> others = new ArrayList<>(List.of(CustomerId.of("%"), CustomerId.of("_")));
        there.keySet().forEach(customer -> others.add(CustomerId.of(customer + "x")));
        there.keySet().forEach(customer -> others.add(CustomerId.of(customer + "%")));
        others.removeAll(there.keySet());

        for (CustomerId customer : others) {
            assertEquals(List.of(), timeline.read(customer), "the events of (" + customer + ")");
        }
    }

    @Proves(PG_01)
    @DisplayName("PG-01 events of a customer come in order of time, those of one instant always in the same order")
    void pg01_events_come_in_order_of_time() {
        Timeline timeline = timeline();
        for (CustomerId customer : expected().keySet()) {
            List<Event> read = timeline.read(customer);
            for (int i = 1; i < read.size(); i++) {
                assertTrue(
                        !read.get(i).occurredAt().isBefore(read.get(i - 1).occurredAt()),
                        "the event (" + read.get(i).id() + ") comes after ("
                                + read.get(i - 1).id() + "), which is later");
            }
            assertEquals(read, timeline.read(customer), "the events of (" + customer + ") read again");
        }
    }

    @Proves(PG_01)
    @DisplayName(
            "PG-01 a scan has the customers in ascending order, as the UTF-8 bytes are, and each as its timeline has it")
    void pg01_a_scan_is_in_customer_order() {
        Timeline timeline = timeline();
        List<Event> oneByOne = new ArrayList<>();
        expected().keySet().forEach(customer -> oneByOne.addAll(timeline.read(customer)));

        assertEquals(Samples.ids(oneByOne), Samples.ids(Clauses.scan(timeline)), "the scan");
        assertEquals(oneByOne, Clauses.scan(timeline), "the scan, with all parts of the events");
    }

    @Proves(AP_02)
    @DisplayName("AP-02 no event is there twice")
    void ap02_no_event_is_there_twice() {
        List<Event> all = Clauses.scan(timeline());

        assertEquals(all.size(), all.stream().map(Event::id).distinct().count(), "the ids of all events, each once");
    }

    @Proves(CL_03)
    @DisplayName("CL-03 a thousand scans that are left early and closed do no harm")
    void cl03_scans_left_early_do_no_harm() {
        Timeline timeline = timeline();
        for (int i = 0; i < 1_000; i++) {
            try (Stream<Event> scan = timeline.scan()) {
                scan.iterator().next();
            }
        }

        assertEquals(content().size(), Clauses.scan(timeline).size(), "the events of a scan afterwards");
    }

    @Proves(TH_01)
    @DisplayName("TH-01 sixteen threads read the same at once")
    void th01_many_threads_read_the_same() {
        Timeline timeline = timeline();
        Map<CustomerId, List<Event>> expected = expected();
        Crowd.each(thread -> {
            assertEquals(content().size(), Clauses.scan(timeline).size(), "the events of a scan");
            expected.forEach((customer, events) -> assertEquals(events, inOrder(timeline.read(customer))));
        });
    }
}
