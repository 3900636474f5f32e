package org.clientela.tck;

import static org.clientela.tck.Capability.FAULTS;
import static org.clientela.tck.Clause.EM_02;
import static org.clientela.tck.Clause.EM_04;
import static org.clientela.tck.Clause.TX_05;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.store.EntityType;
import org.clientela.store.OutcomeUnknownException;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.StorageException;
import org.clientela.store.TenantStorage;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/**
 * EM and TX of what lies below: each call is made to fail at its first step, at its second, and so on until it needs no more. What was
 * acknowledged before stays, nothing is done by half, and the next call finds the storage usable.
 */
abstract class FaultClauses extends Clauses {
    private static final int MOST_STEPS = 10_000;
    private static final CustomerId OLD = CustomerId.of("old");

    FaultClauses(StorageTck kit) {
        super(kit);
    }

    /** Something asked of a storage in which "old" has version 1 and two events, all else being empty. */
    private interface Call {
        void on(TenantStorage tenant);
    }

    private static Map<String, Call> writes() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put(
                "a put of something new",
                tenant -> tenant.entities(EntityType.CUSTOMER).put(customer("new"), 0));
        calls.put("a put of something changed", FaultClauses::change);
        calls.put("a removal", tenant -> tenant.entities(EntityType.CUSTOMER).remove("old", 1));
        calls.put("an append", tenant -> append(tenant, 1));
        calls.put("an append of fifty", tenant -> append(tenant, 50));
        calls.put("an erasure", tenant -> tenant.timeline().erase(OLD));
        calls.put(
                "a unit of work",
                tenant -> tenant.atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).put(customer("new"), 0);
                    change(unit);
                    unit.atomically(nested -> append(nested, 3));
                    unit.timeline().erase(OLD);
                    return true;
                }));
        return calls;
    }

    private static Map<String, Call> reads() {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("find", tenant -> tenant.entities(EntityType.CUSTOMER).find("old"));
        calls.put("page", tenant -> tenant.entities(EntityType.CUSTOMER).page(Query.where("kind", "CONSUMER")));
        calls.put("read", tenant -> tenant.timeline().read(OLD));
        calls.put("scan", tenant -> {
            try (Stream<Event> scan = tenant.timeline().scan()) {
                scan.forEach(event -> {});
            }
        });
        calls.put(
                "a unit of work that reads",
                tenant -> tenant.atomically(
                        unit -> unit.entities(EntityType.CUSTOMER).find("old")));
        return calls;
    }

    private static void change(TenantStorage tenant) {
        tenant.entities(EntityType.CUSTOMER).put(customer("old").withKind(CustomerKind.GOVERNMENT), 1);
    }

    private static int append(TenantStorage tenant, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event("n" + i, i % 2 == 0 ? "new" : "old", i));
        }
        return tenant.timeline().append(events);
    }

    /** All that can be seen of a tenant. */
    private record Seen(List<Versioned<Customer>> all, List<Versioned<Customer>> ofAKind, List<String> events) {
        static Seen of(TenantStorage tenant) {
            return new Seen(
                    tenant.entities(EntityType.CUSTOMER).page(Query.all()).items(),
                    tenant.entities(EntityType.CUSTOMER)
                            .page(Query.where("kind", "CONSUMER"))
                            .items(),
                    ids(scan(tenant.timeline())));
        }
    }

    /** A call, the fault it met, and what there was to be seen before, after it, and had it met none. */
    private record Trial(
            String name,
            int step,
            @Nullable RuntimeException met,
            Seen before,
            Seen after,
            Seen whole,
            TenantStorage tenant,
            Call call) {
        String what() {
            return name + " that fails at step " + step;
        }
    }

    private interface Check {
        void of(Trial trial);
    }

    /** Tries each call with a fault at each of its steps. */
    private void everyStep(Map<String, Call> calls, Check check) {
        calls.forEach((name, call) -> {
            boolean more = true;
            for (int step = 0; more; step++) {
                assertTrue(step < MOST_STEPS, name + " never comes to its last step.");
                Faults faults = new Faults();
                try (Storage failing = kit.openFailing(TENANTS, faults)) {
                    more = once(name, call, step, faults, failing, check);
                }
            }
        });
    }

    private static boolean once(String name, Call call, int step, Faults faults, Storage failing, Check check) {
        TenantStorage whole = failing.tenant(SOUTH);
        prepare(whole);
        call.on(whole);
        TenantStorage tenant = failing.tenant(NORTH);
        prepare(tenant);
        Seen before = Seen.of(tenant);
        faults.arm(step);
        RuntimeException met = null;
        try {
            call.on(tenant);
        } catch (RuntimeException e) {
            met = e;
        }
        boolean struck = faults.disarm();
        check.of(new Trial(name, step, met, before, Seen.of(tenant), Seen.of(whole), tenant, call));
        return struck;
    }

    private static void prepare(TenantStorage tenant) {
        tenant.entities(EntityType.CUSTOMER).put(customer("old"), 0);
        tenant.timeline().append(List.of(event("o1", "old", 1), event("o2", "old", 2)));
    }

    @Proves(value = EM_02, needs = FAULTS)
    @DisplayName("EM-02 a write that fails at any step says so as a storage does, and has done nothing")
    void em02_a_write_that_fails_has_done_nothing() {
        everyStep(writes(), trial -> {
            if (trial.met() == null) {
                assertEquals(trial.whole(), trial.after(), trial.what() + " and is told as done");
            } else {
                assertInstanceOf(StorageException.class, trial.met(), trial.what());
                boolean unknown = trial.met() instanceof OutcomeUnknownException;
                assertEquals(
                        unknown && !trial.after().equals(trial.before()) ? trial.whole() : trial.before(),
                        trial.after(),
                        trial.what() + ", met by " + trial.met());
            }
        });
    }

    @Proves(value = EM_02, needs = FAULTS)
    @DisplayName("EM-02 a read that fails at any step says so as a storage does, and changes nothing")
    void em02_a_read_that_fails_says_so() {
        everyStep(reads(), trial -> {
            if (trial.met() != null) {
                assertInstanceOf(StorageException.class, trial.met(), trial.what());
            }
            assertEquals(trial.before(), trial.after(), trial.what());
        });
    }

    @Proves(value = EM_04, needs = FAULTS)
    @DisplayName("EM-04 after a failure at any step the same call succeeds, in another tenant too")
    void em04_the_same_call_succeeds_afterwards() {
        everyStep(writes(), trial -> {
            if (trial.after().equals(trial.before())) {
                trial.call().on(trial.tenant());
                assertEquals(trial.whole(), Seen.of(trial.tenant()), trial.what() + ", repeated");
            }
            assertEquals(1, trial.tenant().timeline().append(List.of(event("later", "other"))), trial.what());
        });
    }

    @Proves(value = TX_05, needs = FAULTS)
    @DisplayName("TX-05 what failed and yet was done is told as unknown, and repeating it tells that it was done")
    void tx05_what_was_done_is_not_told_as_failed() {
        everyStep(writes(), trial -> {
            if (trial.met() != null && trial.after().equals(trial.whole())) {
                assertInstanceOf(OutcomeUnknownException.class, trial.met(), trial.what() + ", and yet was done");
                try {
                    trial.call().on(trial.tenant());
                } catch (VersionConflictException done) {
                    // as good as being passed over
                }
                assertEquals(trial.whole().all(), Seen.of(trial.tenant()).all(), trial.what() + ", repeated");
            }
        });
    }
}
