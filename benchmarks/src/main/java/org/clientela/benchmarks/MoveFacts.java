package org.clientela.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.money.Money;
import org.clientela.store.Storage;
import org.clientela.store.TenantId;
import org.clientela.store.TenantStorage;
import org.clientela.transfer.Content;
import org.clientela.transfer.Export;
import org.clientela.transfer.Import;

/** How long it takes to write events to a file and to read them into a storage in memory, against the bare libraries. */
final class MoveFacts {
    private static final int EVENTS = 100_000;

    private MoveFacts() {}

    static void run(Path ignored) throws IOException {
        Path directory = Files.createTempDirectory("move-facts");
        Path json = directory.resolve("events.jsonl");
        Path csv = directory.resolve("events.csv");
        TenantStorage storage = filled();
        Export.of(Content.EVENTS).run(json, storage);
        Export.of(Content.EVENTS).run(csv, storage);
        System.out.printf("%d events, JSON Lines %d bytes, CSV %d bytes%n", EVENTS, Files.size(json), Files.size(csv));
        new Rounds(3, 5)
                .with("Jackson: read each line to an event", () -> jackson(json))
                .with("Import, JSON Lines", () -> imported(json))
                .with("FastCSV: read fields as strings", () -> fields(csv))
                .with("Import, CSV", () -> imported(csv))
                .with("Export, JSON Lines", () -> exported(directory.resolve("events-2.jsonl"), storage))
                .with("Export, CSV", () -> exported(directory.resolve("events-2.csv"), storage))
                .print();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static long jackson(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> Json.read(line, Event.class)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long fields(Path file) {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            return rows.stream().mapToLong(CsvRecord::getFieldCount).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long imported(Path file) {
        try (Storage storage = Storage.inMemory()) {
            return Import.byName()
                    .run(file, storage.tenant(TenantId.DEFAULT))
                    .parts()
                    .get(0)
                    .added();
        }
    }

    private static long exported(Path file, TenantStorage storage) {
        return Export.of(Content.EVENTS).run(file, storage).parts().get(0).rows();
    }

    private static TenantStorage filled() {
        TenantStorage storage = Storage.inMemory().tenant(TenantId.DEFAULT);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(Event.builder()
                    .id(EventId.of("e-" + i))
                    .customer(CustomerId.of("c-" + i % 5_000))
                    .type(EventType.PURCHASE)
                    .occurredAt(Instant.EPOCH.plusSeconds(i))
                    .recordedAt(Instant.EPOCH.plusSeconds(i))
                    .amount(Money.of("EUR", Integer.toString(i % 1_000)))
                    .channel(Channel.ONLINE)
                    .reference("SO-" + i / 3)
                    .build());
        }
        storage.timeline().append(events);
        return storage;
    }
}
