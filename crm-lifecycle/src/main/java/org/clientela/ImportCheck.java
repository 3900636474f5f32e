package org.clientela;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.clientela.customer.Customer;
import org.clientela.event.Event;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.store.TenantStorage;
import org.clientela.transfer.Problem;
import org.clientela.transfer.Problem.Kind;

/** What the front door asks of everything that comes in, asked of a row of a file. */
record ImportCheck(BiConsumer<TenantStorage, Event> known)
        implements BiFunction<Object, TenantStorage, Optional<Problem>> {
    @Override
    public Optional<Problem> apply(Object fact, TenantStorage work) {
        try {
            if (fact instanceof Event event) {
                known.accept(work, event);
            } else if (fact instanceof Customer customer) {
                Hierarchy.requireNoCircle(customer, work);
            }
            return Optional.empty();
        } catch (NotFoundException e) {
            return refused(e.type(), "is not known");
        } catch (CurrencyMismatchException e) {
            return refused("amount", "is not in the reporting currency");
        } catch (IllegalArgumentException e) {
            return refused("relationships", "lead in a circle");
        }
    }

    private static Optional<Problem> refused(String field, String reason) {
        return Optional.of(new Problem(Kind.REFUSED, field, reason));
    }
}
