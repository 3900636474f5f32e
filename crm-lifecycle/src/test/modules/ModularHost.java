import static org.clientela.customer.CustomerKind.INDUSTRIAL;
import static org.clientela.lifecycle.Stage.REQUIREMENTS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.clientela.Crm;
import org.clientela.StoredSegment;
import org.clientela.attribute.Criterion;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.insight.Associations;
import org.clientela.json.Json;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.profile.Metric;
import org.clientela.rule.Rule;
import org.clientela.rule.RuleDocument;
import org.clientela.segment.Membership;
import org.clientela.segment.Segment;
import org.clientela.segment.SegmentFamily;
import org.clientela.store.Storage;

/** A host that has Clientela on its module path, where Jackson and we see of one another only what is exported or opened. */
final class ModularHost {
    public static void main(String[] args) throws IOException {
        require(Crm.class.getModule().isNamed(), "Clientela is not a module here.");
        Storage storage = Storage.cached(Storage.guarded(Storage.inMemory()), 1_000);
        Crm crm = Crm.on(storage).asOf(Instant.parse("2026-04-01T12:00:00Z"));
        Customer acme = crm.customers()
                .add(Customer.builder()
                        .id("acme")
                        .kind(INDUSTRIAL)
                        .organization("Acme Pumps")
                        .addEmail("buying@acme.example")
                        .country("DE")
                        .build());
        Offering pump = crm.offerings()
                .add(Offering.builder().id("pump-x").name("Pump X").price("EUR 1200").build());
        Event bought = crm.record(Event.purchase(acme, pump).amount("EUR 1200").at("2026-03-01"));
        Lifecycle lifecycle = crm.lifecycle(acme, pump).moveTo(REQUIREMENTS, "asked");
        Segment loyal = crm.segments()
                .define("loyal", "count(purchase, last 12 months) >= 1 and country in (\"DE\", \"FR\") and kind = \"INDUSTRIAL\"");
        crm.segments().exclude(acme, "loyal", "does not want to be");
        crm.segments().leaveToRule(acme, "loyal");

        same(acme, Customer.class);
        same(pump, Offering.class);
        same(bought, Event.class);
        same(lifecycle, Lifecycle.class);
        same(loyal, Segment.class);
        same(StoredSegment.of(loyal), StoredSegment.class);
        same(RuleDocument.of(loyal.rule()), RuleDocument.class);
        same(loyal.rule(), Rule.class);
        same(Metric.parse("sum(purchase.amount, last 90 days)"), Metric.class);
        same(Criterion.parse("between 5 and 7"), Criterion.class);
        same(Money.parse("EUR 5"), Money.class);

        SegmentFamily.standard().forEach(family -> require(!family.segments().isEmpty(), family.toString()));
        require(crm.segments().of(acme).equals(List.of("loyal")), "Acme is not loyal.");
        require(crm.segments().members("loyal").count() == 1, "Nobody is loyal.");
        require(crm.memberships().of(acme).in("loyal"), "Acme has no membership.");
        same(crm.memberships().of(acme), Membership.class);
        Json.write(crm.segments().explain(acme, "loyal"));
        Associations.of(crm.population(), List.of(Metric.parse("country")), Metric.parse("kind"));

        Path directory = Files.createTempDirectory("clientela");
        crm.exportTo(directory);
        Crm other = Crm.inMemory();
        require(other.importFrom(directory).parts().size() == 3, "Not everything was read.");
        require(!other.profile(acme).events().isEmpty(), "The purchase was not read.");
        System.out.println("All is well.");
    }

    private static <T> void same(T value, Class<T> type) {
        T read = Json.read(Json.write(value), type);
        require(read.equals(value), type.getSimpleName() + " reads as something else.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
