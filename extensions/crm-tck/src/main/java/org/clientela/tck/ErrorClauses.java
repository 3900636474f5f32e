package org.clientela.tck;

import static org.clientela.tck.Clause.EM_03;
import static org.clientela.tck.Clause.EM_04;
import static org.clientela.tck.Samples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Query;
import org.clientela.store.StorageException;
import org.clientela.store.TenantId;
import org.clientela.store.VersionConflictException;
import org.junit.jupiter.api.DisplayName;

/** EM: a failure tells what to do, tells nothing about people, and is over when it is over. */
abstract class ErrorClauses extends Clauses {
    private static final Customer BEEBLEBROX = Customer.builder()
            .id("c-42")
            .kind(CustomerKind.CONSUMER)
            .person("Zaphod", "Beeblebrox")
            .addEmail("zaphod@galaxy.example")
            .build();

    ErrorClauses(StorageTck kit) {
        super(kit);
    }

    private static void assertTellsNothing(StorageException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String text = cause + " " + Arrays.toString(cause.getSuppressed());
            assertFalse(
                    text.contains("Zaphod") || text.contains("Beeblebrox") || text.contains("galaxy.example"),
                    "a message tells personal data: " + text);
        }
    }

    @Proves(EM_03)
    @DisplayName("EM-03 no message tells personal data")
    void em03_no_message_tells_personal_data() {
        customers().put(BEEBLEBROX, 0);
        timeline().append(List.of(event("e1", "c-42").withNote("Mr Beeblebrox rang.")));

        assertTellsNothing(
                assertThrows(VersionConflictException.class, () -> customers().put(BEEBLEBROX, 0)));
        assertTellsNothing(assertThrows(
                IdempotencyConflictException.class,
                () -> timeline().append(List.of(event("e1", "c-42").withNote("Zaphod Beeblebrox rang.")))));
    }

    @Proves(EM_04)
    @DisplayName("EM-04 after any failure the next call succeeds")
    void em04_after_any_failure_the_next_call_succeeds() {
        timeline().append(List.of(event("e0", "c-42")));
        List<Runnable> failing = List.of(
                () -> customers().put(BEEBLEBROX, 1_000),
                () -> customers().remove("nobody", 1),
                () -> timeline().append(List.of(event("e0", "c-42", 1))),
                () -> customers().page(Query.where("shoe-size", "42")),
                () -> storage.tenant(TenantId.of("nobody")),
                () -> north.atomically(unit -> {
                    throw new UnsupportedOperationException();
                }));
        for (int i = 0; i < failing.size(); i++) {
            Runnable call = failing.get(i);
            assertThrows(RuntimeException.class, call::run, "call " + i);
            assertEquals(i + 1, customers().put(BEEBLEBROX, i).version(), "the put after failure " + i);
            assertEquals(1, timeline().append(List.of(event("e" + (i + 1), "c-42"))), "the append after failure " + i);
            assertEquals(i + 2, scan(timeline()).size(), "the scan after failure " + i);
        }
    }
}
