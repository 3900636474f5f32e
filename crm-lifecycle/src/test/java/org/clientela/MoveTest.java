package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.offering.Offering;
import org.clientela.transfer.Content;
import org.clientela.transfer.Import;
import org.clientela.transfer.ImportReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and export through the front door. */
class MoveTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Crm crm = Crm.inMemory().asOf(NOW);

    @TempDir
    Path directory;

    private void fill() {
        Customer acme = crm.customers()
                .add(Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build());
        Offering pump = crm.offerings()
                .add(Offering.builder().id("pump").name("Pump").price("EUR 10").build());
        crm.record(Event.purchase(acme, pump).id("e1").amount("EUR 10"));
        crm.record(Event.contact(acme, Channel.PHONE).id("e2"));
    }

    @Test
    void movesAFirmAndMovesItOnce() {
        fill();
        assertThat(crm.exportTo(directory).parts()).extracting("rows").containsExactly(1L, 1L, 2L);

        Crm other = Crm.inMemory().asOf(NOW);
        assertThat(other.importFrom(directory).rejected()).isZero();
        assertThat(other.importFrom(directory).parts()).allMatch(part -> part.unchanged() == part.rows());

        Customer acme = crm.customers().all().findFirst().orElseThrow();
        assertThat(other.customers().all()).containsExactly(acme);
        assertThat(other.profile(acme).events()).isEqualTo(crm.profile(acme).events());
    }

    @Test
    void takesNothingThatMayNotBeAddedByHand() throws IOException {
        fill();
        crm.exportTo(directory);
        Files.writeString(directory.resolve("customers.jsonl"), """
                {"id":"b","kind":"CONSUMER","relationships":[{"type":"REFERRED_BY","customer":"c"}]}
                {"id":"c","kind":"CONSUMER","relationships":[{"type":"REFERRED_BY","customer":"b"}]}
                """, StandardOpenOption.APPEND);
        Files.writeString(directory.resolve("events.jsonl"), """
                {"id":"e3","customer":"nobody","type":"contact","occurredAt":"2026-03-01T00:00:00Z"}
                {"id":"e4","customer":"acme","type":"purchase","amount":"USD 1.00","occurredAt":"2026-03-01T00:00:00Z"}
                {"id":"e5","customer":"acme","type":"contact","offering":"hose","occurredAt":"2026-03-01T00:00:00Z"}
                {"id":"e6","customer":"acme","type":"contact","occurredAt":"2026-03-01T00:00:00Z"}
                """, StandardOpenOption.APPEND);

        ImportReport dry =
                Crm.inMemory().asOf(NOW).importFrom(directory, Import.byName().dryRun());
        ImportReport report = Crm.inMemory().asOf(NOW).importFrom(directory);

        assertThat(report.parts()).isEqualTo(dry.parts());
        assertThat(report.parts().stream()
                        .flatMap(part -> part.details().stream())
                        .map(Object::toString))
                .isEqualTo(List.of(
                        "customers row 3, refused, relationships: lead in a circle",
                        "events row 3, refused, customer: is not known",
                        "events row 4, refused, amount: is not in the reporting currency",
                        "events row 5, refused, offering: is not known"));
        assertThat(report.parts().get(2).content()).isEqualTo(Content.EVENTS);
        assertThat(report.parts().get(2).added()).isEqualTo(3);
    }
}
