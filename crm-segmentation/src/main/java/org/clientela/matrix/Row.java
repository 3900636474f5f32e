package org.clientela.matrix;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.customer.CustomerKind;
import org.clientela.profile.Metric;
import org.clientela.rule.Rule;
import org.clientela.segment.Segment;

/**
 * A market segment and the policies for it. A value; travels as JSON.
 *
 * @param segment who it is about
 * @param cells the policies, at most one a parameter
 */
public record Row(Segment segment, List<Cell> cells) {
    /** Refuses two policies for one parameter. */
    public Row {
        Objects.requireNonNull(segment, "segment");
        cells = cells == null ? List.of() : List.copyOf(cells);
        Set<OfferingParameter> taken = EnumSet.noneOf(OfferingParameter.class);
        for (Cell cell : cells) {
            if (!taken.add(cell.parameter())) {
                throw new IllegalArgumentException(
                        "The row (%s) has two policies for (%s).%nMaybe join them, as in: %s between 1 and 5?"
                                .formatted(segment.name(), cell.parameter(), cell.parameter()));
            }
        }
    }

    /**
     * A row for a segment.
     *
     * @param segment who it is about
     * @param cells as {@link Cell#parse} reads them
     * @return the row
     */
    public static Row of(Segment segment, String... cells) {
        return new Row(segment, Arrays.stream(cells).map(Cell::parse).toList());
    }

    /**
     * A row for one of the four kinds of customer.
     *
     * @param kind of customer, which gives the row its name
     * @param cells as {@link Cell#parse} reads them
     * @return the row
     */
    public static Row of(CustomerKind kind, String... cells) {
        Criterion isOfKind = Criterion.of(Operator.EQUAL, Value.of(kind.name()));
        return of(Segment.of(kind.name(), Rule.where(Metric.attribute("kind"), isOfKind)), cells);
    }

    /**
     * The name.
     *
     * @return that of the segment
     */
    public String name() {
        return segment.name();
    }

    /**
     * The policy for a parameter.
     *
     * @param parameter the column
     * @return empty if there is none
     */
    public Optional<Cell> find(OfferingParameter parameter) {
        return cells.stream().filter(cell -> cell.parameter() == parameter).findFirst();
    }
}
