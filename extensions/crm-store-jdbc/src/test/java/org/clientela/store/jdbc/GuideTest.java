package org.clientela.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.store.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/databases.md begins with. */
class GuideTest {
    @TempDir
    Path directory;

    @Test
    void handsAFileToTheFrontDoor() {
        Path file = directory.resolve("crm.db");
        try (Storage storage = JdbcStorage.sqlite(file)) {
            Crm crm = Crm.on(storage);
            Customer acme = crm.customers().add(Facts.ACME);
            crm.record(Event.contact(acme, Channel.PHONE).at("2026-03-01"));
        }

        try (Storage storage = JdbcStorage.sqlite(file)) {
            Crm crm = Crm.on(storage);
            assertThat(crm.customers().find(CustomerId.of("acme"))).contains(Facts.ACME);
            assertThat(crm.profile(CustomerId.of("acme")).events()).hasSize(1);
            assertThat(crm.population().size()).isEqualTo(1);
        }
    }
}
