package org.clientela.benchmarks;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.OrderCsv;
import org.clientela.profile.Population;

/** How long it takes to read an order file into a population, against FastCSV that merely splits it; and what that holds. */
final class ReadOrders {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 9;

    private ReadOrders() {}

    static void run(Path file) throws IOException {
        OrderCsv all = OrderCsv.in(ZoneId.of("Europe/London"), Money.currency("GBP"))
                .typed(row -> row.reference().startsWith("C")
                        ? EventType.RETURN
                        : row.sign() > 0 ? EventType.PURCHASE : EventType.ADJUSTMENT);
        OrderCsv core = all.withoutOthers();
        System.out.printf("reading %s, %d bytes%n", file, Files.size(file));
        new Rounds(WARM_UP, ROUNDS)
                .with("FastCSV, fields as strings", () -> tokens(file))
                .with("Clientela, core columns", () -> core.read(file).report().events())
                .with("Clientela, all columns", () -> all.read(file).report().events())
                .print();
        heap("core columns", () -> core.read(file).population());
        heap("all columns", () -> all.read(file).population());
    }

    private static long tokens(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(in, StandardCharsets.UTF_8)) {
            long fields = 0;
            for (CsvRecord row : csv) {
                fields += row.getFieldCount();
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void heap(String what, Supplier<Population> read) {
        long before = usedHeap();
        Population population = read.get();
        long held = usedHeap() - before;
        System.out.printf(
                "  heap with %-14s %6.1f bytes an event measured, %6.1f computed for the columns of %d events%n",
                what,
                held / (double) population.events(),
                population.eventBytes() / (double) population.events(),
                population.events());
    }

    private static long usedHeap() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
