package org.clientela.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;

/** How the answer to a metric goes on for one profile as time passes and nothing new becomes known. Immutable. */
interface Course {
    /** How often to look whether an answer changes where it may. */
    int MOST_LOOKS = 64;

    /** How many days the setting of clocks may undo at most. */
    BigDecimal UNDONE = BigDecimal.valueOf(LocalClock.MOST_SET.toDays());

    /** How often to look whether a criterion is met where the answer may change: on each day of a year. */
    int MOST_TESTS = 400;

    /** The answer at a moment. */
    Value answer(Moment then);

    /** The first instant after a moment at which the answer may be another; {@link Instant#MAX} if it stays. */
    Instant next(Moment then);

    /** Until when a threshold is crossed once at most from a moment on; not after it if that is not known. */
    default Instant steadyUntil(Moment then, Criterion threshold) {
        return then.instant();
    }

    /** The same of days that have passed since an event: until the next event, or until the clocks are set, which may undo a day. */
    static Instant steadyUntil(Instant nextEvent, Moment then, Value days, Criterion threshold) {
        return isFarBeyond(days, threshold) ? nextEvent : Changes.earlier(nextEvent, LocalClock.nextSet(then));
    }

    private static boolean isFarBeyond(Value days, Criterion threshold) {
        return days instanceof Value.Decimal passed
                && threshold.operands().stream()
                        .allMatch(operand -> operand instanceof Value.Decimal bound
                                && passed.number().subtract(bound.number()).compareTo(UNDONE) > 0);
    }

    static Course of(Metric metric, CustomerProfile profile) {
        if (metric instanceof Metric.Aggregate aggregate) {
            return new OfAggregate(aggregate, profile);
        }
        if (metric instanceof Calculation calculation) {
            return new OfCalculation(
                    calculation.operation(), of(calculation.left(), profile), of(calculation.right(), profile));
        }
        if (metric instanceof ElapsedTime elapsed) {
            return elapsed.course(profile);
        }
        if (metric instanceof Regularity regularity) {
            return regularity.course(profile);
        }
        if (metric instanceof EventSequence sequence) {
            return sequence.course(profile);
        }
        return metric instanceof Metric.Derived derived
                ? of(derived, profile, then -> derived.change(profile.asOf(then.instant())))
                : of(metric, profile, then -> Instant.MAX);
    }

    /** The course of a metric that is asked as it is. */
    static Course of(Metric metric, CustomerProfile profile, Function<Moment, Instant> next) {
        return new Course() {
            @Override
            public Value answer(Moment then) {
                return metric.of(then == profile.seen() ? profile : profile.asOf(then.instant()));
            }

            @Override
            public Instant next(Moment then) {
                return next.apply(then);
            }
        };
    }

    /**
     * The first of the instants at which the answer may change and does. After a few at which it does not, the next one that
     * comes, be it so or not.
     */
    default Instant change(Moment seen) {
        Object answer = look(seen, value -> value);
        Instant at = next(seen);
        for (int looks = 1; looks < MOST_LOOKS && TimeRange.EVER.contains(at); looks++) {
            Moment then = seen.at(at);
            if (!look(then, value -> value).equals(answer)) {
                return at;
            }
            at = next(then);
        }
        return TimeRange.EVER.contains(at) ? at : Instant.MAX;
    }

    /** The first instant at which what a criterion says of the answer changes; after very many looks, one before it. */
    default Instant change(Moment seen, Criterion criterion) {
        Function<Value, Object> test = value -> criterion.test(value, seen.zone());
        Object truth = look(seen, test);
        Moment then = seen;
        for (int looks = 1; looks < MOST_TESTS; looks++) {
            then = criterion.operator().isThreshold() ? skipped(then, steadyUntil(then, criterion), test, truth) : then;
            Instant at = next(then);
            if (!TimeRange.EVER.contains(at)) {
                return Instant.MAX;
            }
            then = then.at(at);
            if (!look(then, test).equals(truth)) {
                return at;
            }
        }
        return then.instant();
    }

    /** A later moment until which a threshold is not crossed, found by bisection where the answer only rises or only falls. */
    private Moment skipped(Moment then, Instant steadyUntil, Function<Value, Object> test, Object truth) {
        Instant steady = Changes.earlier(steadyUntil, TimeRange.EVER.until());
        if (!steady.isAfter(then.instant().plus(OF_STEPS))) {
            return then;
        }
        Moment low = then;
        Moment high = then.at(steady.minusNanos(1));
        if (look(high, test).equals(truth)) {
            return high;
        }
        while (high.instant().isAfter(low.instant().plus(OF_STEPS))) {
            Moment middle = then.at(low.instant()
                    .plus(Duration.between(low.instant(), high.instant()).dividedBy(2)));
            if (look(middle, test).equals(truth)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What is short enough to go step by step. */
    Duration OF_STEPS = Duration.ofDays(3);

    private <T> Object look(Moment then, Function<Value, T> what) {
        try {
            return what.apply(answer(then));
        } catch (IllegalArgumentException tooLarge) {
            return Truth.UNKNOWN;
        }
    }

    /** That of an aggregate. Its filters are applied once. */
    final class OfAggregate implements Course {
        private final Metric.Aggregate metric;
        private final EventSeries passing;
        private final CustomerProfile profile;

        OfAggregate(Metric.Aggregate metric, CustomerProfile profile) {
            this.metric = metric;
            this.passing = Aggregates.passing(metric, profile);
            this.profile = profile;
        }

        @Override
        public Value answer(Moment then) {
            return Aggregates.of(metric, passing.within(metric.window(), then), then, profile.currency());
        }

        @Override
        public Instant next(Moment then) {
            Instant next = Changes.next(metric.window(), passing, then);
            EventSeries inside = daysSince() ? passing.within(metric.window(), then) : EventSeries.NONE;
            return inside.isEmpty() ? next : Changes.earlier(next, Changes.nextFullDay(inside, then));
        }

        @Override
        public Instant steadyUntil(Moment then, Criterion threshold) {
            return daysSince()
                    ? Course.steadyUntil(Changes.next(metric.window(), passing, then), then, answer(then), threshold)
                    : then.instant();
        }

        private boolean daysSince() {
            return metric.aggregation() == Aggregation.DAYS_SINCE;
        }
    }

    /** That of a calculation. */
    record OfCalculation(Calculation.Operation operation, Course left, Course right) implements Course {
        @Override
        public Value answer(Moment then) {
            return Arithmetic.of(operation, left.answer(then), right.answer(then));
        }

        /** While an operand is missing, it is the one that must change. */
        @Override
        public Instant next(Moment then) {
            boolean leftMissing = left.look(then, Value::isMissing).equals(true);
            boolean rightMissing = right.look(then, Value::isMissing).equals(true);
            if (leftMissing == rightMissing) {
                Instant l = left.next(then);
                Instant r = right.next(then);
                return leftMissing == l.isBefore(r) ? r : l;
            }
            return leftMissing ? left.next(then) : right.next(then);
        }
    }
}
