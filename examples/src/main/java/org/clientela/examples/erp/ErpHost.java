package org.clientela.examples.erp;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.lifecycle.IllegalMoveException;
import org.clientela.lifecycle.MoveGuard;
import org.clientela.lifecycle.MovePolicy;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;
import org.clientela.lifecycle.StageEntered;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.profile.Metric;
import org.clientela.store.EntityStore;
import org.clientela.store.EntityType;
import org.clientela.store.HostStorage;
import org.clientela.store.ReadOnlyStoreException;
import org.clientela.store.Storage;
import org.clientela.store.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * How do I embed this in a host that has customers and orders already? An ERP keeps its tables; we read them where they are and
 * keep only what it has no place for: segments, contacts, moves of a lifecycle. Nothing is copied, so nothing is to be
 * synchronised.
 */
public final class ErpHost {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");

    private final ErpTables erp = ErpData.tables();
    private final PrintStream out;

    ErpHost(PrintStream out) {
        this.out = out;
    }

    /**
     * Tells the story.
     *
     * @param args none
     */
    public static void main(String[] args) {
        // ticks and crosses need UTF-8, whatever the terminal's locale says
        new ErpHost(new PrintStream(System.out, true, StandardCharsets.UTF_8)).tell();
    }

    void tell() {
        try (Storage storage = embeddedIn(erp)) {
            Crm crm = Crm.on(storage)
                    .withZone(ZONE)
                    .withActor("ann")
                    .withMovePolicy(MovePolicy.standard()
                            .guardedBy(
                                    MoveGuard.requiresEvent(EventType.PURCHASE).before(Stage.OWNERSHIP)))
                    .asOf(NOW); // a fixed day, so that the story stays the same; a host leaves this out
            Customer ada = crm.customers().get(ErpMapping.customerId(ErpData.ADA));
            Offering pump = crm.offerings().get(OfferingId.of("P-200"));

            readsTheTables(crm);
            definesASegment(crm, ada);
            recordsAContact(crm, ada, pump);
            movesALifecycle(crm, ada, pump);
            seesWhatTheErpDoes(crm, ada, pump);
            leavesTheTablesAlone(crm, ada);
        }
        namesMistakes();
    }

    /** Our storage, laid over the ERP's tables. The ERP has one tenant, so the store is the same for whichever is asked for. */
    static Storage embeddedIn(ErpTables erp) {
        EntityStore<Customer> customers =
                new MappedTable<>(EntityType.CUSTOMER, erp.clients(), ErpMapping::clientNumber, ErpMapping::customer);
        EntityStore<Offering> offerings =
                new MappedTable<>(EntityType.OFFERING, erp.articles(), Optional::of, ErpMapping::offering);
        Timeline orders = new ErpOrders(erp, ZONE);
        return HostStorage.over(Storage.inMemory()) // a real host keeps our part in a database too
                .entities(EntityType.CUSTOMER, tenant -> customers)
                .entities(EntityType.OFFERING, tenant -> offerings)
                .timeline(tenant -> orders)
                .build();
    }

    private void readsTheTables(Crm crm) {
        title("The ERP's clients, read as customers");
        Metric bought = Metric.parse("sum(purchase.amount)");
        Metric returned = Metric.parse("sum(return.amount)");
        crm.customers()
                .all()
                .forEach(customer -> say(String.format(
                        Locale.ROOT,
                        "%s  %-14s %-13s bought %-12s returned %s",
                        customer.id(),
                        customer.displayName(),
                        customer.kind(),
                        crm.profile(customer).get(bought),
                        crm.profile(customer).get(returned))));
    }

    private void definesASegment(Crm crm, Customer ada) {
        title("A segment, kept by us, over orders kept by the ERP");
        crm.segments()
                .define(
                        "good customers",
                        "distinct(purchase.reference, last 12 months) >= 2 and sum(purchase.amount, last 12 months) >= 1000 EUR");
        say(crm.segments().get("good customers"));
        say("members: " + crm.segments().members("good customers").ids());
        say(ada.displayName() + ", why not?");
        say(crm.segments().explain(ada, "good customers"));
    }

    private void recordsAContact(Crm crm, Customer ada, Offering pump) {
        title("A contact, kept by us, beside the ERP's orders");
        crm.record(Event.contact(ada, Channel.PHONE)
                .offering(pump.id())
                .at("2026-03-31T14:30")
                .source("call centre")
                .note("asks when the pump will come"));
        sayTimeline(crm, ada);
    }

    private void movesALifecycle(Crm crm, Customer ada, Offering pump) {
        title("A lifecycle that waits for the ERP");
        crm.lifecycle(ada, pump).moveTo(Phase.ORDER, "order 5008 confirmed");
        say(ada.displayName() + " is in "
                + crm.lifecycle(ada, pump).current().phase().orElseThrow());
        try {
            crm.lifecycle(ada, pump).moveTo(Stage.OWNERSHIP, "delivered");
        } catch (IllegalMoveException refused) {
            say(refused.getMessage());
        }
    }

    private void seesWhatTheErpDoes(Crm crm, Customer ada, Offering pump) {
        title("The ERP invoices order 5008, and tells nobody");
        erp.invoice(ErpData.ADA, 5008);
        say(crm.segments().explain(ada, "good customers"));
        say("members: " + crm.segments().members("good customers").ids());
        crm.lifecycle(ada, pump).moveTo(Stage.OWNERSHIP, "delivered");
        sayTimeline(crm, ada);
    }

    private void leavesTheTablesAlone(Crm crm, Customer ada) {
        title("What the ERP keeps is the ERP's to change");
        try {
            crm.customers().change(ada.id(), customer -> customer.withTags("vip"));
        } catch (ReadOnlyStoreException refused) {
            say(refused.getMessage());
        }
    }

    private void namesMistakes() {
        title("What a sloppy mapping is told");
        new SloppyMappings(erp, ZONE).all().forEach((mistake, question) -> {
            say("- " + mistake + ":");
            try {
                question.run();
            } catch (RuntimeException named) {
                String.valueOf(named.getMessage()).lines().forEach(line -> say("    " + line));
            }
        });
    }

    private void sayTimeline(Crm crm, Customer customer) {
        for (Event event : crm.profile(customer).events()) {
            say(String.format(
                    Locale.ROOT,
                    "%s  %-13s %-5s %-12s %s",
                    LocalDate.ofInstant(event.occurredAt(), crm.zone()),
                    event.type(),
                    event.offering().map(OfferingId::value).orElse(""),
                    event.amount().map(Object::toString).orElse(""),
                    event.attributes()
                            .find(StageEntered.PHASE)
                            .or(event::source)
                            .orElse("")));
        }
    }

    private void title(String text) {
        out.print("\n== " + text + "\n\n");
    }

    private void say(@Nullable Object text) {
        out.print(String.valueOf(text).stripTrailing() + "\n");
    }
}
