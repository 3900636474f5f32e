package org.clientela.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.money.Money;

/** The slow, obvious way to an aggregate: one event after the other. {@link Aggregates} are tested against it. */
final class ObviousAggregates {
    /** Means are kept to this many decimals. */
    static final int MEAN_DECIMALS = 12;

    private ObviousAggregates() {}

    static Value of(Metric.Aggregate metric, CustomerProfile profile) {
        List<Event> events = considered(metric, profile);
        return switch (metric.aggregation()) {
            case COUNT -> Value.of(events.size());
            case DAYS_SINCE ->
                events.isEmpty()
                        ? Value.missing()
                        : daysSince(last(events).occurredAt(), profile.asOf(), profile.zone());
            default -> {
                EventColumn column = column(metric);
                List<Value> values = events.stream().map(column::of).toList();
                yield ofValues(metric.aggregation(), column, values, profile.zone(), profile.currency());
            }
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
        List<Value> values = all.stream().filter(value -> !value.isMissing()).toList();
        return switch (aggregation) {
            case DISTINCT -> Value.of(new HashSet<>(values).size());
            case FIRST -> all.isEmpty() ? Value.missing() : all.get(0);
            case LAST -> all.isEmpty() ? Value.missing() : all.get(all.size() - 1);
            case MIN -> extreme(values, false, zone);
            case MAX -> extreme(values, true, zone);
            default -> sumOrMean(aggregation, column, values, currency);
        };
    }

    /** The events that an answer rests on, in order of time. */
    static List<Event> considered(Metric.Aggregate metric, CustomerProfile profile) {
        return metric.window() instanceof Window.Events
                ? within(metric.window(), passing(metric, profile.events(), profile), profile)
                : passing(metric, within(metric.window(), profile.events(), profile), profile);
    }

    /** Those of some events that have the type and pass the filters. */
    static List<Event> passing(Metric.Aggregate metric, List<Event> events, CustomerProfile profile) {
        List<Event> passing = new ArrayList<>();
        for (Event event : events) {
            if ((metric.type() == null || event.type().equals(metric.type())) && passes(metric, event, profile)) {
                passing.add(event);
            }
        }
        return passing;
    }

    /** Those of some events in order of time that the window of a profile holds. */
    static List<Event> within(Window window, List<Event> events, CustomerProfile profile) {
        TimeRange range = window.range(profile.asOf(), profile.zone());
        List<Event> within = new ArrayList<>();
        for (Event event : events) {
            if (!event.occurredAt().isAfter(profile.asOf()) && range.contains(event.occurredAt())) {
                within.add(event);
            }
        }
        return window instanceof Window.Events some ? some(some, within) : within;
    }

    private static List<Event> some(Window.Events some, List<Event> events) {
        int size = events.size();
        return some.last()
                ? events.subList(Math.max(0, size - some.count()), size)
                : events.subList(0, Math.min(some.count(), size));
    }

    private static boolean passes(Metric.Aggregate metric, Event event, CustomerProfile profile) {
        for (EventFilter filter : metric.where()) {
            if (!filter.passes(event, profile.zone())) {
                return false;
            }
        }
        return true;
    }

    private static EventColumn column(Metric.Aggregate metric) {
        return metric.column() == null ? EventColumn.TIME : metric.column();
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
        if (aggregation == Aggregation.AVG) {
            if (count == 0) {
                return Value.missing();
            }
            sum = mean(sum, count);
        }
        return money ? Value.of(Money.of(currency, sum)) : Value.of(sum);
    }

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
