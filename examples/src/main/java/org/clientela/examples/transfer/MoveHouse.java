package org.clientela.examples.transfer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.clientela.Crm;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.profile.Vocabulary;
import org.clientela.store.Storage;
import org.clientela.transfer.Content;
import org.clientela.transfer.Export;
import org.clientela.transfer.Import;
import org.clientela.transfer.ImportReport;

/**
 * How do I move a firm's data into Clientela, and out again? A small firm is exported and read into an empty house; then
 * somebody sends a hand-made list of customers, in which not all rows are good.
 */
public final class MoveHouse {
    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
    private static final AttributeKey<Money> TARGET = AttributeKey.money("target");

    private final PrintStream out;
    private final Path directory;

    MoveHouse(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    /**
     * Tells the story, and leaves its files in {@code target/move-house}.
     *
     * @param args none
     */
    public static void main(String[] args) {
        new MoveHouse(new PrintStream(System.out, true, StandardCharsets.UTF_8), Path.of("target", "move-house"))
                .tell();
    }

    void tell() {
        try {
            Files.createDirectories(directory);
            move();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move() throws IOException {
        try (Storage oldHouse = Storage.inMemory();
                Storage newHouse = Storage.inMemory()) {
            Crm from = door(oldHouse);
            fill(from);
            out.println("The old house, written out as JSON Lines:");
            out.println(from.exportTo(directory));

            Crm to = door(newHouse);
            out.println("Moving in:");
            out.println(to.importFrom(directory));
            out.println("Moving in once more changes nothing:");
            out.println(to.importFrom(directory));

            Path list = handMadeList();
            Import how = Import.of(Content.CUSTOMERS)
                    .column("Number", "id")
                    .column("Market", "kind")
                    .column("Company", "party.name")
                    .column("Country", "country")
                    .column("E-mail", "email")
                    .column("Target", "attribute.target")
                    .without("Remarks");
            out.println("A hand-made list, first for trial:");
            out.println(to.importFrom(list, how.dryRun()));
            out.println("and then in earnest, the bad rows to a file:");
            Path rejected = directory.resolve("rejected.csv");
            ImportReport report = to.importFrom(list, how.rejectedTo(rejected));
            out.println(report);
            out.println(Files.readString(rejected));

            Path sheet = directory.resolve("sheet.csv");
            to.exportTo(sheet, Export.of(Content.CUSTOMERS));
            out.println("For a spreadsheet, what looks like a formula is made inert:");
            Files.readAllLines(sheet).stream()
                    .filter(line -> line.contains("HYPERLINK"))
                    .forEach(out::println);
        }
    }

    private static Crm door(Storage storage) {
        return Crm.on(storage).asOf(NOW).withVocabulary(Vocabulary.standard().withAttribute(TARGET));
    }

    private static void fill(Crm crm) {
        Customer acme = crm.customers()
                .add(Customer.builder()
                        .id("acme")
                        .kind(CustomerKind.INDUSTRIAL)
                        .organization("Acme Pumps")
                        .country("DE")
                        .addEmail("buying@acme.example")
                        .attributes(Attributes.of(TARGET, Money.parse("EUR 50000")))
                        .build());
        Customer ada = crm.customers()
                .add(Customer.builder()
                        .id("ada")
                        .kind(CustomerKind.CONSUMER)
                        .person("Ada", "Byron")
                        .build());
        Offering pump = crm.offerings()
                .add(Offering.builder()
                        .id("pump-x")
                        .name("Pump X")
                        .price("EUR 1200")
                        .build());
        crm.record(Event.purchase(acme, pump)
                .id("so-1-1")
                .amount("EUR 1200")
                .quantity(1)
                .at("2026-03-01")
                .reference("SO-1"));
        crm.record(Event.feedback(ada).id("f-1").rating(5).at("2026-03-20"));
    }

    private Path handMadeList() throws IOException {
        return Files.writeString(
                directory.resolve("from-the-fair.csv"),
                """
                Number;Market;Company;Country;E-mail;Target;Remarks
                acme;INDUSTRIAL;Acme Pumps Ltd;DE;buying@acme.example|service@acme.example;EUR 60000;moved
                c-7;INDUSTRIAL;"=HYPERLINK(""http://evil.example"")";FR;;;
                c-8;INDUSTRIAL;Nord Valves;Germany;;;
                c-9;PRIVATE;Smith;GB;;;
                c-10;CONSUMER;;GB;not an address;;
                c-11;CONSUMER;;GB
                ;CONSUMER;;GB;;;
                """,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }
}
