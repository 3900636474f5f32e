package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventId;
import org.clientela.text.Scanner;
import org.clientela.text.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * How far a date or time that a metric answers with lies from the instant: {@code years since(birth-date)}, {@code days
 * since(since)}, {@code days to anniversary(first(purchase))}. Missing if the answer is, if it is neither date nor time, or if
 * it lies outside year 1 to year 9999.
 *
 * <p>From a date to the local date of the instant, from a time to what the clocks of the zone show then, as {@code days
 * since(purchase)} counts from an event; what is still to come is negative. Only full days and years count. A year is full on
 * the anniversary, and that of 29 February is kept on 28 February where the year has no other.
 *
 * @param measure in what it is measured
 * @param of answers with the date or time
 */
public record ElapsedTime(Measure measure, Metric of) implements Metric {
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** In what it is measured. */
    public enum Measure {
        /** Full years that have passed. */
        YEARS_SINCE("years since"),
        /** Full days that have passed. */
        DAYS_SINCE("days since"),
        /** Days to the next day of the same month and day; 0 on that day. */
        DAYS_TO_ANNIVERSARY("days to anniversary");

        private final String text;

        Measure(String text) {
            this.text = text;
        }

        /**
         * The measure of a text.
         *
         * @param text as {@link #toString()} writes it
         * @return the measure
         * @throws IllegalArgumentException if there is none
         */
        @JsonCreator
        public static Measure parse(String text) {
            List<String> known = Arrays.stream(values()).map(Measure::toString).toList();
            int index = known.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "There is no measure (%s).%n%s".formatted(text, Suggestion.hint(text, known)));
            }
            return values()[index];
        }

        /**
         * As it is written in metrics.
         *
         * @return for example {@code years since}
         */
        @JsonValue
        @Override
        public String toString() {
            return text;
        }
    }

    /** Checks the type, where it is known, and the size. */
    public ElapsedTime {
        Objects.requireNonNull(measure, "measure");
        MetricLimits.requireBounded(of);
        requireSuitable(measure, of, Vocabulary.standard());
    }

    /**
     * Full years: an age, or how long a customer has been one.
     *
     * @param of answers with a date or time, such as {@code Metric.attribute("birth-date")}
     * @return the metric
     */
    public static ElapsedTime yearsSince(Metric of) {
        return new ElapsedTime(Measure.YEARS_SINCE, of);
    }

    /**
     * Full days.
     *
     * @param of answers with a date or time
     * @return the metric
     */
    public static ElapsedTime daysSince(Metric of) {
        return new ElapsedTime(Measure.DAYS_SINCE, of);
    }

    /**
     * Days to the next birthday or anniversary, 0 on that day.
     *
     * @param of answers with a date or time
     * @return the metric
     */
    public static ElapsedTime daysToAnniversary(Metric of) {
        return new ElapsedTime(Measure.DAYS_TO_ANNIVERSARY, of);
    }

    @Override
    public Value of(CustomerProfile profile) {
        return value(of.of(profile), profile.asOf(), profile.zone());
    }

    /** How the answer goes on. */
    Course course(CustomerProfile profile) {
        Course date = Course.of(of, profile);
        return new Course() {
            @Override
            public Value answer(Moment then) {
                return value(date.answer(then), then.instant(), then.zone());
            }

            @Override
            public Instant next(Moment then) {
                return Changes.earlier(date.next(then), nextTick(date.answer(then), then));
            }

            @Override
            public Instant steadyUntil(Moment then, Criterion threshold) {
                return measure == Measure.DAYS_SINCE
                        ? Course.steadyUntil(date.next(then), then, answer(then), threshold)
                        : then.instant();
            }
        };
    }

    @Override
    public List<EventId> events(CustomerProfile profile) {
        return of.events(profile);
    }

    @Override
    public Optional<ValueType> type(Vocabulary vocabulary) {
        return Optional.of(ValueType.NUMBER);
    }

    @Override
    public List<Metric> parts() {
        return List.of(of);
    }

    @Override
    public Metric bind(Vocabulary vocabulary) {
        return new ElapsedTime(measure, of.bind(vocabulary));
    }

    static void requireSuitable(Measure measure, Metric of, Vocabulary vocabulary) {
        of.type(vocabulary)
                .filter(type -> type != ValueType.DATE && type != ValueType.TIME)
                .ifPresent(type -> {
                    throw new IllegalArgumentException(
                            "There is no (%s) of a %s.%nMaybe use a date or a time, such as birth-date or first(purchase)?"
                                    .formatted(measure, type));
                });
    }

    /** The answer, given that of the metric inside. */
    Value value(Value date, Instant asOf, ZoneId zone) {
        LocalDateTime from = local(date, zone);
        if (from == null) {
            return Value.missing();
        }
        LocalDateTime now = LocalDateTime.ofInstant(asOf, zone);
        LocalDateTime to = date instanceof Value.Time ? now : now.truncatedTo(ChronoUnit.DAYS);
        return Value.of(
                switch (measure) {
                    case YEARS_SINCE -> years(from, to);
                    case DAYS_SINCE -> ChronoUnit.DAYS.between(from, to);
                    case DAYS_TO_ANNIVERSARY -> daysToAnniversary(from.toLocalDate(), to.toLocalDate());
                });
    }

    private static long years(LocalDateTime from, LocalDateTime to) {
        long years = (long) to.getYear() - from.getYear();
        int early = anniversary(from, to.getYear()).compareTo(to);
        return from.isAfter(to) ? years + (early < 0 ? 1 : 0) : years - (early > 0 ? 1 : 0);
    }

    private static long daysToAnniversary(LocalDate from, LocalDate today) {
        MonthDay day = MonthDay.from(from);
        LocalDate next = day.atYear(today.getYear());
        return ChronoUnit.DAYS.between(today, next.isBefore(today) ? day.atYear(today.getYear() + 1) : next);
    }

    private static LocalDateTime anniversary(LocalDateTime of, int year) {
        return MonthDay.from(of).atYear(year).atTime(of.toLocalTime());
    }

    /** What is to come counts down when its time of day has passed, what is past counts up when it comes. */
    private Instant nextTick(Value date, Moment seen) {
        LocalDateTime from = local(date, seen.zone());
        if (from == null) {
            return Instant.MAX;
        }
        LocalDateTime now = LocalDateTime.ofInstant(seen.instant(), seen.zone());
        Stream<LocalDateTime> full = switch (measure) {
            case YEARS_SINCE -> Stream.of(-1, 0, 1).map(year -> anniversary(from, now.getYear() + year));
            case DAYS_SINCE ->
                Stream.of(0, 1).map(day -> now.toLocalDate().plusDays(day).atTime(from.toLocalTime()));
            case DAYS_TO_ANNIVERSARY -> Stream.of(now.toLocalDate().plusDays(1).atTime(LocalTime.MIDNIGHT));
        };
        return full.flatMap(time -> Stream.of(time, date instanceof Value.Time ? time.plusNanos(1) : time.plusDays(1)))
                .filter(now::isBefore)
                .min(LocalDateTime::compareTo)
                .map(time -> LocalClock.next(time, seen.instant(), seen.zone()))
                .orElse(Instant.MAX);
    }

    private static @Nullable LocalDateTime local(Value value, ZoneId zone) {
        if (value instanceof Value.Time time) {
            return TimeRange.EVER.contains(time.time()) ? LocalDateTime.ofInstant(time.time(), zone) : null;
        }
        return value instanceof Value.Date date
                        && !date.date().isBefore(FIRST)
                        && !date.date().isAfter(LAST)
                ? date.date().atStartOfDay()
                : null;
    }

    /**
     * The text form.
     *
     * @return as {@link Metric#parse} reads it
     */
    @Override
    public String toString() {
        return measure + "(" + (measure == Measure.DAYS_SINCE ? unlikeAnEventType(of) : of) + ")";
    }

    /** A bare word behind {@code days since} may be a type of events, a name in back quotes or with parentheses is none. */
    private static String unlikeAnEventType(Metric metric) {
        if (metric instanceof Attribute attribute && !CustomerAttributes.types().containsKey(attribute.name())) {
            return Scanner.quotedName(attribute.name());
        }
        return metric instanceof Derived derived && derived.argument() == null ? derived + "()" : metric.toString();
    }
}
