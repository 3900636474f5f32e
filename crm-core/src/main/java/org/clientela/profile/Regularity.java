package org.clientela.profile;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.profile.Window.Unit;

/**
 * The smallest value an aggregate has in any one of several periods: {@code least monthly count(purchase, last 6 months)} is at
 * least 2 if there were two purchases or more in every one of the last six months.
 *
 * <p>The periods are those the window is made of: of {@code last 6 months} the six single months that end with the date of the
 * instant, so that on 15 March the first of them ends on 15 October, and none begins with the first of a month unless the window
 * does. Period by period they are {@code last 1 months}, {@code previous 1 months} and so on backwards, without gap or overlap.
 * The answer is missing if it is missing in any of them.
 *
 * @param aggregate count, sum, avg, min, max or distinct, over the last or the previous days, weeks, months or years, at most
 *     {@value #MAX_PERIODS}
 */
public record Regularity(Aggregate aggregate) implements Metric {
    /** The most periods. */
    public static final int MAX_PERIODS = 366;

    /** How often, by the length of a period. */
    static final Map<Unit, String> ADVERBS =
            Map.of(Unit.DAY, "daily", Unit.WEEK, "weekly", Unit.MONTH, "monthly", Unit.YEAR, "yearly");

    /** Checks aggregation and window. */
    public Regularity {
        if (!(aggregate.window() instanceof Window.Rolling window)
                || window.count() > MAX_PERIODS
                || !ADVERBS.containsKey(window.unit())) {
            throw new IllegalArgumentException(
                    "The window (%s) is not made of 1 to %d days, weeks, months or years.%nMaybe use last 6 months?"
                            .formatted(aggregate.window(), MAX_PERIODS));
        }
        switch (aggregate.aggregation()) {
            case FIRST, LAST, DAYS_SINCE ->
                throw new IllegalArgumentException("There is no least (%s).%nMaybe use count, sum or distinct?"
                        .formatted(aggregate.aggregation()));
            default -> {}
        }
    }

    @Override
    public Value of(CustomerProfile profile) {
        return least(periods().stream().map(period -> period.of(profile)).toList(), profile.zone());
    }

    /** How the answer goes on. */
    Course course(CustomerProfile profile) {
        EventSeries passing = Aggregates.passing(aggregate, profile);
        List<Window> windows = periods().stream().map(Aggregate::window).toList();
        return Course.of(this, profile, then -> {
            Instant next = Instant.MAX;
            for (Window window : windows) {
                next = Changes.earlier(next, Changes.next(window, passing, then));
            }
            return next;
        });
    }

    @Override
    public List<EventId> events(CustomerProfile profile) {
        return Aggregates.considered(aggregate, profile).stream().map(Event::id).toList();
    }

    @Override
    public Optional<ValueType> type(Vocabulary vocabulary) {
        return aggregate.type(vocabulary);
    }

    /** The aggregate in each period. */
    List<Aggregate> periods() {
        Window.Rolling window = (Window.Rolling) aggregate.window();
        int latest = window.count() * window.ago();
        return IntStream.range(latest, latest + window.count())
                .mapToObj(ago -> aggregate.in(new Period(window.unit(), ago)))
                .toList();
    }

    static Value least(List<Value> values, ZoneId zone) {
        return values.stream().reduce((a, b) -> Arithmetic.least(a, b, zone)).orElseThrow();
    }

    /**
     * The text form.
     *
     * @return as {@link Metric#parse} reads it
     */
    @Override
    public String toString() {
        return "least " + ADVERBS.get(((Window.Rolling) aggregate.window()).unit()) + " " + aggregate;
    }

    /**
     * A single unit, some units ago.
     *
     * @param unit a day or longer
     * @param ago 0 for the one that ends with the date of the instant
     */
    record Period(Unit unit, int ago) implements Window {
        @Override
        public TimeRange range(Instant asOf, ZoneId zone) {
            return Windows.rolling(asOf, zone, 1, unit, ago);
        }

        @Override
        public String text() {
            return "%s %d ago".formatted(unit.name().toLowerCase(Locale.ROOT), ago);
        }
    }
}
