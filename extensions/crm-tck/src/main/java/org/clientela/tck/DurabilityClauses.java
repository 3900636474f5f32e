package org.clientela.tck;

import static org.clientela.tck.Capability.DURABLE;
import static org.clientela.tck.Capability.PHYSICAL_ERASE;
import static org.clientela.tck.Capability.SHARED;
import static org.clientela.tck.Clause.AP_02;
import static org.clientela.tck.Clause.DU_01;
import static org.clientela.tck.Clause.ER_05;
import static org.clientela.tck.Clause.PG_05;
import static org.clientela.tck.Clause.RD_01;
import static org.clientela.tck.Clause.VER_05;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.clientela.tck.Samples.ids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.IdempotencyConflictException;
import org.clientela.store.Query;
import org.clientela.store.Storage;
import org.clientela.store.TenantStorage;
import org.clientela.store.VersionConflictException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/** DU, and what other clauses say of opening again, of several storages on the same data, and of files. */
abstract class DurabilityClauses extends Clauses {
    private static final Customer ACME = customer("acme");
    private static final CustomerId ACME_ID = ACME.id();
    private static final Event SOLD = event("sold", "acme");
    private static final String MARKER = "Zaphod-Beeblebrox-4711";

    DurabilityClauses(StorageTck kit) {
        super(kit);
    }

    /** What the first tenant has when the storage is closed and opened again. */
    private void afterReopening(Consumer<TenantStorage> look) {
        storage.close();
        try (Storage again = kit.reopen(TENANTS)) {
            look.accept(again.tenant(NORTH));
        }
    }

    @Proves(value = DU_01, needs = DURABLE)
    @DisplayName("DU-01 entities, indexes and events are there after closing and opening again")
    void du01_all_is_there_after_reopening() {
        customers().put(ACME, 0);
        customers().put(ACME.withKind(CustomerKind.GOVERNMENT), 1);
        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(customer("bolt"), 0);
            return unit.timeline().append(List.of(SOLD, event("e2", "bolt")));
        });
        south.timeline().append(List.of(event("e3", "core")));

        afterReopening(tenant -> {
            EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);
            assertEquals(
                    Optional.of(new Versioned<>(ACME.withKind(CustomerKind.GOVERNMENT), 2)),
                    customers.find("acme"),
                    "what find returns");
            assertEquals(
                    List.of(customer("bolt")), all(customers, Query.where("kind", "CONSUMER")), "what is in an index");
            assertEquals(List.of("sold", "e2"), ids(scan(tenant.timeline())), "the scan");
        });
    }

    @Proves(value = DU_01, needs = DURABLE)
    @DisplayName("DU-01 what was refused or undone is not there after closing and opening again")
    void du01_what_was_undone_stays_undone() {
        customers().put(ACME, 0);
        assertThrows(
                UnsupportedOperationException.class,
                () -> north.atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).put(customer("bolt"), 0);
                    unit.timeline().append(List.of(SOLD));
                    throw new UnsupportedOperationException();
                }));
        customers().remove("acme", 1);

        afterReopening(tenant -> {
            assertEquals(List.of(), all(tenant.entities(EntityType.CUSTOMER), Query.all()), "the customers");
            assertEquals(List.of(), scan(tenant.timeline()), "the scan");
        });
    }

    @Proves(value = VER_05, needs = DURABLE)
    @DisplayName("VER-05 a removed id that comes back after a reopening has a version it never had")
    void ver05_a_removed_id_is_remembered() {
        customers().put(ACME, 0);
        customers().put(ACME, 1);
        customers().remove("acme", 2);

        afterReopening(tenant -> {
            EntityStore<Customer> customers = tenant.entities(EntityType.CUSTOMER);
            long version = customers.put(ACME, 0).version();
            assertTrue(version > 2, "it came back with version " + version + ", though version 2 was there before");
            assertThrows(VersionConflictException.class, () -> customers.put(ACME, 1));
        });
    }

    @Proves(value = AP_02, needs = DURABLE)
    @DisplayName(
            "AP-02 an event appended again after a reopening is passed over, and refused if it says something else")
    void ap02_a_known_event_is_known_after_reopening() {
        timeline().append(List.of(SOLD));

        afterReopening(tenant -> {
            assertEquals(0, tenant.timeline().append(List.of(SOLD)), "how many were added");
            assertThrows(
                    IdempotencyConflictException.class,
                    () -> tenant.timeline().append(List.of(event("sold", "acme", 1))));
            tenant.timeline().append(List.of(event("a-later-one", "acme")));
            assertEquals(List.of("sold", "a-later-one"), ids(tenant.timeline().read(ACME_ID)), "the timeline");
        });
    }

    @Proves(value = PG_05, needs = DURABLE)
    @DisplayName("PG-05 the query for the next page goes on after a reopening")
    void pg05_a_query_goes_on_after_reopening() {
        for (String id : List.of("a", "b", "c")) {
            customers().put(customer(id), 0);
        }
        Query next = customers().page(Query.all().withLimit(1)).next().orElseThrow();

        afterReopening(tenant -> assertEquals(
                List.of(customer("b"), customer("c")),
                all(tenant.entities(EntityType.CUSTOMER), next),
                "what is behind the first page"));
    }

    @Proves(value = RD_01, needs = SHARED)
    @DisplayName("RD-01 what one storage wrote is read by another on the same data, and the other way round")
    void rd01_a_second_storage_reads_what_the_first_wrote() {
        try (Storage second = kit.reopen(TENANTS)) {
            EntityStore<Customer> others = second.tenant(NORTH).entities(EntityType.CUSTOMER);
            assertEquals(Optional.empty(), others.find("acme"), "what the second finds before");
            assertEquals(List.of(), second.tenant(NORTH).timeline().read(ACME_ID), "what the second reads before");

            customers().put(ACME, 0);
            timeline().append(List.of(SOLD));
            assertEquals(Optional.of(new Versioned<>(ACME, 1)), others.find("acme"), "what the second finds");
            assertEquals(List.of(SOLD), second.tenant(NORTH).timeline().read(ACME_ID), "what the second reads");

            others.put(ACME.withKind(CustomerKind.GOVERNMENT), 1);
            second.tenant(NORTH).timeline().erase(ACME_ID);
            assertEquals(2, customers().find("acme").orElseThrow().version(), "the version that the first finds");
            assertEquals(List.of(), timeline().read(ACME_ID), "what the first reads");
            assertThrows(VersionConflictException.class, () -> customers().put(ACME, 1));
        }
    }

    @Proves(value = ER_05, needs = PHYSICAL_ERASE)
    @DisplayName("ER-05 what was erased or removed is in no file once the storage is closed")
    void er05_what_was_erased_is_in_no_file() {
        for (int i = 0; i < 50; i++) {
            timeline().append(List.of(event("e" + i, "acme").withNote(MARKER), event("f" + i, "bolt")));
        }
        customers()
                .put(
                        Customer.builder()
                                .id("acme")
                                .kind(CustomerKind.CONSUMER)
                                .person("Zaphod", MARKER)
                                .build(),
                        0);
        timeline().erase(ACME_ID);
        customers().remove("acme", 1);

        storage.close();

        List<Path> files = kit.files();
        assertFalse(files.isEmpty(), "There are no files to look into.");
        for (Path file : files) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                assertFalse(contains(file, MARKER.getBytes(charset)), "The file (" + file + ") has what was erased.");
            }
        }
    }

    private static boolean contains(Path file, byte[] marker) {
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            return content.contains(new String(marker, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
