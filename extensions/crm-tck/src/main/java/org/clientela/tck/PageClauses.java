package org.clientela.tck;

import static org.clientela.tck.Clause.PG_01;
import static org.clientela.tck.Clause.PG_02;
import static org.clientela.tck.Clause.PG_03;
import static org.clientela.tck.Clause.PG_04;
import static org.clientela.tck.Clause.PG_05;
import static org.clientela.tck.Clause.PG_06;
import static org.clientela.tck.Samples.ACCOUNT;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.Page;
import org.clientela.store.Query;
import org.clientela.store.Versioned;
import org.clientela.tck.Samples.Account;
import org.junit.jupiter.api.DisplayName;

/** PG: pages are the whole, in order; so is the timeline. */
abstract class PageClauses extends Clauses {
    /** In the order of their UTF-8 bytes, which neither a locale nor UTF-16 has. */
    private static final List<String> ORDERED = List.of(
            "!", "10", "9", "A", "Z", "Zebra", "_", "a", "a b", "a-b", "ab", "z", "Ä", "ß", "é", "я", "株", "\uFF21",
            "😀");

    PageClauses(StorageTck kit) {
        super(kit);
    }

    private static <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(42));
        return shuffled;
    }

    @Proves(PG_01)
    @DisplayName("PG-01 entities come in ascending order of their ids, however they went in")
    void pg01_entities_come_in_order() {
        List<Customer> expected =
                IntStream.range(100, 150).mapToObj(i -> customer("c" + i)).toList();
        shuffled(expected).forEach(customer -> customers().put(customer, 0));

        assertEquals(expected, all(customers(), Query.all()), "all customers");
        assertEquals(expected, all(customers(), Query.where("kind", "CONSUMER")), "all customers of a kind");
    }

    @Proves(PG_01)
    @DisplayName("PG-01 events of a customer come in order of time, those of one instant as they were appended")
    void pg01_events_come_in_order_of_time() {
        timeline().append(List.of(event("3a", "acme", 3), event("1a", "acme", 1), event("2z", "acme", 2)));
        timeline().append(List.of(event("2b", "acme", 2), event("0", "acme", 0), event("2a", "acme", 2)));
        timeline().append(List.of(event("1", "acme", 1)));

        List<String> expected = List.of("0", "1a", "1", "2z", "2b", "2a", "3a");
        assertEquals(expected, ids(timeline().read(CustomerId.of("acme"))), "the customer's timeline");
        assertEquals(expected, ids(scan(timeline())), "the scan of all");
    }

    @Proves(PG_01)
    @DisplayName("PG-01 a scan has the customers in ascending order, and each as its timeline has it")
    void pg01_a_scan_is_in_customer_order() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            events.add(event("e" + i, "c" + (i % 7), i % 5));
        }
        timeline().append(shuffled(events));

        List<Event> expected = new ArrayList<>();
        for (int customer = 0; customer < 7; customer++) {
            expected.addAll(timeline().read(CustomerId.of("c" + customer)));
        }
        assertEquals(200, expected.size(), "the events of all customers, read one by one");
        assertEquals(ids(expected), ids(scan(timeline())), "the scan");
    }

    @Proves(PG_02)
    @DisplayName("PG-02 pages of any size together are the whole, without gap or repetition")
    void pg02_pages_together_are_the_whole() {
        EntityStore<Account> accounts = north.entities(ACCOUNT);
        for (int i = 10; i < 33; i++) {
            accounts.put(Account.of("a" + i, i, i % 3 == 0 ? new String[] {"ann", "bob"} : new String[] {"bob"}), 0);
        }

        List<Account> whole = all(accounts, Query.all().withLimit(Query.MAX_LIMIT));
        List<Account> anns = all(accounts, Query.where("owner", "ann").withLimit(Query.MAX_LIMIT));
        assertEquals(23, whole.size(), "all accounts on one page");
        assertEquals(
                whole.stream()
                        .filter(account -> account.owners().contains("ann"))
                        .toList(),
                anns,
                "the accounts of ann on one page");
        for (int size = 1; size <= 25; size++) {
            assertEquals(whole, all(accounts, Query.all().withLimit(size)), "all accounts in pages of " + size);
            assertEquals(
                    anns,
                    all(accounts, Query.where("owner", "ann").withLimit(size)),
                    "the accounts of ann in pages of " + size);
            assertEquals(
                    whole,
                    all(accounts, Query.where("owner", "bob").withLimit(size)),
                    "the accounts of bob in pages of " + size);
        }
    }

    @Proves(PG_02)
    @DisplayName("PG-02 an index has what entities have in it now: one value, several, or none")
    void pg02_an_index_follows_its_entities() {
        EntityStore<Account> accounts = north.entities(ACCOUNT);
        assertOwners(accounts, List.of(), List.of());

        accounts.put(Account.of("1", 0, "ann", "bob"), 0);
        accounts.put(Account.of("2", 0, "ann", "ann"), 0);
        accounts.put(Account.of("3", 0), 0);
        assertOwners(accounts, List.of("1", "2"), List.of("1"));

        accounts.put(Account.of("1", 0, "ann"), 1);
        accounts.put(Account.of("3", 0, "bob"), 1);
        assertOwners(accounts, List.of("1", "2"), List.of("3"));

        accounts.remove("2", 1);
        accounts.put(Account.of("1", 0), 2);
        assertOwners(accounts, List.of(), List.of("3"));
    }

    private static void assertOwners(EntityStore<Account> accounts, List<String> anns, List<String> bobs) {
        assertEquals(anns, accountIds(accounts, "ann"), "the accounts of ann");
        assertEquals(bobs, accountIds(accounts, "bob"), "the accounts of bob");
        for (String nobody : List.of("an", "ann ", "Ann", "%", "a%", "ann','bob")) {
            assertEquals(List.of(), accountIds(accounts, nobody), "the accounts of (" + nobody + ")");
        }
    }

    private static List<String> accountIds(EntityStore<Account> accounts, String owner) {
        return all(accounts, Query.where("owner", owner)).stream()
                .map(Account::id)
                .toList();
    }

    @Proves(PG_03)
    @DisplayName("PG-03 what is there all the time is met once, whatever comes and goes between the pages")
    void pg03_what_stays_is_met_once() {
        EntityStore<Customer> customers = customers();
        List<Customer> staying = IntStream.range(100, 130)
                .mapToObj(i -> customer("c" + i + "-stays"))
                .toList();
        staying.forEach(customer -> customers.put(customer, 0));
        IntStream.range(100, 130).forEach(i -> customers.put(customer("c" + i + "-goes"), 0));

        List<Customer> met = new ArrayList<>();
        Optional<Query> next = Optional.of(Query.all().withLimit(4));
        for (int i = 100; next.isPresent(); i++) {
            Page<Customer> page = customers.page(next.get());
            page.items().stream().map(Versioned::entity).forEach(met::add);
            if (i < 107) {
                customers.remove("c" + i + "-goes", 1);
            } else {
                customers.put(customer("c" + (i - 7) + "-comes"), 0);
            }
            next = page.next();
        }

        assertEquals(
                staying,
                met.stream()
                        .filter(customer -> customer.id().value().endsWith("-stays"))
                        .toList(),
                "the customers that were there all the time");
        assertEquals(met.size(), met.stream().distinct().count(), "the customers met, each once");
    }

    @Proves(PG_04)
    @DisplayName("PG-04 a page is no larger than asked for, and the last one has no next")
    void pg04_a_page_is_no_larger_than_asked() {
        for (int i = 10; i < 20; i++) {
            customers().put(customer("c" + i), 0);
        }

        for (int size : new int[] {1, 3, 5, 10, 11, Query.MAX_LIMIT}) {
            Page<Customer> first = customers().page(Query.all().withLimit(size));
            assertEquals(Math.min(size, 10), first.items().size(), "the first page of " + size);
            if (size < 10) {
                assertTrue(first.next().isPresent(), "a page behind the first of " + size);
            }
        }
        assertEquals(
                Optional.empty(),
                customers().page(Query.all().withLimit(11)).next(),
                "a page behind the one that is not full");
        assertEquals(
                List.of(),
                customers().page(Query.all().goingOnAfter("c19")).items(),
                "what is behind the last customer");
        assertEquals(
                List.of(customer("c19")),
                all(customers(), Query.all().goingOnAfter("c18-that-was-removed")),
                "what is behind an id that is not there");
    }

    @Proves(PG_04)
    @DisplayName("PG-04 an index that is not declared is refused")
    void pg04_an_index_that_is_not_declared_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> customers().page(Query.where("shoe-size", "42")));
    }

    @Proves(PG_05)
    @DisplayName("PG-05 a query that was made up goes on behind any id, and shows no more than is there")
    void pg05_a_query_may_be_made_up() {
        List<String> there = List.of("b", "d", "f");
        there.forEach(id -> customers().put(customer(id), 0));
        south.entities(EntityType.CUSTOMER).put(customer("e"), 0);

        for (String after : List.of("", "a", "b", "c", "c'--", "d\\", "e", "f", "%", "😀", "z".repeat(10_000))) {
            List<String> expected = there.stream()
                    .filter(id -> id.compareTo(after) > 0 && !after.equals("😀"))
                    .toList();
            for (Query query : List.of(Query.all(), Query.where("kind", "CONSUMER"))) {
                assertEquals(
                        expected,
                        all(customers(), query.goingOnAfter(after).withLimit(2)).stream()
                                .map(customer -> customer.id().value())
                                .toList(),
                        "what is behind (" + after + ")");
            }
        }
        assertEquals(List.of(), all(customers(), Query.where("kind", "consumer")), "a value that nobody has");
        assertEquals(List.of(), all(customers(), Query.where("kind", "' or '1'='1")), "a value that nobody has");
    }

    @Proves(PG_05)
    @DisplayName("PG-05 a query that was made for another type is refused, or finds what that type has")
    void pg05_a_query_of_another_type_shows_nothing_else() {
        customers().put(customer("c"), 0);
        offerings().put(Samples.offering("p"), 0);

        Query ofCustomers = Query.where("kind", "CONSUMER").goingOnAfter("b");
        assertThrows(IllegalArgumentException.class, () -> offerings().page(ofCustomers));
        assertEquals(
                List.of(Samples.offering("p")), all(offerings(), Query.all().goingOnAfter("c")), "behind another's id");
    }

    @Proves(PG_06)
    @DisplayName("PG-06 ids are ordered as their UTF-8 bytes are, whatever the locale")
    void pg06_ids_are_ordered_by_code_point() {
        for (String id : shuffled(ORDERED)) {
            customers().put(customer(id), 0);
            timeline().append(List.of(event("of " + id, id)));
        }

        assertEquals(
                ORDERED,
                all(customers(), Query.all().withLimit(2)).stream()
                        .map(customer -> customer.id().value())
                        .toList(),
                "the customers");
        assertEquals(
                ORDERED,
                scan(timeline()).stream().map(event -> event.customer().value()).toList(),
                "the customers of the scan");
    }
}
