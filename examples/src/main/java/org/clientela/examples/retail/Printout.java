package org.clientela.examples.retail;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clientela.lifecycle.Stage;
import org.clientela.profile.OrderReport;

/** The analysis on paper. */
public final class Printout {
    private final PrintStream out;

    /**
     * A printout.
     *
     * @param out where it goes
     */
    public Printout(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints how reading went.
     *
     * @param book what the file says
     */
    public void quality(OrderBook book) {
        heading("Data quality");
        OrderReport report = book.report();
        out.print(report);
    }

    /**
     * Prints everything that was concluded.
     *
     * @param analysis of the shop
     */
    public void conclusions(Analysis analysis) {
        facts(analysis.facts());
        heading("Recency (down) by frequency (across): customers, 5 is best");
        out.println(analysis.scores().histogram());
        figure("score 555", analysis.scores().count("555"));
        figure("score 111", analysis.scores().count("111"));
        heading("The base by behaviour");
        out.println(analysis.behaviour());
        stages(analysis);
        market(analysis);
        calls(analysis);
    }

    private void facts(BaseFacts facts) {
        heading("Base facts");
        figure("customers", facts.customers());
        figure("of these purchasing", facts.purchasingCustomers());
        figure("offerings", facts.offerings());
        figure("orders", facts.orders());
        figure("purchase lines", facts.purchaseLines());
        figure("return lines", facts.returnLines());
        out.printf(Locale.ROOT, "%-22s%,14.2f%n", "revenue, GBP", facts.revenue());
        out.printf(Locale.ROOT, "%-22s%,14.2f%n", "returned, GBP", facts.returnValue());
    }

    private void stages(Analysis analysis) {
        heading("Lifecycle stages, inferred from what happened");
        out.println(analysis.stagePolicy().describe());
        out.printf(Locale.ROOT, "%-14s%22s%12s%n", "", "customer x article", "customers");
        for (Stage stage : Stage.values()) {
            out.printf(
                    Locale.ROOT,
                    "%-14s%,22d%,12d%n",
                    stage,
                    analysis.stages().relations().getOrDefault(stage, 0),
                    analysis.stages().customers().getOrDefault(stage, 0));
        }
    }

    private void market(Analysis analysis) {
        heading("The offering matrix: what we want to offer to whom");
        out.println(analysis.matrix());
        heading("Customers by market and the tier that fits them best");
        Map<String, Integer> counts = new TreeMap<>();
        analysis.customers()
                .forEach(view -> counts.merge(
                        "%-18s%-10s".formatted(view.market(), view.bestTier() == null ? "-" : view.bestTier()),
                        1,
                        Integer::sum));
        counts.forEach((key, count) -> out.printf(Locale.ROOT, "%s%,8d%n", key, count));
    }

    private void calls(Analysis analysis) {
        heading("Call these first: they bought often and much, and have gone silent");
        analysis.calls().forEach(call -> out.printf("%-8s%-5s%s%n", call.customer(), call.rfm(), call.reason()));
    }

    private void heading(String text) {
        out.printf("%n== %s%n%n", text);
    }

    private void figure(String name, long number) {
        out.printf(Locale.ROOT, "%-22s%,14d%n", name, number);
    }
}
