package org.clientela.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.money.Money;

/**
 * The answers to aggregates for one profile. Events of a type are kept together and a window is a stretch of them, so little is
 * left to do for each event; populations and a slow, obvious evaluator are tested against it.
 */
final class Aggregates {
    /** Means are kept to this many decimals. */
    static final int MEAN_DECIMALS = 12;

    private Aggregates() {}

    static Value of(Metric.Aggregate metric, CustomerProfile profile) {
        return of(metric, considered(metric, profile), profile.seen(), profile.currency());
    }

    /** The answer, given the events it rests on. */
    static Value of(Metric.Aggregate metric, EventSeries events, Moment seen, Currency currency) {
        Aggregation aggregation = metric.aggregation();
        EventColumn column = column(metric);
        return switch (aggregation) {
            case COUNT -> Value.of(events.size());
            case DAYS_SINCE ->
                events.isEmpty() ? Value.missing() : daysSince(last(events).occurredAt(), seen.instant(), seen.zone());
            case FIRST -> events.isEmpty() ? Value.missing() : column.of(events.get(0));
            case LAST -> events.isEmpty() ? Value.missing() : column.of(last(events));
            case SUM, AVG ->
                column.equals(EventColumn.AMOUNT)
                        ? amounts(aggregation, events, currency)
                        : ofValues(aggregation, column, values(column, events), seen.zone(), currency);
            default -> ofValues(aggregation, column, values(column, events), seen.zone(), currency);
        };
    }

    /** Whole days that have passed by the clocks of the zone. */
    static Value daysSince(Instant time, Instant asOf, ZoneId zone) {
        return Value.of(ChronoUnit.DAYS.between(time.atZone(zone), asOf.atZone(zone)));
    }

    /** The mean of a sum, to {@value #MEAN_DECIMALS} decimals. */
    static BigDecimal mean(BigDecimal sum, long count) {
        return sum.divide(BigDecimal.valueOf(count), MEAN_DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** What the values of a column come down to, missing ones included, in order of time. */
    static Value ofValues(
            Aggregation aggregation, EventColumn column, List<Value> all, ZoneId zone, Currency currency) {
        return switch (aggregation) {
            case DISTINCT -> Value.of(distinct(all));
            case FIRST -> all.isEmpty() ? Value.missing() : all.get(0);
            case LAST -> all.isEmpty() ? Value.missing() : all.get(all.size() - 1);
            case MIN -> extreme(all, false, zone);
            case MAX -> extreme(all, true, zone);
            default -> sumOrMean(aggregation, column, all, currency);
        };
    }

    /** The events that an answer rests on, in order of time. */
    static EventSeries considered(Metric.Aggregate metric, CustomerProfile profile) {
        EventSeries ofType = profile.allEvents().ofType(metric.type());
        return metric.window() instanceof Window.Events
                ? ofType.passing(metric.where(), profile.zone()).within(metric.window(), profile.seen())
                : ofType.within(metric.window(), profile.seen()).passing(metric.where(), profile.zone());
    }

    /** Those that have the type and pass the filters, be they past or still to come. */
    static EventSeries passing(Metric.Aggregate metric, CustomerProfile profile) {
        return profile.allEvents().ofType(metric.type()).passing(metric.where(), profile.zone());
    }

    /** The events that decided the answer, in order of time. */
    static List<Event> deciding(Metric.Aggregate metric, CustomerProfile profile) {
        EventSeries events = considered(metric, profile);
        if (events.isEmpty()) {
            return events;
        }
        return switch (metric.aggregation()) {
            case FIRST -> events.subList(0, 1);
            case LAST, DAYS_SINCE -> events.subList(events.size() - 1, events.size());
            case MIN, MAX -> {
                Value extreme = of(metric, profile);
                yield events.stream()
                        .filter(event ->
                                !extreme.isMissing() && column(metric).of(event).equals(extreme))
                        .toList();
            }
            default -> events;
        };
    }

    private static EventColumn column(Metric.Aggregate metric) {
        return metric.column() == null ? EventColumn.TIME : metric.column();
    }

    private static List<Value> values(EventColumn column, EventSeries events) {
        Value[] values = new Value[events.size()];
        boolean attribute = column.isAttribute();
        for (int i = 0; i < values.length; i++) {
            Event event = events.get(i);
            values[i] = attribute ? event.attributes().value(column.name()) : column.of(event);
        }
        return Arrays.asList(values);
    }

    private static Value amounts(Aggregation aggregation, EventSeries events, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        long count = 0;
        for (int i = 0; i < events.size(); i++) {
            Optional<Money> amount = events.get(i).amount();
            if (amount.isPresent()) {
                sum = sum.add(amount.get().amount());
                count++;
            }
        }
        return sumOrMean(aggregation, sum, count, true, currency);
    }

    /** Values of a type that cannot be added, in an attribute that was not declared, are passed over. */
    private static Value sumOrMean(Aggregation aggregation, EventColumn column, List<Value> values, Currency currency) {
        boolean money = column.standardType().equals(Optional.of(ValueType.MONEY))
                || values.stream().anyMatch(Value.Amount.class::isInstance);
        BigDecimal sum = BigDecimal.ZERO;
        long count = 0;
        for (Value value : values) {
            if (money && value instanceof Value.Amount amount) {
                sum = sum.add(amount.money().amount());
                count++;
            } else if (!money && value instanceof Value.Decimal decimal) {
                sum = sum.add(decimal.number());
                count++;
            }
        }
        return sumOrMean(aggregation, sum, count, money, currency);
    }

    private static Value sumOrMean(
            Aggregation aggregation, BigDecimal sum, long count, boolean money, Currency currency) {
        if (aggregation == Aggregation.AVG && count == 0) {
            return Value.missing();
        }
        BigDecimal result = aggregation == Aggregation.AVG ? mean(sum, count) : sum;
        return money ? Value.of(Money.of(currency, result)) : Value.of(result);
    }

    private static long distinct(List<Value> values) {
        Set<Value> distinct = new HashSet<>();
        for (Value value : values) {
            if (!value.isMissing()) {
                distinct.add(value);
            }
        }
        return distinct.size();
    }

    /** Of values that do not compare with the best so far the first one stays. */
    private static Value extreme(List<Value> values, boolean largest, ZoneId zone) {
        Value extreme = Value.missing();
        for (Value value : values) {
            boolean better = extreme.isMissing()
                    || (largest ? extreme.isAtLeast(value, zone) : value.isAtLeast(extreme, zone)) == Truth.FALSE;
            extreme = better ? value : extreme;
        }
        return extreme;
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }
}
