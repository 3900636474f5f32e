package org.clientela.examples.manufacturing;

import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.StageEntered;
import org.clientela.money.Money;
import org.clientela.offering.AssociationType;
import org.clientela.offering.Offering;

/** An old pump goes back, and a refurbished one of the same type takes its place. */
final class TradeIn {
    private static final Money CREDIT = Money.parse("EUR 250");

    private TradeIn() {}

    /** The refurbished equivalent that the catalogue names for a pump. */
    static Offering equivalentOf(Crm crm, Offering pump) {
        return pump.associations().stream()
                .filter(association -> association.type() == AssociationType.REFURBISHED_EQUIVALENT)
                .map(association -> crm.offerings().get(association.to()))
                .findFirst()
                .orElseThrow();
    }

    static String serialNumberAfter(String serialNumber) {
        return serialNumber + "-R";
    }

    /**
     * All of it or nothing: a return without its replacement would be a customer without a pump.
     *
     * @return where the customer stands with the old pump
     */
    static Lifecycle of(Crm crm, Customer customer, Offering pump, String serialNumber, String reason) {
        Offering refurbished = equivalentOf(crm, pump);
        String newSerialNumber = serialNumberAfter(serialNumber);
        return crm.atomically(door -> {
            door.record(Event.returned(customer, pump)
                    .attribute(StageEntered.ITEM, serialNumber)
                    .quantity(1)
                    .amount(CREDIT)
                    .channel(Channel.FIELD));
            door.record(Event.purchase(customer, refurbished)
                    .attribute(StageEntered.ITEM, newSerialNumber)
                    .quantity(1)
                    .amount(refurbished.price().orElseThrow())
                    .channel(Channel.FIELD));
            door.lifecycle(customer, refurbished).ofItem(newSerialNumber).moveTo(Phase.ACQUIRE, reason);
            return door.lifecycle(customer, pump).ofItem(serialNumber).moveTo(Phase.TRANSFER_OR_DISPOSE, reason);
        });
    }
}
