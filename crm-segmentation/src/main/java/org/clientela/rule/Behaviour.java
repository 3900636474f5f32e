package org.clientela.rule;

import java.util.List;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.profile.EventFilter;
import org.clientela.profile.EventSequence;
import org.clientela.profile.Metric;
import org.clientela.profile.Regularity;
import org.clientela.profile.Window;
import org.clientela.profile.Window.Unit;

/**
 * What customers do and leave, as rules: the patterns of behaviour that campaigns ask for. Each is an ordinary rule, which
 * prints as the counts it is made of.
 *
 * <pre>{@code
 * Behaviour.of(EventType.PURCHASE).stopped(Window.last(90, Window.Unit.DAY));
 * // count(purchase, before last 90 days) >= 1 and count(purchase, last 90 days) = 0
 * }</pre>
 *
 * @param type of the events that are looked for
 * @param where what they must have besides; all of it
 */
public record Behaviour(EventType type, List<EventFilter> where) {
    /** Copies the list. */
    public Behaviour {
        where = List.copyOf(where);
    }

    /**
     * What is done.
     *
     * @param type of the events
     * @return any event of that type
     */
    public static Behaviour of(EventType type) {
        return new Behaviour(type, List.of());
    }

    /**
     * Only events of a kind.
     *
     * @param column of the events
     * @param criterion what it must be
     * @return the copy
     */
    public Behaviour where(EventColumn column, Criterion criterion) {
        return new Behaviour(type, count(Window.EVER).where(column, criterion).where());
    }

    /**
     * Did it.
     *
     * @param window when
     * @return at least one event
     */
    public Rule did(Window window) {
        return test(count(window), Operator.AT_LEAST, 1);
    }

    /**
     * Did not do it.
     *
     * @param window when
     * @return no event
     */
    public Rule didNot(Window window) {
        return test(count(window), Operator.EQUAL, 0);
    }

    /**
     * Did it for the first time.
     *
     * @param window when; one that has a beginning
     * @return an event, and none before
     * @throws IllegalArgumentException if nothing lies before the window
     */
    public Rule firstTime(Window window) {
        return didNot(Window.earlierThan(window)).and(did(window));
    }

    /**
     * Used to do it and does no more.
     *
     * @param silence for how long, such as the last 90 days
     * @return an event before, and none since
     * @throws IllegalArgumentException if nothing lies before the window
     */
    public Rule stopped(Window silence) {
        return did(Window.earlierThan(silence)).and(didNot(silence));
    }

    /**
     * Came back: does it again after as long a silence.
     *
     * @param count of units, in [1, 999999]
     * @param unit not a quarter
     * @return an event in the last units, none in as many before, and one before these
     */
    public Rule resumed(int count, Unit unit) {
        Window silence = Window.previous(count, unit);
        return did(Window.earlierThan(silence)).and(didNot(silence)).and(did(Window.last(count, unit)));
    }

    /**
     * Does it in every one of several periods.
     *
     * @param times how often at least in each, 1 or more
     * @param periods how many, in [1, {@value Regularity#MAX_PERIODS}]
     * @param unit how long each is: day, week, month or year
     * @return so many events in each
     */
    public Rule regularly(int times, int periods, Unit unit) {
        return test(new Regularity(count(Window.last(periods, unit))), Operator.AT_LEAST, times);
    }

    /**
     * Did one thing and then another.
     *
     * @param next what came later
     * @param within at most so many units later
     * @param unit not a quarter
     * @param window when the first was done
     * @return at least once
     */
    public Rule then(Behaviour next, int within, Unit unit, Window window) {
        EventSequence sequence = new EventSequence(
                new EventSequence.Step(type, where),
                new EventSequence.Step(next.type, next.where),
                within,
                unit,
                window);
        return test(sequence, Operator.AT_LEAST, 1);
    }

    private Metric.Aggregate count(Window window) {
        Metric.Aggregate count = Metric.count(type).in(window);
        for (EventFilter filter : where) {
            count = count.where(filter.column(), filter.criterion());
        }
        return count;
    }

    private static Rule test(Metric metric, Operator operator, long number) {
        return Rule.where(metric, Criterion.of(operator, Value.of(number)));
    }
}
