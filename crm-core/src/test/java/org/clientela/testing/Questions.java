package org.clientela.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
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

/** Metrics and windows of all kinds. Most have something to say about the facts of {@link ClientelaDomain}. */
public final class Questions {
    private static final Metric SEEN = Metric.aggregate(Aggregation.LAST, null, null);

    /** When the last event happened: shows that a population asks it of the right profile. */
    private static final DerivedMetric SIGHT = new DerivedMetric() {
        @Override
        public String name() {
            return "sight";
        }

        @Override
        public Argument argument() {
            return Argument.OPTIONAL;
        }

        @Override
        public ValueType type() {
            return ValueType.TIME;
        }

        @Override
        public Value of(CustomerProfile profile, @Nullable String argument) {
            return SEEN.of(profile);
        }

        @Override
        public Instant nextChange(CustomerProfile profile, @Nullable String argument) {
            return SEEN.nextChange(profile);
        }
    };

    private Questions() {}

    /** Windows of all kinds. */
    public static Arbitrary<Window> windows() {
        Arbitrary<Window.Unit> calendar = Arbitraries.of(Window.Unit.class).filter(unit -> unit != Window.Unit.HOUR);
        Arbitrary<Integer> counts = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(1, 40)), Tuple.of(1, Arbitraries.of(365, 999_999)));
        Arbitrary<Window> plain = Arbitraries.oneOf(
                Combinators.combine(counts, countable()).as(Window::last),
                Combinators.combine(counts, countable()).as(Window::previous),
                calendar.map(Window::current),
                calendar.map(Window::before),
                Combinators.combine(Parts.dates(), Arbitraries.integers().between(1, 800))
                        .as((from, days) -> Window.between(from, from.plusDays(days))));
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Window.EVER)),
                Tuple.of(6, plain),
                Tuple.of(1, plain.map(Window::earlierThan)),
                Tuple.of(1, Arbitraries.integers().between(1, 4).map(Window::firstEvents)),
                Tuple.of(1, Arbitraries.integers().between(1, 4).map(Window::lastEvents)));
    }

    private static Arbitrary<Window.Unit> countable() {
        return Arbitraries.of(Window.Unit.class).filter(unit -> unit != Window.Unit.QUARTER);
    }

    /** Metrics of all kinds. */
    public static Arbitrary<Metric> metrics() {
        return Arbitraries.frequencyOf(
                Tuple.of(9, aggregates()),
                Tuple.of(1, attributes()),
                Tuple.of(3, calculations(2)),
                Tuple.of(2, elapsedTimes()),
                Tuple.of(2, regularities()),
                Tuple.of(2, sequences()),
                Tuple.of(1, derived()));
    }

    private static Arbitrary<Metric> attributes() {
        return Arbitraries.oneOf(
                        ClientelaDomain.attributeNames(),
                        Arbitraries.of("id", "kind", "country", "language", "since", "birth-date", "tags"))
                .map(Metric::attribute);
    }

    private static Arbitrary<Metric> derived() {
        Vocabulary vocabulary = Vocabulary.standard().withDerived(SIGHT);
        return Parts.keys().map(argument -> new Metric.Derived("sight", argument).bind(vocabulary));
    }

    private static Arbitrary<Metric> calculations(int depth) {
        Arbitrary<Metric> operands = Arbitraries.frequencyOf(
                Tuple.of(4, aggregates()),
                Tuple.of(1, attributes()),
                Tuple.of(1, elapsedTimes()),
                Tuple.of(1, regularities()),
                Tuple.of(2, Parts.numbers(20, 20).map(number -> new Metric.Constant(Value.of(number)))),
                Tuple.of(1, ClientelaDomain.moneyIn(Parts.EUR).map(money -> new Metric.Constant(Value.of(money)))),
                Tuple.of(depth > 0 ? 3 : 0, Arbitraries.lazy(() -> calculations(depth - 1))));
        return accepted(Combinators.combine(operands, Arbitraries.of(Calculation.Operation.class), operands)
                .as((left, operation, right) -> () -> new Calculation(left, operation, right)));
    }

    private static Arbitrary<Metric> elapsedTimes() {
        Arbitrary<Metric> dates = Arbitraries.oneOf(
                Arbitraries.of("since", "birth-date", "size", "odd name").map(Metric::attribute),
                aggregates().filter(metric -> metric.column() == null),
                aggregates(),
                derived());
        return accepted(Combinators.combine(Arbitraries.of(ElapsedTime.Measure.class), dates)
                .as((measure, of) -> () -> new ElapsedTime(measure, of)));
    }

    private static Arbitrary<Metric> regularities() {
        Arbitrary<Window> windows = Combinators.combine(
                        Arbitraries.integers().between(1, 12), countable(), Arbitraries.of(0, 1))
                .as(Window.Rolling::new);
        return accepted(Combinators.combine(aggregates(), windows)
                .as((metric, window) -> () -> new Regularity(metric.in(window))));
    }

    private static Arbitrary<Metric> sequences() {
        Arbitrary<EventSequence.Step> steps = Combinators.combine(
                        ClientelaDomain.eventType().injectNull(0.5), filters(1))
                .as(EventSequence.Step::new);
        return Combinators.combine(
                        steps,
                        steps,
                        Arbitraries.oneOf(Arbitraries.integers().between(1, 3), Arbitraries.of(24, 400, 999_999)),
                        countable(),
                        windows())
                .as(EventSequence::new);
    }

    /** Aggregates of all kinds over all columns, with filters. */
    public static Arbitrary<Metric.Aggregate> aggregates() {
        return accepted(Combinators.combine(
                        Arbitraries.of(Aggregation.class),
                        ClientelaDomain.eventType().injectNull(0.1),
                        ClientelaDomain.eventColumn().injectNull(0.1),
                        filters(2),
                        windows())
                .as((aggregation, type, column, where, window) -> () ->
                        new Metric.Aggregate(aggregation, type, takes(aggregation) ? column : null, where, window)));
    }

    private static Arbitrary<List<EventFilter>> filters(int most) {
        Arbitrary<EventFilter> filters =
                accepted(Combinators.combine(ClientelaDomain.eventColumn(), ClientelaDomain.criterion())
                        .as((column, criterion) -> () -> new EventFilter(column, criterion)));
        return filters.list().ofMaxSize(most);
    }

    private static boolean takes(Aggregation aggregation) {
        return aggregation != Aggregation.COUNT && aggregation != Aggregation.DAYS_SINCE;
    }

    /** What its constructor does not refuse. */
    private static <T> Arbitrary<T> accepted(Arbitrary<Supplier<T>> makers) {
        return makers.map(Questions::made).filter(Optional::isPresent).map(Optional::get);
    }

    static <T> Optional<T> made(Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
