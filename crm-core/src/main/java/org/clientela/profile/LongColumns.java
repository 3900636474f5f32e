package org.clientela.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;

/**
 * Brings metrics down to whole numbers, where that is exact and sure to fit. What cannot be brought down so is left to
 * {@link CustomerValues}.
 */
final class LongColumns {
    private final Block block;
    private final ColumnValues values;
    private final EventRanges ranges;
    private final Map<Metric, Optional<LongColumn>> known = new HashMap<>();

    LongColumns(Block block, ColumnValues values, EventRanges ranges) {
        this.block = block;
        this.values = values;
        this.ranges = ranges;
    }

    /** The numbers of a metric; empty if it has none. */
    Optional<LongColumn> of(Metric metric) {
        Optional<LongColumn> column = known.get(metric);
        if (column == null) {
            column = compiled(metric);
            known.put(metric, column);
        }
        return column;
    }

    /** A metric as one number divided by another; empty if it is no quotient of whole numbers. */
    Optional<Quotient> quotient(Metric metric) {
        if (metric instanceof Calculation calculation && calculation.operation() == Calculation.Operation.DIVIDED_BY) {
            return of(calculation.left())
                    .flatMap(left -> of(calculation.right())
                            .flatMap(right -> Arithmetic.type(calculation.operation(), left.type(), right.type())
                                    .map(type -> new Quotient(left, right, type))));
        }
        return metric instanceof Metric.Aggregate aggregate && aggregate.aggregation() == Aggregation.AVG
                ? mean(aggregate)
                : Optional.empty();
    }

    private Optional<LongColumn> compiled(Metric metric) {
        if (metric instanceof Metric.Constant constant) {
            return constant(constant.value());
        }
        if (metric instanceof Metric.Aggregate aggregate) {
            return aggregated(aggregate);
        }
        if (metric instanceof Calculation calculation) {
            return of(calculation.left())
                    .flatMap(left -> of(calculation.right())
                            .flatMap(right -> Combination.of(left, calculation.operation(), right)));
        }
        return metric instanceof Regularity regularity ? least(regularity) : Optional.empty();
    }

    private Optional<LongColumn> constant(Value value) {
        BigDecimal number =
                value instanceof Value.Amount amount ? amount.money().amount() : ((Value.Decimal) value).number();
        ValueType type = value instanceof Value.Amount ? ValueType.MONEY : ValueType.NUMBER;
        boolean foreign = value instanceof Value.Amount amount
                && !amount.money().currency().equals(values.currency());
        int scale = Math.max(0, number.scale());
        BigInteger unscaled = number.setScale(scale).unscaledValue();
        return foreign || !LongColumn.fits(unscaled.abs())
                ? Optional.empty()
                : Optional.of(Combination.constant(block, type, unscaled.longValueExact(), scale));
    }

    private Optional<LongColumn> least(Regularity regularity) {
        List<LongColumn> periods = new ArrayList<>();
        for (Metric period : regularity.periods()) {
            of(period).ifPresent(periods::add);
        }
        return periods.size() == regularity.periods().size()
                ? periods.stream().reduce(Combination::least)
                : Optional.empty();
    }

    private Optional<LongColumn> aggregated(Metric.Aggregate metric) {
        if (metric.aggregation() == Aggregation.DAYS_SINCE) {
            return Optional.empty();
        }
        if (metric.aggregation() == Aggregation.COUNT) {
            return Optional.of(new RangeColumns(ranges.of(metric)).count());
        }
        EventColumn column = metric.column() == null ? EventColumn.TIME : metric.column();
        if (column.equals(EventColumn.TIME)) {
            return times(metric);
        }
        return ColumnValues.isDecimal(column) ? decimals(metric, column) : codes(metric, column);
    }

    private Optional<LongColumn> times(Metric.Aggregate metric) {
        RangeColumns events = new RangeColumns(ranges.of(metric));
        return switch (metric.aggregation()) {
            case FIRST, MIN -> Optional.of(events.time(false));
            case LAST, MAX -> Optional.of(events.time(true));
            default -> Optional.empty();
        };
    }

    private Optional<LongColumn> decimals(Metric.Aggregate metric, EventColumn name) {
        DecimalColumn column = values.columns().decimals(name);
        ValueType type = ColumnValues.isMoney(name) ? ValueType.MONEY : ValueType.NUMBER;
        if (column.isWide()) {
            return Optional.empty();
        }
        EventRange range = ranges.of(metric);
        RangeColumns events = new RangeColumns(range);
        return switch (metric.aggregation()) {
            case SUM ->
                LongColumn.fits(events.largestSum(column))
                        ? Optional.of(events.sum(column, type, ranges.sums(range.of(), column)))
                        : Optional.empty();
            case MIN -> Optional.of(events.least(column, type));
            case MAX -> Optional.of(events.most(column, type));
            case FIRST -> Optional.of(events.edge(column, type, false));
            case LAST -> Optional.of(events.edge(column, type, true));
            default -> Optional.empty();
        };
    }

    private Optional<LongColumn> codes(Metric.Aggregate metric, EventColumn name) {
        return metric.aggregation() == Aggregation.DISTINCT
                ? Optional.of(new RangeColumns(ranges.of(metric))
                        .distinct(values.columns().coded(name)))
                : Optional.empty();
    }

    private Optional<Quotient> mean(Metric.Aggregate metric) {
        EventColumn name = metric.column();
        if (name == null || !ColumnValues.isDecimal(name)) {
            return Optional.empty();
        }
        DecimalColumn column = values.columns().decimals(name);
        EventRange range = ranges.of(metric);
        return of(new Metric.Aggregate(Aggregation.SUM, metric.type(), name, metric.where(), metric.window()))
                .map(sum -> new Quotient(
                        sum, new RangeColumns(range).count(column, ranges.sums(range.of(), column)), sum.type()));
    }
}
