package org.clientela.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import org.clientela.Crm;
import org.clientela.examples.retail.Analysis;
import org.clientela.examples.retail.OrderBook;
import org.clientela.examples.retail.Printout;
import org.clientela.examples.retail.Results;
import org.clientela.examples.retail.Shop;
import org.clientela.money.Money;

/**
 * One command turns a file of orders into segmented, staged, matched customers: 541,909 lines of a British web shop for
 * gifts. Reads the file, loads customers, offerings, purchases and returns through the front door, then prints what there is
 * to know and writes it to a folder.
 */
public final class OnlineRetail {
    private static final Path FILE = Path.of("examples/data/online-retail.csv.gz");
    private static final Instant AS_OF = Instant.parse("2011-12-10T00:00:00Z");
    private static final Currency POUNDS = Money.currency("GBP");

    private OnlineRetail() {}

    /**
     * Runs from the root of the project.
     *
     * @param args the folder to write to, else {@code target/online-retail}
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "target/online-retail");
        Crm crm = Crm.inMemory().asOf(AS_OF).withZone(ZoneOffset.UTC).withCurrency(POUNDS);

        OrderBook book = OrderBook.read(FILE, POUNDS, AS_OF);
        Shop.load(crm, book);
        Analysis analysis = Analysis.of(crm);

        Printout printout = new Printout(System.out);
        printout.quality(book);
        printout.conclusions(analysis);
        Results.write(folder, book, analysis);
        System.out.printf("%nWritten: %s/{customers.csv, customers.json, summary.json}%n", folder);
    }
}
