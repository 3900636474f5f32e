package org.clientela.tck;

import static org.clientela.tck.Clause.EM_01;
import static org.clientela.tck.Clause.TH_01;
import static org.clientela.tck.Clause.TN_01;
import static org.clientela.tck.Samples.ACCOUNT;
import static org.clientela.tck.Samples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLongArray;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.clientela.tck.Cases.Case;
import org.clientela.tck.Cases.Outcome;
import org.clientela.tck.Samples.Account;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** TN-01 for every method there is, with an id of one's own, of another tenant and of nobody; and all of them at once. */
abstract class MatrixClauses extends Clauses {
    private static final List<TenantId> FOUR = List.of(NORTH, SOUTH, TenantId.of("East"), TenantId.of("east"));
    private static final int IDS = 5;

    MatrixClauses(StorageTck kit) {
        super(kit);
    }

    @Proves(TN_01)
    @DisplayName("TN-01 every method answers for another tenant's id as for one that nobody has")
    void tn01_every_method_takes_foreign_ids_for_missing_ones() {
        Map<String, Case> cases = Cases.all();
        assertEquals(Cases.methods(), cases.keySet(), "the methods of the interfaces, and those that are tried here");
        int number = 100;
        for (Map.Entry<String, Case> each : cases.entrySet()) {
            number++;
            Outcome own = asked(each.getValue(), NORTH, "own" + number);
            Outcome foreign = asked(each.getValue(), SOUTH, "foreign" + number);
            Outcome missing = asked(each.getValue(), null, "missing" + number);
            assertEquals(missing, foreign, each.getKey() + " of another tenant's id, as of a missing one");
            assertNotEquals(missing, own, each.getKey() + " of an id of one's own, other than of a missing one");
            assertUntouched("foreign" + number);
        }
    }

    private Outcome asked(Case question, @Nullable TenantId owner, String id) {
        if (owner != null) {
            TenantStorage tenant = storage.tenant(owner);
            tenant.entities(EntityType.CUSTOMER).put(Cases.customer(id), 0);
            tenant.timeline().append(List.of(event("of " + id, id)));
        }
        return Outcome.of(id, () -> question.ask(storage, NORTH, id));
    }

    private void assertUntouched(String id) {
        assertEquals(
                Optional.of(new Versioned<>(Cases.customer(id), 1)),
                south.entities(EntityType.CUSTOMER).find(id),
                "the other tenant's entity afterwards");
        assertEquals(
                List.of(event("of " + id, id)),
                south.timeline().read(CustomerId.of(id)),
                "the other tenant's timeline afterwards");
    }

    @Proves(EM_01)
    @DisplayName("EM-01 whatever is asked of every method, the failure is one that the interface names")
    void em01_every_failure_is_of_the_family() {
        List<String> odd = List.of("own", "nobody", "'", "%", "x".repeat(190), "😀", "\uFFFD", "null");
        customers().put(Cases.customer("own"), 0);
        timeline().append(List.of(event("of own", "own")));
        for (int round = 0; round < 2; round++) {
            for (Map.Entry<String, Case> each : Cases.all().entrySet()) {
                for (String id : odd) {
                    assertOfTheFamily(each.getKey(), () -> each.getValue().ask(storage, NORTH, id));
                    assertOfTheFamily(each.getKey(), () -> each.getValue().ask(storage, TenantId.of("nobody"), id));
                }
            }
            storage.close();
        }
    }

    private static void assertOfTheFamily(String method, Outcome.Call call) {
        try {
            call.answer();
        } catch (StorageException | IllegalArgumentException | IllegalStateException named) {
            assertTrue(named.getMessage() != null, method + " fails without saying why");
        } catch (RuntimeException e) {
            throw new AssertionError(method + " fails with what no caller can know of: " + e, e);
        }
    }

    @Proves(TH_01)
    @DisplayName("TH-01 sixteen threads do all there is to do in four tenants, and none meets what is another's")
    void th01_all_calls_at_once_in_four_tenants() {
        try (Storage four = kit.open(Set.copyOf(FOUR))) {
            AtomicLongArray added = new AtomicLongArray(FOUR.size());
            crowd(thread -> {
                Random random = new Random(thread);
                for (int round = 0; round < rounds; round++) {
                    int number = random.nextInt(FOUR.size());
                    TenantStorage tenant = four.tenant(FOUR.get(number));
                    doSomething(tenant, number, thread + "-" + round, random, added);
                }
            });
            for (int number = 0; number < FOUR.size(); number++) {
                assertEnd(four.tenant(FOUR.get(number)), number, added.get(number));
            }
        }
    }

    /** Increments, appends, removes or reads; all that is written and read is marked with the number of the tenant. */
    private static void doSomething(
            TenantStorage tenant, int number, String unique, Random random, AtomicLongArray added) {
        EntityStore<Account> accounts = tenant.entities(ACCOUNT);
        String id = "a" + random.nextInt(IDS);
        switch (random.nextInt(8)) {
            case 0, 1 -> added.addAndGet(number, increment(accounts, id, number));
            case 2 -> added.addAndGet(number, tenant.atomically(unit -> increment(unit.entities(ACCOUNT), id, number)));
            case 3 -> tenant.timeline().append(List.of(marked(unique, id, number)));
            case 4 -> appendAgain(tenant, id, number);
            case 5 -> comeAndGo(accounts, "passing-" + unique, number);
            case 6 ->
                assertMarked(all(accounts, Query.where("owner", "t" + number).withLimit(2)), number);
            default -> {
                assertMarked(accounts.find(id).stream().map(Versioned::entity).toList(), number);
                tenant.timeline().read(CustomerId.of(id)).forEach(event -> assertMarked(event, number));
                scan(tenant.timeline()).forEach(event -> assertMarked(event, number));
            }
        }
    }

    private static Event marked(String id, String customer, int number) {
        return event(id, customer).withNote("t" + number);
    }

    /** One if the account has one more, zero if another was faster. */
    private static long increment(EntityStore<Account> accounts, String id, int number) {
        Optional<Versioned<Account>> before = accounts.find(id);
        Account account = before.map(Versioned::entity).orElseGet(() -> Account.of(id, 0, "t" + number));
        try {
            accounts.put(account.plus(1), before.map(Versioned::version).orElse(0L));
            return 1;
        } catch (VersionConflictException anotherWasFaster) {
            assertTrue(
                    anotherWasFaster.actual() != anotherWasFaster.expected(),
                    "a conflict with the very version expected: " + anotherWasFaster);
            return 0;
        }
    }

    /** What all tenants have under one id, each saying something else. */
    private static void appendAgain(TenantStorage tenant, String id, int number) {
        tenant.timeline().append(List.of(marked("common " + id, id, number)));
        try {
            tenant.timeline().append(List.of(marked("common " + id, id, number + 1)));
            throw new AssertionError("Something else under a known id was not refused.");
        } catch (IdempotencyConflictException refused) {
            assertEquals("common " + id, refused.id(), "the id that the exception names");
        }
    }

    private static void comeAndGo(EntityStore<Account> accounts, String id, int number) {
        long version = accounts.put(Account.of(id, 0, "t" + number), 0).version();
        accounts.remove(id, version);
        assertEquals(Optional.empty(), accounts.find(id), "what was removed");
    }

    private static void assertMarked(List<Account> accounts, int number) {
        accounts.forEach(
                account -> assertEquals(List.of("t" + number), account.owners(), "the owner of " + account.id()));
    }

    private static void assertMarked(Event event, int number) {
        assertEquals(Optional.of("t" + number), event.note(), "the note of the event (" + event.id() + ")");
    }

    private static void assertEnd(TenantStorage tenant, int number, long added) {
        List<Account> accounts = all(tenant.entities(ACCOUNT), Query.all());
        assertMarked(accounts, number);
        assertEquals(
                added,
                accounts.stream().mapToLong(Account::balance).sum(),
                "the increments of tenant " + number + " that were acknowledged");
        List<Event> events = scan(tenant.timeline());
        events.forEach(event -> assertMarked(event, number));
        Set<EventId> once = new TreeSet<>();
        events.forEach(event -> assertTrue(once.add(event.id()), "the event (" + event.id() + ") is there twice"));
        List<Event> oneByOne = new ArrayList<>();
        for (int i = 0; i < IDS; i++) {
            oneByOne.addAll(tenant.timeline().read(CustomerId.of("a" + i)));
        }
        assertEquals(oneByOne, events, "the timelines of all customers, and the scan");
    }
}
