package org.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

/** What docs/guide/import-export.md shows is compiled, run and printed. */
class ImportExportGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "import-export.md");
    private static final Path EXAMPLES =
            Path.of("src", "test", "java", "org", "clientela", "ImportExportGuideTest.java");
    private static final Pattern JAVA = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PRINTED = Pattern.compile("```text\\R(.*?)```", Pattern.DOTALL);

    private final Crm crm = Crm.inMemory().asOf(Instant.parse("2026-04-01T08:00:00Z"));

    @TempDir
    Path directory;

    @Test
    void movesOut() throws IOException {
        Customer acme = crm.customers()
                .add(Customer.builder().id("acme").kind(CustomerKind.INDUSTRIAL).build());
        crm.customers()
                .add(Customer.builder().id("ada").kind(CustomerKind.CONSUMER).build());
        crm.offerings().add(Offering.builder().id("pump").name("Pump").build());
        crm.record(Event.contact(acme, Channel.PHONE));
        crm.record(Event.feedback(acme).rating(5));
        Crm other = Crm.inMemory();

        crm.exportTo(directory); // offerings.jsonl, customers.jsonl, events.jsonl
        ImportReport report = other.importFrom(directory);

        String printed = PRINTED.matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(report.toString()).isEqualToNormalizingNewlines(printed);
    }

    @Test
    void takesAListMadeByHand() throws IOException {
        Path rejected = directory.resolve("rejected.csv");
        Path list = Files.writeString(
                directory.resolve("list.csv"),
                "Number,Market,Company,E-mail,Remarks\nc-1,INDUSTRIAL,Acme,a@b.example,\nc-2,OTHER,,,\n");

        Import how = Import.of(Content.CUSTOMERS)
                .column("Number", "id")
                .column("Market", "kind")
                .column("Company", "party.name")
                .column("E-mail", "email")
                .without("Remarks")
                .rejectedTo(rejected);

        crm.importFrom(list, how.dryRun()); // the same report, and nothing is written
        crm.importFrom(list, how);

        assertThat(crm.importFrom(list, how).parts().get(0).unchanged()).isEqualTo(1);
        assertThat(crm.customers().all()).hasSize(1);
        assertThat(rejected).content().contains("customers,3,invalid,kind,");
    }

    @Test
    void examplesOfTheGuideAreCompiledAndRun() throws IOException {
        String examples = unspaced(Files.readString(EXAMPLES));
        assertThat(JAVA.matcher(Files.readString(GUIDE)).results().map(MatchResult::group))
                .hasSize(2);
        JAVA.matcher(Files.readString(GUIDE))
                .results()
                .forEach(example -> assertThat(examples).contains(unspaced(example.group(1))));
    }

    private static String unspaced(String code) {
        return code.replaceAll("\\s+", "");
    }
}
