package org.clientela.tck;

import static org.clientela.tck.Clause.VER_01;
import static org.clientela.tck.Clause.VER_02;
import static org.clientela.tck.Clause.VER_03;
import static org.clientela.tck.Clause.VER_05;
import static org.clientela.tck.Samples.customer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.store.Query;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/** VER: nobody overwrites what he has not seen. */
abstract class VersionClauses extends Clauses {
    private static final Customer ACME = customer("acme");
    private static final Customer CHANGED = ACME.withKind(CustomerKind.GOVERNMENT);

    VersionClauses(StorageTck kit) {
        super(kit);
    }

    private void assertConflict(long expected, long actual, Runnable call) {
        VersionConflictException e = assertThrows(
                VersionConflictException.class,
                call::run,
                "with expected version " + expected + " where version " + actual + " is");
        assertEquals("customer", e.type(), "the type that the exception names");
        assertEquals("acme", e.id(), "the id that the exception names");
        assertEquals(expected, e.expected(), "the expected version that the exception names");
        assertEquals(actual, e.actual(), "the actual version that the exception names");
    }

    @Proves(VER_01)
    @DisplayName("VER-01 a new entity is put with expected version 0 and gets version 1")
    void ver01_a_new_entity_gets_version_1() {
        assertEquals(new Versioned<>(ACME, 1), customers().put(ACME, 0), "what put returns");
        assertEquals(Optional.of(new Versioned<>(ACME, 1)), customers().find("acme"), "what find returns");
    }

    @Proves(VER_01)
    @DisplayName("VER-01 a new entity is refused with any other expected version")
    void ver01_a_new_entity_is_refused_with_another_version() {
        assertConflict(1, 0, () -> customers().put(ACME, 1));

        assertEquals(Optional.empty(), customers().find("acme"), "what find returns after the refusal");
    }

    @Proves(VER_02)
    @DisplayName("VER-02 each put of the current version counts one more")
    void ver02_each_put_counts_one_more() {
        for (long version = 0; version < 10; version++) {
            Customer entity = version % 2 == 0 ? ACME : CHANGED;
            assertEquals(new Versioned<>(entity, version + 1), customers().put(entity, version));
            assertEquals(
                    Optional.of(new Versioned<>(entity, version + 1)),
                    customers().find("acme"));
        }
    }

    @Proves(VER_03)
    @DisplayName("VER-03 any other expected version is refused, with both versions, and changes nothing")
    void ver03_another_version_is_refused() {
        customers().put(ACME, 0);
        customers().put(ACME, 1);

        for (long expected : new long[] {0, 1, 3, Long.MAX_VALUE}) {
            assertConflict(expected, 2, () -> customers().put(CHANGED, expected));
        }

        assertEquals(Optional.of(new Versioned<>(ACME, 2)), customers().find("acme"), "the entity afterwards");
        assertEquals(
                List.of(), all(customers(), Query.where("kind", "GOVERNMENT")), "in the index of what was refused");
        assertEquals(
                List.of(ACME), all(customers(), Query.where("kind", "CONSUMER")), "in the index of what was there");
    }

    @Proves(VER_05)
    @DisplayName("VER-05 removing obeys the expected version too")
    void ver05_removing_obeys_the_version() {
        customers().put(ACME, 0);
        customers().put(ACME, 1);

        assertConflict(1, 2, () -> customers().remove("acme", 1));
        assertConflict(3, 2, () -> customers().remove("acme", 3));
        assertEquals(Optional.of(new Versioned<>(ACME, 2)), customers().find("acme"), "after two refusals");

        customers().remove("acme", 2);
        assertEquals(Optional.empty(), customers().find("acme"), "after the removal");
        assertEquals(List.of(), all(customers(), Query.all()), "the pages after the removal");
    }

    @Proves(VER_05)
    @DisplayName("VER-05 removing what is not there is refused")
    void ver05_removing_what_is_not_there_is_refused() {
        assertConflict(1, 0, () -> customers().remove("acme", 1));

        customers().put(ACME, 0);
        customers().remove("acme", 1);

        assertConflict(1, 0, () -> customers().remove("acme", 1));
    }

    @Proves(VER_05)
    @DisplayName("VER-05 an id that comes back has a version it never had, so that no stale writer meets it")
    void ver05_a_removed_id_comes_back_with_a_version_it_never_had() {
        customers().put(ACME, 0);
        customers().put(ACME, 1);
        customers().remove("acme", 2);

        assertConflict(2, 0, () -> customers().put(CHANGED, 2));

        long version = customers().put(ACME, 0).version();
        assertTrue(version > 2, "it came back with version " + version + ", though version 2 was there before");
        assertConflict(1, version, () -> customers().put(CHANGED, 1));
        assertConflict(2, version, () -> customers().put(CHANGED, 2));
    }
}
