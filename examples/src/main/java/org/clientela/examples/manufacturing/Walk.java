package org.clientela.examples.manufacturing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.clientela.Crm;
import org.clientela.customer.Customer;
import org.clientela.examples.manufacturing.PumpLife.Step;
import org.clientela.lifecycle.IllegalMoveException;
import org.clientela.lifecycle.Lifecycle;
import org.clientela.lifecycle.Phase;
import org.clientela.lifecycle.Stage;
import org.clientela.offering.Offering;

/** A customer and its pump, step by step. What is refused changes nothing, and the next step is tried. */
final class Walk {
    private final Crm crm;
    private final Customer customer;
    private final Offering pump;
    private final PumpLife life;
    private final List<String> diary = new ArrayList<>();

    Walk(Crm crm, Customer customer, PumpLife life) {
        this.crm = crm.withMovePolicy(Procurement.policyFor(customer.kind()));
        this.customer = customer;
        this.pump = crm.offerings().get(life.pump());
        this.life = life;
    }

    /** A line a step, and more where one was refused. */
    List<String> diary() {
        life.steps().forEach(this::tryStep);
        return diary;
    }

    private void tryStep(Step step) {
        if (step.phase() == Phase.TRANSFER_OR_DISPOSE && life.tradedIn()) {
            tryOn(
                    step.day(),
                    step.reason(),
                    door -> TradeIn.of(door, customer, pump, life.serialNumber(), step.reason()));
            putToUse(step.day().plusDays(14));
        } else {
            tryOn(
                    step.day(),
                    step.reason(),
                    door -> door.lifecycle(customer, pump)
                            .ofItem(life.serialNumber())
                            .moveTo(step.phase(), step.reason()));
        }
    }

    private void putToUse(LocalDate day) {
        Offering refurbished = TradeIn.equivalentOf(crm, pump);
        String serialNumber = TradeIn.serialNumberAfter(life.serialNumber());
        String reason = serialNumber + " takes its place";
        tryOn(
                day,
                reason,
                door -> door.lifecycle(customer, refurbished)
                        .ofItem(serialNumber)
                        .moveTo(Stage.OWNERSHIP, reason));
    }

    /** Through a door to that day: a move happens when its door says it is now. */
    private void tryOn(LocalDate day, String reason, Function<Crm, Lifecycle> step) {
        Crm then = crm.asOf(day.atStartOfDay(crm.zone()).toInstant());
        try {
            Phase entered = step.apply(then).phase().orElseThrow();
            note(day, '✓', entered, reason);
        } catch (IllegalMoveException refused) {
            note(day, '✗', refused.to(), reason);
            String.valueOf(refused.getMessage()).lines().forEach(line -> diary.add("              " + line));
        }
    }

    private void note(LocalDate day, char tick, Phase phase, String reason) {
        diary.add(String.format(Locale.ROOT, "%s  %c %-24s%s", day, tick, phase.label(), reason));
    }
}
