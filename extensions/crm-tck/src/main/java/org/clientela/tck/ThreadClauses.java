package org.clientela.tck;

import static org.clientela.tck.Clause.AP_02;
import static org.clientela.tck.Clause.TH_01;
import static org.clientela.tck.Clause.TH_02;
import static org.clientela.tck.Clause.TH_03;
import static org.clientela.tck.Clause.TX_03;
import static org.clientela.tck.Clause.TX_04;
import static org.clientela.tck.Clause.VER_04;
import static org.clientela.tck.Samples.ACCOUNT;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.clientela.customer.CustomerId;
import org.clientela.store.EntityStore;
import org.clientela.store.Query;
import org.clientela.store.StorageException;
import org.clientela.store.TenantStorage;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.clientela.tck.Samples.Account;
import org.junit.jupiter.api.DisplayName;

/** TH, and what VER, TX, RD and AP say of many threads: sixteen read and write at once, and nothing is lost. */
abstract class ThreadClauses extends Clauses {
    private static final int ACCOUNTS = 4;
    private static final long START = 1_000;

    ThreadClauses(StorageTck kit) {
        super(kit);
    }

    private EntityStore<Account> accounts() {
        return north.entities(ACCOUNT);
    }

    private void openAccounts() {
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts().put(Account.of("a" + i, START, "bank"), 0);
        }
    }

    private static Versioned<Account> get(EntityStore<Account> accounts, String id) {
        return accounts.find(id).orElseThrow(() -> new AssertionError("The account (" + id + ") is gone."));
    }

    private static long sum(List<Account> accounts) {
        return accounts.stream().mapToLong(Account::balance).sum();
    }

    @Proves(VER_04)
    @DisplayName("VER-04 of sixteen concurrent puts with one expected version exactly one succeeds")
    void ver04_one_of_many_puts_succeeds() {
        for (int round = 0; round < Math.max(1, rounds / 5); round++) {
            long expected = round;
            AtomicInteger winners = new AtomicInteger();
            crowd(thread -> {
                try {
                    accounts().put(Account.of("a", thread), expected);
                    winners.incrementAndGet();
                } catch (VersionConflictException lost) {
                    assertEquals(expected, lost.expected(), "the expected version that the exception names");
                }
            });
            assertEquals(1, winners.get(), "how many puts of version " + (round + 1) + " succeeded");
            assertEquals(round + 1, get(accounts(), "a").version(), "the version afterwards");
        }
    }

    @Proves(TX_04)
    @DisplayName("TX-04 sixteen threads read and write at once: no update is lost, no version goes back (RD-02)")
    void tx04_no_update_is_lost() {
        openAccounts();

        crowd(thread -> {
            long[] seen = new long[ACCOUNTS];
            for (int round = 0; round < rounds; round++) {
                int account = (thread + round) % ACCOUNTS;
                if (round % 2 == 0) {
                    addOne(accounts(), "a" + account);
                } else {
                    addOneAtomically("a" + account);
                }
                timeline().append(List.of(event("e" + thread + "-" + round, "c" + thread, round)));
                readEverything(thread, round, seen);
            }
        });

        List<Account> end = all(accounts(), Query.all());
        long expected = ACCOUNTS * START + (long) Crowd.SIZE * rounds;
        assertEquals(expected, sum(end), "the sum of all counters after " + Crowd.SIZE * rounds + " increments");
        for (Account account : end) {
            Versioned<Account> last = get(accounts(), account.id());
            assertEquals(
                    last.entity().balance() - START,
                    last.version() - 1,
                    "the versions of " + account.id() + " and its increments");
        }
        assertEquals(Crowd.SIZE * rounds, scan(timeline()).size(), "the events appended meanwhile");
    }

    private static void addOne(EntityStore<Account> accounts, String id) {
        while (true) {
            Versioned<Account> before = get(accounts, id);
            try {
                accounts.put(before.entity().plus(1), before.version());
                return;
            } catch (VersionConflictException anotherWasFaster) {
                Thread.onSpinWait();
            }
        }
    }

    private void addOneAtomically(String id) {
        retried(unit -> {
            Versioned<Account> before = get(unit.entities(ACCOUNT), id);
            unit.entities(ACCOUNT).put(before.entity().plus(1), before.version());
        });
    }

    /** What a unit of work of the tests does. */
    private interface Work {
        void on(TenantStorage unit);
    }

    private void retried(Work work) {
        while (true) {
            try {
                north.atomically(unit -> {
                    work.on(unit);
                    return true;
                });
                return;
            } catch (VersionConflictException anotherWasFaster) {
                Thread.onSpinWait();
            }
        }
    }

    /** Reads by turns in every way there is; what was seen once must not be older the next time. */
    private void readEverything(int thread, int round, long[] seen) {
        if (round % 3 == 0) {
            for (Versioned<Account> account :
                    accounts().page(Query.where("owner", "bank")).items()) {
                see(account, seen);
            }
        } else {
            for (int i = 0; i < ACCOUNTS; i++) {
                see(get(accounts(), "a" + i), seen);
            }
        }
        CustomerId own = CustomerId.of("c" + thread);
        assertEquals(round + 1, timeline().read(own).size(), "the events that this thread has appended so far");
    }

    private static void see(Versioned<Account> account, long[] seen) {
        int number = account.entity().id().charAt(1) - '0';
        assertTrue(
                account.version() >= seen[number],
                "version " + account.version() + " of " + account.entity().id() + " was read after version "
                        + seen[number]);
        seen[number] = account.version();
    }

    @Proves(TX_03)
    @DisplayName("TX-03 money that is moved between accounts is never seen twice or nowhere")
    void tx03_a_sum_that_is_kept_is_seen_kept() {
        openAccounts();
        AtomicInteger moving = new AtomicInteger(Crowd.SIZE - 4);
        AtomicLong looks = new AtomicLong();

        crowd(thread -> {
            if (thread < 4) {
                do {
                    look(thread);
                    looks.incrementAndGet();
                } while (moving.get() > 0);
            } else {
                try {
                    move(new Random(thread));
                } finally {
                    moving.decrementAndGet();
                }
            }
        });

        assertEquals(ACCOUNTS * START, sum(all(accounts(), Query.all())), "the sum of all accounts at the end");
        assertTrue(looks.get() > 0, "nobody looked");
    }

    private void look(int thread) {
        long sum = thread % 2 == 0
                ? sum(accounts().page(Query.all()).items().stream()
                        .map(Versioned::entity)
                        .toList())
                : north.atomically(unit -> {
                    long total = 0;
                    for (int i = 0; i < ACCOUNTS; i++) {
                        total += get(unit.entities(ACCOUNT), "a" + i).entity().balance();
                    }
                    return total;
                });
        assertEquals(
                ACCOUNTS * START,
                sum,
                "the sum of all accounts, seen " + (thread % 2 == 0 ? "on a page" : "in a unit of work")
                        + " meanwhile");
    }

    private void move(Random random) {
        for (int round = 0; round < rounds; round++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            long amount = random.nextInt(10);
            retried(unit -> {
                Versioned<Account> giving = get(unit.entities(ACCOUNT), "a" + from);
                Versioned<Account> taking = get(unit.entities(ACCOUNT), "a" + to);
                unit.entities(ACCOUNT).put(giving.entity().plus(-amount), giving.version());
                unit.entities(ACCOUNT).put(taking.entity().plus(amount), taking.version());
            });
        }
    }

    @Proves(AP_02)
    @DisplayName("AP-02 an event that sixteen threads append at once is recorded once")
    void ap02_one_event_from_many_threads_is_once() {
        for (int round = 0; round < Math.max(1, rounds / 5); round++) {
            String id = "e" + round;
            AtomicInteger added = new AtomicInteger();
            crowd(thread -> added.addAndGet(timeline().append(List.of(event(id, "acme", thread / 100)))));
            assertEquals(1, added.get(), "how often the event was added");
            assertEquals(round + 1, timeline().read(CustomerId.of("acme")).size(), "the events recorded");
        }
    }

    @Proves(TH_01)
    @DisplayName("TH-01 tenants are written to side by side")
    void th01_tenants_are_written_to_side_by_side() {
        crowd(thread -> {
            TenantStorage tenant = thread % 2 == 0 ? north : south;
            for (int round = 0; round < rounds; round++) {
                tenant.entities(ACCOUNT).put(Account.of("a" + thread + "-" + round, 1, "t" + thread), 0);
            }
        });

        for (int thread = 0; thread < Crowd.SIZE; thread++) {
            TenantStorage own = thread % 2 == 0 ? north : south;
            TenantStorage other = thread % 2 == 0 ? south : north;
            Query query = Query.where("owner", "t" + thread);
            assertEquals(rounds, all(own.entities(ACCOUNT), query).size(), "what thread " + thread + " wrote");
            assertEquals(List.of(), all(other.entities(ACCOUNT), query), "what of it is in the other tenant");
        }
    }

    @Proves(TH_02)
    @DisplayName("TH-02 an interrupted thread ends its call or is told so, stays interrupted, and harms nobody")
    void th02_an_interrupted_thread_harms_nobody() {
        for (int i = 0; i < 20; i++) {
            String id = "c" + i;
            Thread.currentThread().interrupt();
            boolean done = true;
            try {
                north.atomically(unit -> unit.timeline().append(List.of(event("of " + id, id))));
            } catch (StorageException interrupted) {
                done = false;
            }
            assertTrue(Thread.interrupted(), "the thread is no longer interrupted after the call");
            assertEquals(
                    done ? 1 : 0,
                    timeline().read(CustomerId.of(id)).size(),
                    "the events, after a call that was done: " + done);
            assertEquals(1, north.entities(ACCOUNT).put(Account.of(id, i), 0).version(), "the next call");
        }
    }

    @Proves(TH_03)
    @DisplayName("TH-03 units of work over several entities in any order come to an end")
    void th03_units_in_any_order_come_to_an_end() {
        openAccounts();

        crowd(thread -> {
            Random random = new Random(thread);
            for (int round = 0; round < Math.max(1, rounds / 4); round++) {
                int first = random.nextInt(ACCOUNTS);
                retried(unit -> {
                    for (int i = 0; i < ACCOUNTS; i++) {
                        String id = "a" + (thread % 2 == 0 ? first + i : first + ACCOUNTS - i) % ACCOUNTS;
                        Versioned<Account> before = get(unit.entities(ACCOUNT), id);
                        unit.entities(ACCOUNT).put(before.entity().plus(1), before.version());
                    }
                });
            }
        });

        assertEquals(
                ACCOUNTS * START + (long) Crowd.SIZE * ACCOUNTS * Math.max(1, rounds / 4),
                sum(all(accounts(), Query.all())),
                "the sum of all accounts");
        assertEquals(1, customers().put(customer("afterwards"), 0).version(), "the next call");
    }
}
