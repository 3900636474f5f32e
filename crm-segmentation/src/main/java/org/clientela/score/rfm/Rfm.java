package org.clientela.score.rfm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Window;
import org.clientela.score.ScoringStrategy;

/**
 * How recency, frequency and monetary value are measured and into how many groups each is cut, on its own. A value.
 *
 * <pre>{@code
 * RfmModel model = Rfm.quintiles().fit(population);
 * model.score(population).count("555");                      // our best customers
 * Rfm.quantiles(4).withWindow(Window.last(2, Window.Unit.YEAR));
 * }</pre>
 *
 * <p>Recency is {@code days since(purchase)}, frequency {@code distinct(purchase.reference)}, so that an order of many lines
 * counts once, and monetary value {@code sum(purchase.amount)}. If no customer of the population has a single reference,
 * frequency is {@code count(purchase)}. Only customers who bought within the window take part.
 *
 * @param groups how many, in [2, 9]
 * @param type the events that count as buying
 * @param monetary the column that is added up, of money or numbers
 * @param window when they bought
 */
public record Rfm(int groups, EventType type, EventColumn monetary, Window window)
        implements ScoringStrategy<RfmModel> {
    /** Checks the groups. */
    public Rfm {
        if (groups < 2 || groups > 9) {
            throw new IllegalArgumentException(
                    "There cannot be (%d) groups; a code has one digit for each of three.%nMaybe 5, as is usual?"
                            .formatted(groups));
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(window, "window");
        Metric.sum(type, monetary); // or it says why not
    }

    /**
     * Five groups, over all purchases.
     *
     * @return scores from 1 to 5
     */
    public static Rfm quintiles() {
        return quantiles(5);
    }

    /**
     * Some groups, over all purchases.
     *
     * @param groups how many, in [2, 9]
     * @return scores from 1 to that
     */
    public static Rfm quantiles(int groups) {
        return new Rfm(groups, EventType.PURCHASE, EventColumn.AMOUNT, Window.EVER);
    }

    /**
     * The same, of other events.
     *
     * @param newType the events that count as buying
     * @return the copy
     */
    public Rfm withType(EventType newType) {
        return new Rfm(groups, newType, monetary, window);
    }

    /**
     * The same, of another column.
     *
     * @param column that is added up, of money or numbers
     * @return the copy
     */
    public Rfm withMonetary(EventColumn column) {
        return new Rfm(groups, type, column, window);
    }

    /**
     * The same, in another window.
     *
     * @param newWindow when they bought
     * @return the copy
     */
    public Rfm withWindow(Window newWindow) {
        return new Rfm(groups, type, monetary, newWindow);
    }

    /**
     * Finds the cut points of a population.
     *
     * @param population at least one customer of which bought
     * @return the model
     * @throws IllegalArgumentException if nobody bought
     */
    @Override
    public RfmModel fit(Population population) {
        Metric recency = Metric.daysSince(type).in(window);
        Metric orders = Metric.distinct(type, EventColumn.REFERENCE).in(window);
        Metric money = Metric.sum(type, monetary).in(window);
        Metric purchases = Metric.count(type).in(window);
        List<Answers> answers = population.answersAll(List.of(recency, orders, money, purchases));
        int[] buyers = buyers(answers.get(0));
        boolean hasReferences =
                Arrays.stream(buyers).anyMatch(i -> number(answers.get(1), i).signum() != 0);
        return new RfmModel(
                scale(recency, answers.get(0), buyers),
                hasReferences ? scale(orders, answers.get(1), buyers) : scale(purchases, answers.get(3), buyers),
                scale(money, answers.get(2), buyers),
                population.currency(),
                buyers.length,
                population.asOf());
    }

    private RfmScale scale(Metric metric, Answers answers, int[] buyers) {
        List<BigDecimal> values = new ArrayList<>(buyers.length);
        for (int buyer : buyers) {
            values.add(number(answers, buyer));
        }
        return RfmScale.quantiles(metric, groups, values);
    }

    private int[] buyers(Answers days) {
        int[] buyers = IntStream.range(0, days.size())
                .filter(i -> !days.get(i).isMissing())
                .toArray();
        if (buyers.length == 0) {
            throw new IllegalArgumentException(
                    "Nobody of %d customers has an event (%s) in the window (%s).%nMaybe another type, a longer window or a later instant?"
                            .formatted(days.size(), type, window));
        }
        return buyers;
    }

    private static BigDecimal number(Answers answers, int index) {
        return RfmScale.number(answers.get(index));
    }
}
