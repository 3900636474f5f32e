package org.clientela.profile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;

/** Turns tests of metrics into loops over blocks: over whole numbers or codes where it can, over values where it must. */
final class Leaves {
    /** More different values than these are rather asked when they are met. */
    private static final int MOST_CODES = 1 << 16;

    private final Block block;
    private final Columns columns;
    private final Instant asOf;
    private final ZoneId zone;
    private final ColumnValues values;
    private final EventRanges ranges;
    private final LongColumns numbers;
    private final CustomerValues slow;
    private final Map<String, CodePick> attributes = new HashMap<>();

    Leaves(Block block, Population population, ColumnValues values, CustomerValues slow) {
        this.block = block;
        this.columns = values.columns();
        this.asOf = population.asOf();
        this.zone = population.zone();
        this.values = values;
        this.ranges = new EventRanges(block, values, asOf);
        this.numbers = new LongColumns(block, values, ranges);
        this.slow = slow;
    }

    /** A metric held against a criterion. */
    Leaf test(Metric metric, Criterion criterion) {
        return attribute(List.of(metric), value -> criterion.test(value.get(0), zone))
                .or(() -> elapsed(metric, criterion))
                .or(() -> number(metric, criterion))
                .or(() -> quotient(metric, criterion))
                .or(() -> edge(metric, criterion))
                .orElseGet(() -> {
                    IntFunction<Value> value = slow.of(metric);
                    return new ValueLeaf(block, customer -> criterion.test(value.apply(customer), zone));
                });
    }

    /** Two metrics held against each other. */
    Leaf compare(Metric left, Operator operator, Metric right) {
        return attribute(List.of(left, right), both -> compare(both.get(0), operator, both.get(1)))
                .or(() -> difference(left, operator, right))
                .orElseGet(() -> {
                    IntFunction<Value> one = slow.of(left);
                    IntFunction<Value> other = slow.of(right);
                    return new ValueLeaf(
                            block, customer -> compare(one.apply(customer), operator, other.apply(customer)));
                });
    }

    private Truth compare(Value left, Operator operator, Value right) {
        return left.isMissing() || right.isMissing()
                ? Truth.UNKNOWN
                : Criterion.of(operator, right).test(left, zone);
    }

    private interface AttributeTest {
        Truth of(List<Value> values);
    }

    /** Metrics of nothing but one attribute have few values, of which each is asked once. */
    private Optional<Leaf> attribute(List<Metric> metrics, AttributeTest test) {
        Set<String> names = new HashSet<>();
        if (!metrics.stream().allMatch(metric -> onlyAttributes(metric, names)) || names.size() != 1) {
            return Optional.empty();
        }
        String name = names.iterator().next();
        CodeColumn column = columns.attribute(name);
        if (name.equals("id") || column.cardinality() > Math.min(MOST_CODES, columns.size() + 1)) {
            return Optional.empty();
        }
        MetricValues byCode = new MetricValues(asOf, zone) {
            @Override
            IntFunction<Value> simple(Metric metric) {
                return column::entry;
            }
        };
        List<IntFunction<Value>> asked = metrics.stream().map(byCode::of).toList();
        byte[] truths = CodeLeaf.truths(
                column.cardinality(),
                code -> test.of(asked.stream().map(value -> value.apply(code)).toList()));
        CodePick pick = attributes.computeIfAbsent(name, n -> CodePick.ofAttribute(block, column));
        return Optional.of(new CodeLeaf(pick, Leaf.CHEAP, truths));
    }

    private static boolean onlyAttributes(Metric metric, Set<String> names) {
        if (metric instanceof Metric.Attribute attribute) {
            names.add(attribute.name());
            return true;
        }
        boolean composed =
                metric instanceof Metric.Constant || metric instanceof Calculation || metric instanceof ElapsedTime;
        return composed && metric.parts().stream().allMatch(part -> onlyAttributes(part, names));
    }

    private Optional<Leaf> number(Metric metric, Criterion criterion) {
        return numbers.of(metric).flatMap(column -> test(column, criterion));
    }

    private Optional<Leaf> test(LongColumn column, Criterion criterion) {
        return operands(column.type(), criterion)
                .flatMap(operands -> Optional.ofNullable(LongTest.of(
                        criterion.operator(),
                        operands.stream()
                                .map(operand -> operand.movePointRight(column.scale()))
                                .toList())))
                .map(test -> new NumberLeaf(column, test, criterion.operator()));
    }

    private Optional<Leaf> quotient(Metric metric, Criterion criterion) {
        return numbers.quotient(metric)
                .flatMap(quotient -> operands(quotient.type(), criterion)
                        .flatMap(operands -> quotient.range(criterion.operator(), operands))
                        .map(range -> new QuotientLeaf(quotient, range)));
    }

    private Optional<Leaf> difference(Metric left, Operator operator, Metric right) {
        return numbers.of(left)
                .flatMap(one ->
                        numbers.of(right).flatMap(other -> Combination.of(one, Calculation.Operation.MINUS, other)))
                .flatMap(difference -> Optional.ofNullable(LongTest.of(operator, List.of(BigDecimal.ZERO)))
                        .map(test -> new NumberLeaf(difference, test, operator)));
    }

    /** The more time has passed, the longer ago it was: a bound of days is one of times. */
    private Optional<Leaf> elapsed(Metric metric, Criterion criterion) {
        if (metric instanceof ElapsedTime elapsed && elapsed.measure() != ElapsedTime.Measure.DAYS_TO_ANNIVERSARY) {
            return since(elapsed.of(), time -> elapsed.value(Value.of(time), asOf, zone), criterion);
        }
        return metric instanceof Metric.Aggregate aggregate && aggregate.aggregation() == Aggregation.DAYS_SINCE
                ? since(
                        new Metric.Aggregate(
                                Aggregation.LAST, aggregate.type(), null, aggregate.where(), aggregate.window()),
                        time -> Aggregates.daysSince(time, asOf, zone),
                        criterion)
                : Optional.empty();
    }

    private Optional<Leaf> since(Metric time, Function<Instant, Value> elapsed, Criterion criterion) {
        return numbers.of(time)
                .filter(column -> column.type() == ValueType.TIME)
                .flatMap(column -> operands(ValueType.NUMBER, criterion)
                        .flatMap(operands -> Optional.ofNullable(LongTest.of(criterion.operator(), operands)))
                        .flatMap(test -> new ElapsedBounds(elapsed, asOf, zone).times(test))
                        .map(test -> new NumberLeaf(column, test, criterion.operator())));
    }

    private Optional<Leaf> edge(Metric metric, Criterion criterion) {
        if (!(metric instanceof Metric.Aggregate aggregate)
                || (aggregate.aggregation() != Aggregation.FIRST && aggregate.aggregation() != Aggregation.LAST)) {
            return Optional.empty();
        }
        EventColumn name = aggregate.column();
        if (name == null || name.equals(EventColumn.TIME) || ColumnValues.isDecimal(name)) {
            return Optional.empty();
        }
        CodeColumn column = columns.coded(name);
        if (column.cardinality() > MOST_CODES) {
            return Optional.empty();
        }
        byte[] truths = CodeLeaf.truths(column.cardinality(), code -> criterion.test(column.entry(code), zone));
        CodePick pick =
                new RangeColumns(ranges.of(aggregate)).edge(column, aggregate.aggregation() == Aggregation.LAST);
        return Optional.of(new CodeLeaf(pick, Leaf.MODERATE, truths));
    }

    /** The operands as numbers in the unit of a type; empty if they are of another. */
    private Optional<List<BigDecimal>> operands(ValueType type, Criterion criterion) {
        List<BigDecimal> operands = new ArrayList<>();
        for (Value operand : criterion.operands()) {
            if (type == ValueType.NUMBER && operand instanceof Value.Decimal decimal) {
                operands.add(decimal.number());
            } else if (type == ValueType.MONEY
                    && operand instanceof Value.Amount amount
                    && amount.money().currency().equals(values.currency())) {
                operands.add(amount.money().amount());
            } else if (type == ValueType.TIME && operand instanceof Value.Time time) {
                operands.add(Micros.exact(time.time()));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(operands);
    }
}
