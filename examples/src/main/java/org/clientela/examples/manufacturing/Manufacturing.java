package org.clientela.examples.manufacturing;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clientela.Crm;
import org.clientela.customer.Customer;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Lifecycles;
import org.clientela.lifecycle.Stage;
import org.clientela.matrix.Fit;
import org.clientela.matrix.OfferingMatrix;
import org.clientela.matrix.OfferingParameter;
import org.clientela.matrix.Row;
import org.clientela.offering.Offering;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.jspecify.annotations.Nullable;

/**
 * What do I offer to whom, and where does each customer stand with what it has of mine? A maker of pumps sells to industry,
 * households, institutions and public authorities. Each market has its own policy for every parameter of an offering, its own
 * channels, and its own way through the life cycle of a pump.
 */
public final class Manufacturing {
    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");

    private final Crm crm = open();
    private final OfferingMatrix matrix = Markets.matrix();
    private final PrintStream out;

    Manufacturing(PrintStream out) {
        this.out = out;
    }

    /**
     * Tells the story.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // ticks and crosses need UTF-8, whatever the terminal's locale says
        new Manufacturing(new PrintStream(System.out, true, StandardCharsets.UTF_8)).tell();
    }

    Crm crm() {
        return crm;
    }

    /** A fixed day, so that the story stays the same. */
    static Crm open() {
        Crm crm = Crm.inMemory().withActor("ann").asOf(NOW);
        Catalogue.all().forEach(crm.offerings()::add);
        Buyers.settle(crm);
        return crm;
    }

    void tell() {
        showMatrix();
        customers().forEach(this::showFits);
        customers().forEach(this::showLife);
        showStages();
    }

    private List<Customer> customers() {
        return crm.customers().all().toList();
    }

    /** Twelve columns are too many for a screen. A matrix is a value, so parts of it are matrices too. */
    private void showMatrix() {
        title("The offering matrix: markets down, parameters across");
        say(part(OfferingParameter.POSITIONING, OfferingParameter.TIER));
        say("");
        say(part(OfferingParameter.PRICE, OfferingParameter.PACKAGING));
        say("");
        say(part(OfferingParameter.RETURNS_POLICY, OfferingParameter.SERVICE_LEVEL));
    }

    private OfferingMatrix part(OfferingParameter first, OfferingParameter last) {
        Set<OfferingParameter> shown = EnumSet.range(first, last);
        return new OfferingMatrix(matrix.rows().stream()
                .map(row -> new Row(
                        row.segment(),
                        row.cells().stream()
                                .filter(cell -> shown.contains(cell.parameter()))
                                .toList()))
                .toList());
    }

    private void showFits(Customer customer) {
        title("What fits " + customer.displayName());
        CustomerProfile profile = crm.profile(customer);
        say("dealt with us on %s channels".formatted(profile.get(Metric.parse("distinct(event.channel)"))));
        List<Offering> catalogue = crm.offerings().all().toList();
        List<Fit> ranked = matrix.rank(profile, catalogue);
        Fit best = ranked.get(0);
        say(best);
        say("  goes with "
                + crm.offerings().get(best.offering()).associations().stream()
                        .map(association -> association.to() + " (" + association.type() + ")")
                        .collect(Collectors.joining(", ")));
        ranked.stream().skip(1).forEach(fit -> say(summary(fit)));
        catalogue.stream()
                .map(offering -> matrix.fit(profile, offering))
                .filter(fit -> fit.eligible() && !fit.fits())
                .forEach(fit -> say(summary(fit)));
    }

    /** What an offering lacks; of one that does not fit, only what keeps it from fitting. */
    private static String summary(Fit fit) {
        String lacks = fit.unmet().stream()
                .filter(line -> fit.fits() || line.mandatory())
                .map(line -> line.parameter().toString())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT, "%c %-15s  %.2f, lacks %s", fit.fits() ? '✓' : '✗', fit.offering(), fit.score(), lacks);
    }

    private void showLife(Customer customer) {
        PumpLife life = PumpLife.typicalOf(customer.kind());
        title("%s and its pump %s, serial number %s"
                .formatted(customer.displayName(), life.pump(), life.serialNumber()));
        new Walk(crm, customer, life).diary().forEach(this::say);
    }

    private void showStages() {
        title("Days in each stage until " + LocalDate.ofInstant(NOW, crm.zone()));
        say(row("", Arrays.stream(Stage.values()).map(Stage::label)));
        for (Customer customer : customers()) {
            Lifecycles lifecycles = crm.lifecycles(customer);
            lifecycles.all().forEach(lifecycle -> say(days(lifecycle)));
            say("    %s as a whole: %s"
                    .formatted(customer.displayName(), lifecycles.stage().orElseThrow()));
        }
    }

    private static String days(Lifecycle lifecycle) {
        Map<Stage, Duration> dwell = lifecycle.dwellByStage(NOW);
        return row(
                lifecycle.item().orElseThrow().value(),
                Arrays.stream(Stage.values())
                        .map(stage -> dwell.containsKey(stage)
                                ? String.valueOf(dwell.get(stage).toDays())
                                : "-"));
    }

    private static String row(String name, Stream<String> cells) {
        return cells.map(cell -> String.format(Locale.ROOT, "%14s", cell))
                .collect(Collectors.joining("", String.format(Locale.ROOT, "%-14s", name), ""));
    }

    private void title(String text) {
        out.print("\n== " + text + "\n\n");
    }

    private void say(@Nullable Object text) {
        out.print(String.valueOf(text).stripTrailing() + "\n");
    }
}
