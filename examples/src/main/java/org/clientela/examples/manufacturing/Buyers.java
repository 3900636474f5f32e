package org.clientela.examples.manufacturing;

import java.math.BigDecimal;
import java.util.List;
import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.lifecycle.StageEntered;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;

/** A customer for each market, and how each of them came to deal with us. */
final class Buyers {
    /** Signed when a pump has done what was specified. An event type of the maker's own. */
    static final EventType ACCEPTANCE_PROTOCOL = EventType.of("acceptance-protocol");

    static final Customer ACME = organization("acme", CustomerKind.INDUSTRIAL, "Acme Chemicals", "DE")
            .build();
    static final Customer ADA = Customer.builder()
            .id("ada")
            .kind(CustomerKind.CONSUMER)
            .person("Ada", "Example")
            .country("GB")
            .build();
    static final Customer HOSPITAL = organization("hospital", CustomerKind.INSTITUTIONAL, "City Hospital", "NL")
            .build();
    static final Customer WATER_BOARD = organization("water-board", CustomerKind.GOVERNMENT, "Water Board", "BE")
            .build();

    private final Crm crm;

    private Buyers(Crm crm) {
        this.crm = crm;
    }

    /** Adds the customers and what they did, apart from the moves of their lifecycles. */
    static void settle(Crm crm) {
        List.of(ACME, ADA, HOSPITAL, WATER_BOARD).forEach(crm.customers()::add);
        Buyers buyers = new Buyers(crm);
        buyers.acme();
        buyers.ada();
        buyers.hospital();
        buyers.waterBoard();
    }

    private void acme() {
        contact(ACME, Channel.FIELD, "2021-03-08", "walk through the new plant");
        buy(ACME, "p40", 1, Channel.FIELD, "2021-05-03");
        buy(ACME, "seal", 4, Channel.PARTNER, "2023-02-10");
        buy(ACME, "care", 1, Channel.PHONE, "2023-05-02");
        crm.record(Event.feedback(ACME).rating(5).channel(Channel.EMAIL).at("2023-06-01"));
    }

    private void ada() {
        contact(ADA, Channel.STORE, "2023-04-01", "asks what drains a cellar");
        buy(ADA, "g5", 1, Channel.STORE, "2023-04-02");
        buy(ADA, "seal", 1, Channel.ONLINE, "2024-05-20");
    }

    private void hospital() {
        contact(HOSPITAL, Channel.PHONE, "2022-09-12", "asks for a pump that can be sterilised");
        buy(HOSPITAL, "m20", 1, Channel.FIELD, "2022-11-14");
        crm.record(Event.of(ACCEPTANCE_PROTOCOL, HOSPITAL.id())
                .offering(OfferingId.of("m20"))
                .attribute(StageEntered.ITEM, PumpLife.HOSPITALS_PUMP)
                .at("2022-12-12")
                .reference("AP-2207"));
        buy(HOSPITAL, "care", 1, Channel.PHONE, "2023-01-09");
    }

    private void waterBoard() {
        contact(WATER_BOARD, Channel.EMAIL, "2020-02-03", "announces a tender");
        buy(WATER_BOARD, "w100", 1, Channel.TENDER, "2020-07-20");
        buy(WATER_BOARD, "rotor", 1, Channel.TENDER, "2023-03-15");
        crm.record(Event.feedback(WATER_BOARD).rating(4).channel(Channel.FIELD).at("2023-03-20"));
    }

    private void contact(Customer customer, Channel channel, String day, String note) {
        crm.record(Event.contact(customer, channel).at(day).note(note));
    }

    private void buy(Customer customer, String offering, int pieces, Channel channel, String day) {
        Offering bought = crm.offerings().get(OfferingId.of(offering));
        crm.record(Event.purchase(customer, bought)
                .quantity(pieces)
                .amount(bought.price().orElseThrow().times(BigDecimal.valueOf(pieces)))
                .channel(channel)
                .at(day));
    }

    private static Customer.Builder organization(String id, CustomerKind kind, String name, String country) {
        return Customer.builder().id(id).kind(kind).organization(name).country(country);
    }
}
