package org.clientela.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.Aggregation;
import org.clientela.profile.Calculation;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.ElapsedTime;
import org.clientela.profile.EventFilter;
import org.clientela.profile.EventSequence;
import org.clientela.profile.Metric;
import org.clientela.profile.Regularity;
import org.clientela.profile.Vocabulary;
import org.clientela.profile.Window;
import org.jspecify.annotations.Nullable;

/**
 * Rules over all kinds of metrics, windows, operators and values there are: for the forms they take, not for what they say. Made by
 * throwing dice and doing again what a constructor refuses, which is fast, and shrinks to nothing.
 */
public final class AnyRules extends DomainContextBase {
    public static final Vocabulary VOCABULARY = SegmentationDomain.VOCABULARY
            .withAttribute(AttributeKey.time("seen at"))
            .withAttribute(AttributeKey.text("größe"))
            .withEventType(EventType.of("site-visit"))
            .withEventAttribute(AttributeKey.texts("pages"))
            .withEventAttribute(AttributeKey.flag("first time"))
            .withEventAttribute(AttributeKey.date("due"))
            .withDerived(derived("score", DerivedMetric.Argument.REQUIRED, ValueType.NUMBER))
            .withDerived(derived("stage", DerivedMetric.Argument.OPTIONAL, ValueType.TEXT))
            .withDerived(derived("next-visit", DerivedMetric.Argument.NONE, ValueType.DATE));

    private static final List<String> COLUMNS = List.copyOf(VOCABULARY.eventColumns());
    private static final List<String> ATTRIBUTES =
            List.copyOf(VOCABULARY.attributes().keySet());
    private static final List<String> TEXTS = List.of(
            "DE",
            "",
            " ",
            "a,b",
            "\\",
            "\"",
            "`",
            "and",
            "1",
            "true",
            "2026-03-01",
            "EUR 5",
            "\u200e",
            "日本",
            "😀",
            "\n");
    private static final List<String> NUMBERS =
            List.of("0", "1", "-3", "0.5", "1234567890123456789012345678901234567890", "1E-30", "12.50");

    /** The rule of a seed. */
    static Rule rule(long seed) {
        return new AnyRules.Dice(new Random(seed)).rule(2);
    }

    @Provide
    Arbitrary<Rule> rules() {
        return Arbitraries.longs().map(AnyRules::rule).dontShrink().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Metric> metrics() {
        return Arbitraries.longs()
                .map(seed -> new AnyRules.Dice(new Random(seed)).metric(2))
                .dontShrink()
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Random> dice() {
        return Arbitraries.longs().map(Random::new).dontShrink().withoutEdgeCases();
    }

    private static DerivedMetric derived(String name, DerivedMetric.Argument argument, ValueType type) {
        return new DerivedMetric() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Argument argument() {
                return argument;
            }

            @Override
            public ValueType type() {
                return type;
            }

            @Override
            public Value of(CustomerProfile profile, @Nullable String of) {
                return Value.missing();
            }

            @Override
            public Instant nextChange(CustomerProfile profile, @Nullable String of) {
                return Instant.MAX;
            }
        };
    }

    /** The kinds of metrics that a rule asks for, to count what was covered. */
    static Set<String> kinds(Rule rule) {
        Set<String> kinds = new TreeSet<>();
        List<Metric> open = new ArrayList<>(rule.metrics());
        while (!open.isEmpty()) {
            Metric metric = open.remove(open.size() - 1);
            kinds.add(metric.getClass().getSimpleName());
            open.addAll(metric.parts());
        }
        return kinds;
    }

    private record Dice(Random random) {
        Rule rule(int depth) {
            int kind = random.nextInt(depth == 0 ? 4 : 8);
            return switch (kind) {
                case 0, 1 -> test();
                case 2 -> compare();
                case 3 -> random.nextInt(3) > 0 ? test() : new InSegment(one("loyal", "a \"b\"", "größer"));
                case 4, 5 -> new Rule.AllOf(parts(depth - 1));
                case 6 -> new Rule.AnyOf(parts(depth - 1));
                default -> new Rule.Not(rule(depth - 1));
            };
        }

        private List<Rule> parts(int depth) {
            return Stream.generate(() -> rule(depth)).limit(random.nextInt(4)).toList();
        }

        private Rule test() {
            Metric metric = metric(2);
            Optional<ValueType> type = metric.type(VOCABULARY);
            List<String> words = metric instanceof Metric.Attribute attribute
                    ? VOCABULARY.attributeWords(attribute.name())
                    : List.of();
            if (type.isEmpty() || !words.isEmpty()) {
                return Rule.where(metric, Criterion.of(one(Operator.PRESENT, Operator.MISSING)));
            }
            return Rule.where(metric, criterion(type.get()));
        }

        private Rule compare() {
            return again(() -> {
                Metric left = metric(1);
                Metric right = metric(1);
                Operator operator = Compare.COMPARISONS.get(random.nextInt(6));
                refuse(Compare.clash(left, operator, right, VOCABULARY));
                return new Compare(left, operator, right);
            });
        }

        /** One that suits a type, with operands of a type that compares with it. */
        Criterion criterion(ValueType type) {
            boolean temporal = type == ValueType.DATE || type == ValueType.TIME;
            return again(() -> {
                ValueType of = temporal ? one(ValueType.DATE, ValueType.TIME) : type;
                Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
                int count = switch (operator) {
                    case PRESENT, MISSING -> 0;
                    case BETWEEN -> 2;
                    case IN, NOT_IN, CONTAINS_ANY, CONTAINS_ALL, CONTAINS_NONE -> 1 + random.nextInt(3);
                    default -> 1;
                };
                List<Value> operands =
                        Stream.generate(() -> value(of)).limit(count).toList();
                Criterion criterion = new Criterion(operator, operands);
                refuse(criterion.clashWith(type));
                return criterion;
            });
        }

        private Value value(ValueType type) {
            return switch (type) {
                case NUMBER -> Value.of(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
                case MONEY -> Value.of(Money.of(one("EUR", "JPY"), Integer.toString(random.nextInt(9_000) - 900)));
                case TEXT, TEXTS -> Value.of(text());
                case DATE -> Value.of(date());
                case TIME ->
                    Value.of(Instant.parse(
                            one("2026-03-01T10:00:00Z", "2026-03-01T10:00:00.000001Z", "1970-01-01T00:00:00Z")));
                case FLAG -> Value.of(random.nextBoolean());
            };
        }

        private String text() {
            if (random.nextBoolean()) {
                return TEXTS.get(random.nextInt(TEXTS.size()));
            }
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(7); i > 0; i--) {
                text.append("a\"\\, )('".charAt(random.nextInt(8)));
            }
            return text.toString();
        }

        private LocalDate date() {
            return LocalDate.parse(one("2024-02-29", "2026-03-01", "0004-02-29", "9990-12-29"));
        }

        Metric metric(int depth) {
            return switch (random.nextInt(depth == 0 ? 9 : 11)) {
                case 0, 1 -> Metric.attribute(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
                case 2, 3, 4 -> aggregate();
                case 5 -> new Metric.Constant(value(one(ValueType.NUMBER, ValueType.MONEY)));
                case 6 -> derivedMetric();
                case 7 -> again(() -> new Regularity(aggregate().in(rolling())));
                case 8 -> again(() -> new EventSequence(step(), step(), one(1, 30, 999_999), unit(), window()));
                case 9 -> again(() -> known(new ElapsedTime(one(ElapsedTime.Measure.values()), metric(0))));
                default ->
                    again(() -> known(new Calculation(
                            metric(depth - 1), one(Calculation.Operation.values()), metric(depth - 1))));
            };
        }

        private Metric derivedMetric() {
            return one(
                            new Metric.Derived("score", "rfm"),
                            new Metric.Derived("score", "odd \"name\""),
                            new Metric.Derived("stage", null),
                            new Metric.Derived("stage", "pump-x"),
                            new Metric.Derived("next-visit", null))
                    .bind(VOCABULARY);
        }

        private Metric.Aggregate aggregate() {
            return again(() -> (Metric.Aggregate) known(new Metric.Aggregate(
                    one(Aggregation.values()), type(), random.nextInt(3) == 0 ? null : column(), filters(), window())));
        }

        private EventSequence.Step step() {
            return new EventSequence.Step(type(), filters());
        }

        private @Nullable EventType type() {
            return random.nextInt(5) == 0
                    ? null
                    : one(EventType.PURCHASE, EventType.RETURN, EventType.of("site-visit"));
        }

        private EventColumn column() {
            return EventColumn.of(COLUMNS.get(random.nextInt(COLUMNS.size())));
        }

        private List<EventFilter> filters() {
            return Stream.generate(() -> {
                        EventColumn column = column();
                        return new EventFilter(
                                column, criterion(VOCABULARY.columnType(column).orElseThrow()));
                    })
                    .limit(Math.max(0, random.nextInt(5) - 2))
                    .toList();
        }

        private Window window() {
            return switch (random.nextInt(9)) {
                case 0, 1 -> Window.EVER;
                case 2 -> rolling();
                case 3, 4 -> again(() -> new Window.Calendar(unit(), random.nextInt(2)));
                case 5 -> {
                    LocalDate from = date();
                    yield Window.between(from, from.plusDays(1));
                }
                case 6 -> again(() -> Window.earlierThan(window()));
                case 7 -> Window.firstEvents(one(1, 3, 999_999));
                default -> Window.lastEvents(one(1, 3, 999_999));
            };
        }

        private Window rolling() {
            return again(() -> new Window.Rolling(one(1, 2, 24, 90, 365, 999_999), unit(), random.nextInt(2)));
        }

        private Window.Unit unit() {
            return one(Window.Unit.values());
        }

        @SafeVarargs
        private <T> T one(T... of) {
            return of[random.nextInt(of.length)];
        }

        /** Refuses what only a vocabulary can. */
        private static Metric known(Metric metric) {
            return Metric.parse(metric.toString(), VOCABULARY);
        }

        private static void refuse(Optional<?> clash) {
            clash.ifPresent(c -> {
                throw new IllegalArgumentException(c.toString());
            });
        }

        private static <T> T again(Supplier<T> maker) {
            for (int tries = 0; tries < 10_000; tries++) {
                try {
                    return maker.get();
                } catch (IllegalArgumentException refused) {
                    continue;
                }
            }
            throw new IllegalStateException("nothing was accepted: " + Arrays.toString(new Object[] {maker}));
        }
    }
}
