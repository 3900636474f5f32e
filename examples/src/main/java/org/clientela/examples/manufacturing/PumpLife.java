package org.clientela.examples.manufacturing;

import static org.clientela.lifecycle.Phase.ACCOUNT_FOR;
import static org.clientela.lifecycle.Phase.ACQUIRE;
import static org.clientela.lifecycle.Phase.AUTHORIZE_AND_PAY;
import static org.clientela.lifecycle.Phase.ESTABLISH_REQUIREMENTS;
import static org.clientela.lifecycle.Phase.INTEGRATE;
import static org.clientela.lifecycle.Phase.MAINTAIN;
import static org.clientela.lifecycle.Phase.MONITOR;
import static org.clientela.lifecycle.Phase.ORDER;
import static org.clientela.lifecycle.Phase.SELECT_SOURCE;
import static org.clientela.lifecycle.Phase.SPECIFY;
import static org.clientela.lifecycle.Phase.TEST_AND_ACCEPT;
import static org.clientela.lifecycle.Phase.TRANSFER_OR_DISPOSE;
import static org.clientela.lifecycle.Phase.UPGRADE;

import java.time.LocalDate;
import java.util.List;
import org.clientela.customer.CustomerKind;
import org.clientela.lifecycle.Phase;
import org.clientela.offering.OfferingId;

/**
 * How one pump is wanted, bought, owned and given up, as is typical for a market. Pumps are built to order and have their serial
 * number from the first enquiry on.
 *
 * @param pump what it is
 * @param serialNumber which one
 * @param steps what was tried, in order of time; the impatient ones are refused
 * @param tradedIn whether it goes back to the maker at the end, for a refurbished one
 */
record PumpLife(OfferingId pump, String serialNumber, List<Step> steps, boolean tradedIn) {
    static final String HOSPITALS_PUMP = "M20-0043";

    /** A move that someone tries. */
    record Step(LocalDate day, Phase phase, String reason) {}

    static PumpLife typicalOf(CustomerKind kind) {
        return switch (kind) {
            case INDUSTRIAL -> industrial();
            case CONSUMER -> consumer();
            case INSTITUTIONAL -> institutional();
            case GOVERNMENT -> government();
        };
    }

    /** Planned with the plant, watched all the time, and traded in before it fails. */
    private static PumpLife industrial() {
        return life(
                "p40",
                "P40-0117",
                true,
                step("2021-03-01", ESTABLISH_REQUIREMENTS, "new reactor line"),
                step("2021-03-22", SPECIFY, "40 m3/h, explosive atmosphere"),
                step("2021-04-19", SELECT_SOURCE, "two offers"),
                step("2021-05-03", ORDER, "best delivery time"),
                step("2021-05-05", AUTHORIZE_AND_PAY, ""),
                step("2021-06-14", ACQUIRE, "delivered"),
                step("2021-06-21", TEST_AND_ACCEPT, "two weeks under load"),
                step("2021-07-05", INTEGRATE, ""),
                step("2021-07-12", MONITOR, "connected to the control room"),
                step("2023-02-10", MAINTAIN, "seals"),
                step("2023-02-13", MONITOR, ""),
                step("2024-08-01", UPGRADE, "frequency converter"),
                step("2024-08-05", MONITOR, ""),
                step("2025-09-01", TRANSFER_OR_DISPOSE, "traded in"),
                step("2025-10-01", ACCOUNT_FOR, "cost over four years"));
    }

    /** Bought in a day and forgotten until it leaks. */
    private static PumpLife consumer() {
        return life(
                "g5",
                "G5-90211",
                false,
                step("2023-04-01", ESTABLISH_REQUIREMENTS, "flooded cellar"),
                step("2023-04-02", ORDER, "in the shop"),
                step("2023-04-02", AUTHORIZE_AND_PAY, "cash"),
                step("2023-04-02", ACQUIRE, "taken home"),
                step("2023-04-03", INTEGRATE, ""),
                step("2024-05-20", MAINTAIN, "leaks; a new seal"),
                step("2025-11-08", TRANSFER_OR_DISPOSE, "recycling yard"));
    }

    /** Nothing runs on a ward that has not been accepted in writing. */
    private static PumpLife institutional() {
        return life(
                "m20",
                HOSPITALS_PUMP,
                true,
                step("2022-09-12", ESTABLISH_REQUIREMENTS, "new ward"),
                step("2022-10-03", SPECIFY, "sterilisable"),
                step("2022-10-24", SELECT_SOURCE, "three offers"),
                step("2022-11-14", ORDER, ""),
                step("2022-11-15", AUTHORIZE_AND_PAY, "budget of the ward"),
                step("2022-12-01", ACQUIRE, "delivered"),
                step("2022-12-02", INTEGRATE, "the ward opens today"),
                step("2022-12-05", TEST_AND_ACCEPT, "hygiene officer"),
                step("2022-12-13", INTEGRATE, "accepted"),
                step("2023-01-09", MONITOR, ""),
                step("2023-12-11", MAINTAIN, "yearly inspection"),
                step("2023-12-12", MONITOR, ""),
                step("2025-12-01", TRANSFER_OR_DISPOSE, "traded in"),
                step("2026-01-15", ACCOUNT_FOR, ""));
    }

    /** Long to buy, long to keep, and at the end handed on within the public service. */
    private static PumpLife government() {
        return life(
                "w100",
                "W100-0008",
                false,
                step("2019-06-03", ESTABLISH_REQUIREMENTS, "second well"),
                step("2019-11-04", SPECIFY, "performance specification, no brand"),
                step("2020-01-15", ORDER, "the budget ends in January"),
                step("2020-02-03", SELECT_SOURCE, "tender 2020/14"),
                step("2020-07-20", ORDER, "awarded"),
                step("2020-12-01", ACQUIRE, "delivered"),
                step("2020-12-10", TEST_AND_ACCEPT, "water samples"),
                step("2021-01-18", INTEGRATE, ""),
                step("2021-02-01", MONITOR, ""),
                step("2023-03-15", MAINTAIN, "rotor"),
                step("2023-03-20", MONITOR, ""),
                step("2025-06-30", TRANSFER_OR_DISPOSE, "handed to a smaller waterworks"),
                step("2025-12-31", ACCOUNT_FOR, "audit"));
    }

    private static PumpLife life(String pump, String serialNumber, boolean tradedIn, Step... steps) {
        return new PumpLife(OfferingId.of(pump), serialNumber, List.of(steps), tradedIn);
    }

    private static Step step(String day, Phase phase, String reason) {
        return new Step(LocalDate.parse(day), phase, reason);
    }
}
