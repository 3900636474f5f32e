package org.clientela.tck;

import static org.clientela.tck.Clause.TN_01;
import static org.clientela.tck.Clause.TN_03;
import static org.clientela.tck.Clause.TN_04;
import static org.clientela.tck.Clause.TN_06;
import static org.clientela.tck.Samples.customer;
import static org.clientela.tck.Samples.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.store.EntityType;
import org.clientela.store.Query;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.store.UnknownTenantException;
import org.clientela.store.Versioned;
import org.junit.jupiter.api.DisplayName;

/** TN: no tenant ever meets what is another's. */
abstract class TenantClauses extends Clauses {
    private static final Customer ACME = customer("acme");
    private static final Customer OTHER_ACME = ACME.withKind(CustomerKind.GOVERNMENT);

    TenantClauses(StorageTck kit) {
        super(kit);
    }

    private static void assertHas(TenantStorage tenant, Optional<Versioned<Customer>> expected) {
        assertEquals(expected, tenant.entities(EntityType.CUSTOMER).find("acme"), "what find returns");
        assertEquals(
                expected.stream().map(Versioned::entity).toList(),
                all(tenant.entities(EntityType.CUSTOMER), Query.all()),
                "the pages of all");
        for (CustomerKind kind : CustomerKind.values()) {
            assertEquals(
                    expected.stream()
                            .map(Versioned::entity)
                            .filter(customer -> customer.kind() == kind)
                            .toList(),
                    all(tenant.entities(EntityType.CUSTOMER), Query.where("kind", kind.name())),
                    "the pages of the kind " + kind);
        }
    }

    @Proves(TN_01)
    @DisplayName("TN-01 an id in two tenants is two entities, each with versions of its own")
    void tn01_one_id_in_two_tenants_is_two_entities() {
        customers().put(ACME, 0);
        assertHas(south, Optional.empty());

        south.entities(EntityType.CUSTOMER).put(OTHER_ACME, 0);
        south.entities(EntityType.CUSTOMER).put(OTHER_ACME, 1);
        assertHas(north, Optional.of(new Versioned<>(ACME, 1)));
        assertHas(south, Optional.of(new Versioned<>(OTHER_ACME, 2)));

        south.entities(EntityType.CUSTOMER).remove("acme", 2);
        assertHas(north, Optional.of(new Versioned<>(ACME, 1)));
        assertHas(south, Optional.empty());
        customers().put(ACME, 1);
    }

    @Proves(TN_01)
    @DisplayName("TN-01 a customer in two tenants has two timelines")
    void tn01_one_customer_in_two_tenants_has_two_timelines() {
        CustomerId acme = ACME.id();
        timeline().append(List.of(event("e1", "acme")));
        south.timeline().append(List.of(event("e2", "acme"), event("e3", "bolt")));

        assertEquals(List.of(event("e1", "acme")), timeline().read(acme), "the timeline in the first tenant");
        assertEquals(List.of(event("e1", "acme")), scan(timeline()), "the scan of the first tenant");
        assertEquals(List.of(event("e2", "acme")), south.timeline().read(acme), "the timeline in the second");

        assertEquals(1, south.timeline().erase(acme), "how many the second tenant erased");
        assertEquals(List.of(event("e1", "acme")), timeline().read(acme), "the timeline in the first afterwards");
    }

    @Proves(TN_01)
    @DisplayName("TN-01 a unit of work that fails in one tenant undoes nothing in another")
    void tn01_a_failed_unit_undoes_nothing_elsewhere() {
        south.entities(EntityType.CUSTOMER).put(OTHER_ACME, 0);

        assertThrows(
                UnsupportedOperationException.class,
                () -> north.atomically(unit -> {
                    unit.entities(EntityType.CUSTOMER).put(ACME, 0);
                    assertHas(south, Optional.of(new Versioned<>(OTHER_ACME, 1)));
                    throw new UnsupportedOperationException();
                }));

        assertHas(north, Optional.empty());
        assertHas(south, Optional.of(new Versioned<>(OTHER_ACME, 1)));
    }

    @Proves(TN_03)
    @DisplayName("TN-03 a query of one tenant goes on in another behind the same id, and shows only what is there")
    void tn03_a_query_shows_only_what_is_of_the_tenant() {
        for (String id : List.of("a", "b", "c")) {
            customers().put(customer(id), 0);
        }
        south.entities(EntityType.CUSTOMER).put(customer("d"), 0);
        Query next = customers().page(Query.all().withLimit(1)).next().orElseThrow();

        assertEquals(
                List.of(customer("d")),
                all(south.entities(EntityType.CUSTOMER), next),
                "what the second tenant has behind the first page of the first");
    }

    @Proves(TN_04)
    @DisplayName("TN-04 an unknown tenant is refused, also one that differs in case only")
    void tn04_an_unknown_tenant_is_refused() {
        for (String id : List.of("west", "North", "NORTH", "north2", "nort", "no%", "nörth")) {
            TenantId unknown = TenantId.of(id);
            UnknownTenantException e = assertThrows(
                    UnknownTenantException.class, () -> storage.tenant(unknown), "the tenant (" + id + ")");
            assertEquals(unknown, e.tenant(), "the tenant that the exception names");
        }
    }

    @Proves(TN_04)
    @DisplayName("TN-04 of unknown tenants nothing is kept, however many are asked for")
    void tn04_nothing_is_kept_of_unknown_tenants() {
        customers().put(ACME, 0);
        for (int i = 0; i < 20_000; i++) {
            TenantId unknown = TenantId.of("nobody-" + i);
            assertThrows(UnknownTenantException.class, () -> storage.tenant(unknown));
            if (i % 1_000 == 0) {
                assertThrows(UnknownTenantException.class, () -> storage.tenant(unknown), "asked for again");
            }
        }

        assertHas(north, Optional.of(new Versioned<>(ACME, 1)));
        assertHas(south, Optional.empty());
    }

    @Proves(TN_06)
    @DisplayName("TN-06 a unit of work under way in one tenant keeps no other from reading")
    void tn06_a_unit_under_way_keeps_nobody_else_from_reading() {
        south.entities(EntityType.CUSTOMER).put(OTHER_ACME, 0);
        south.timeline().append(List.of(event("e1", "acme")));
        north.atomically(unit -> unit.entities(EntityType.CUSTOMER).put(ACME, 0));

        north.atomically(unit -> {
            unit.entities(EntityType.CUSTOMER).put(ACME, 1);
            CompletableFuture<?> reader = CompletableFuture.runAsync(() -> {
                assertHas(south, Optional.of(new Versioned<>(OTHER_ACME, 1)));
                assertEquals(1, south.timeline().read(ACME.id()).size(), "the events of the other tenant");
            });
            try {
                return reader.get(Math.min(60, kit.patience().toSeconds()), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("A reader waits for a unit of work of another tenant.", e);
            } catch (ExecutionException | InterruptedException e) {
                throw new AssertionError("A reader failed while another tenant had a unit of work under way.", e);
            }
        });
    }
}
