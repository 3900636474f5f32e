package org.clientela.profile;

import java.time.ZoneId;
import java.util.Objects;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.text.Scanner;

/**
 * What the events of a metric must have in a column. An event for which the answer is unknown, since the column is missing,
 * is left out, as in SQL.
 *
 * @param column of the event
 * @param criterion what it must be
 */
public record EventFilter(EventColumn column, Criterion criterion) {
    /** Checks the types, where they are known. */
    public EventFilter {
        Objects.requireNonNull(criterion, "criterion");
        column.standardType().flatMap(criterion::clashWith).ifPresent(clash -> {
            throw new IllegalArgumentException(
                    "%s%nMaybe check the column (%s) or the value?".formatted(clash, column));
        });
    }

    /**
     * Whether an event passes.
     *
     * @param event any
     * @param zone that tells the date of a time
     * @return false also if the answer is unknown
     */
    boolean passes(Event event, ZoneId zone) {
        return criterion.test(column.of(event), zone) == Truth.TRUE;
    }

    /**
     * As it is written in metrics.
     *
     * @return column and criterion
     */
    @Override
    public String toString() {
        return Scanner.nameText(column.name()) + " " + criterion;
    }
}
