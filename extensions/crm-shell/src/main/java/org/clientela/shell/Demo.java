package org.clientela.shell;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.Association;
import org.clientela.offering.AssociationType;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.offering.OfferingKind;
import org.clientela.offering.Tier;

/** A maker of pumps with eight customers, so that there is something to ask about. Dates count back from now. */
public final class Demo {
    private static final Offering PUMP_X = pump("pump-x", "Pump X", Tier.PREMIUM, "EUR 1200", "EUR 700");
    private static final Offering PUMP_S = pump("pump-s", "Pump S", Tier.BASIC, "EUR 290", "EUR 210");
    private static final Offering SEALS = pump("seal-kit", "Seal kit", Tier.BASIC, "EUR 24.90", "EUR 6.10");
    private static final Offering CARE =
            pump("care", "Pump care", Tier.MID_RANGE, "EUR 360", "EUR 190").withKind(OfferingKind.SERVICE);

    private static final Customer ACME = organization("acme", CustomerKind.INDUSTRIAL, "Acme Pumps", "DE");
    private static final Customer MILL = organization("north-mill", CustomerKind.INDUSTRIAL, "North Mill", "SE");
    private static final Customer HOSPITAL =
            organization("city-hospital", CustomerKind.INSTITUTIONAL, "City Hospital", "NL");
    private static final Customer SCHOOL = organization("school-7", CustomerKind.INSTITUTIONAL, "School 7", "FR");
    private static final Customer TOWN = organization("town-hall", CustomerKind.GOVERNMENT, "Town Hall", "DE");
    private static final Customer WATER = organization("water-board", CustomerKind.GOVERNMENT, "Water Board", "NL");
    private static final Customer ADA = person("ada", "Ada", "Example", "GB");
    private static final Customer BEN = person("ben", "Ben", "Example", "FR");

    private Demo() {}

    /**
     * A door to a storage in memory with the pump maker's customers, offerings and two years of events.
     *
     * @return the door
     */
    public static Crm pumps() {
        Crm crm = Crm.inMemory();
        List.of(
                        PUMP_S,
                        CARE,
                        SEALS,
                        PUMP_X.withAssociations(List.of(
                                Association.of(AssociationType.ACCESSORY, SEALS.id()),
                                Association.of(AssociationType.CROSS_SELL, CARE.id()))))
                .forEach(crm.offerings()::add);
        List.of(ACME, MILL, HOSPITAL, SCHOOL, TOWN, WATER, ADA, BEN).forEach(crm.customers()::add);

        buys(crm, ACME, PUMP_X, 6, 700, 410, 130, 20);
        buys(crm, ACME, SEALS, 10, 400, 200, 20);
        buys(crm, MILL, PUMP_X, 2, 520, 480);
        buys(crm, MILL, CARE, 1, 500);
        buys(crm, HOSPITAL, PUMP_X, 1, 220, 40);
        buys(crm, HOSPITAL, CARE, 1, 215, 35);
        buys(crm, SCHOOL, PUMP_S, 1, 300);
        buys(crm, TOWN, PUMP_S, 4, 90, 80);
        buys(crm, WATER, PUMP_X, 12, 610, 245);
        buys(crm, ADA, PUMP_S, 1, 60);
        buys(crm, ADA, SEALS, 1, 58, 9);
        buys(crm, BEN, PUMP_S, 1, 33);
        gaveBack(crm, BEN, PUMP_S, 12);

        crm.record(Event.feedback(ACME).rating(5).at(daysAgo(crm, 15)));
        crm.record(Event.feedback(MILL).rating(2).at(daysAgo(crm, 470)));
        crm.record(Event.feedback(BEN).rating(1).at(daysAgo(crm, 11)).note("leaks"));
        crm.record(Event.contact(WATER, Channel.PHONE).at(daysAgo(crm, 100)));
        crm.record(Event.contact(SCHOOL, Channel.EMAIL).at(daysAgo(crm, 3)));
        return crm;
    }

    private static void buys(Crm crm, Customer customer, Offering offering, int pieces, int... daysAgo) {
        Money price = offering.price().orElseThrow();
        for (int days : daysAgo) {
            crm.record(Event.purchase(customer, offering)
                    .quantity(pieces)
                    .amount(times(price, pieces))
                    .channel(customer.kind() == CustomerKind.CONSUMER ? Channel.ONLINE : Channel.FIELD)
                    .reference("SO-" + customer.id() + "-" + days)
                    .at(daysAgo(crm, days)));
        }
    }

    private static void gaveBack(Crm crm, Customer customer, Offering offering, int days) {
        crm.record(Event.returned(customer, offering)
                .quantity(1)
                .amount(offering.price().orElseThrow())
                .at(daysAgo(crm, days)));
    }

    private static Money times(Money price, int pieces) {
        return price.times(BigDecimal.valueOf(pieces));
    }

    private static Instant daysAgo(Crm crm, int days) {
        return crm.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    }

    private static Offering pump(String id, String name, Tier tier, String price, String cost) {
        return Offering.builder()
                .id(OfferingId.of(id))
                .name(name)
                .line("pumps")
                .tier(tier)
                .price(price)
                .cost(cost)
                .build();
    }

    private static Customer organization(String id, CustomerKind kind, String name, String country) {
        return Customer.builder()
                .id(id)
                .kind(kind)
                .organization(name)
                .country(country)
                .build();
    }

    private static Customer person(String id, String givenName, String familyName, String country) {
        return Customer.builder()
                .id(id)
                .kind(CustomerKind.CONSUMER)
                .person(givenName, familyName)
                .country(country)
                .build();
    }
}
