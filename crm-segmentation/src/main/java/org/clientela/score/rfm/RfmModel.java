package org.clientela.score.rfm;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.clientela.attribute.Value;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.profile.Answers;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Population;
import org.clientela.score.Contribution;
import org.clientela.score.Score;
import org.clientela.score.ScoringModel;

/**
 * The cut points of recency, frequency and monetary value. A value; travels as JSON. Scores customers of the population it was
 * fitted to and others, at that instant and others.
 *
 * <p>Fewer days since the last purchase are better: of n groups of days, the first has recency n and the last recency 1.
 *
 * @param recency days since the last purchase
 * @param frequency how often
 * @param monetary for how much
 * @param currency of the amounts
 * @param customers how many took part in the fit
 * @param fittedAsOf the instant from which they were seen
 */
public record RfmModel(
        RfmScale recency, RfmScale frequency, RfmScale monetary, Currency currency, int customers, Instant fittedAsOf)
        implements ScoringModel {
    /** The method that scores name. */
    public static final String METHOD = "rfm";

    /** Checks that the three have as many groups. */
    public RfmModel {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(fittedAsOf, "fittedAsOf");
        if (recency.groups() != frequency.groups() || recency.groups() != monetary.groups()) {
            throw new IllegalArgumentException(
                    "The scales have (%d), (%d) and (%d) groups.%nMaybe fit all three with one strategy?"
                            .formatted(recency.groups(), frequency.groups(), monetary.groups()));
        }
    }

    /**
     * How many groups each scale has.
     *
     * @return the highest score of each
     */
    public int groups() {
        return recency.groups();
    }

    /**
     * Where a customer stands.
     *
     * @param profile the customer at an instant
     * @return empty if it has not bought
     * @throws CurrencyMismatchException if its amounts are in another currency
     */
    public Optional<RfmCell> cell(CustomerProfile profile) {
        requireCurrency(profile.currency());
        Value days = profile.get(recency.metric());
        return days.isMissing()
                ? Optional.empty()
                : Optional.of(cell(days, profile.get(frequency.metric()), profile.get(monetary.metric())));
    }

    /**
     * The sum of the three, with the reasons for each.
     *
     * @param profile the customer at an instant
     * @return in [3, 3 × groups]; empty if it has not bought
     * @throws CurrencyMismatchException if its amounts are in another currency
     */
    @Override
    public Optional<Score> score(CustomerProfile profile) {
        return cell(profile)
                .map(cell -> Score.of(
                        List.of(
                                contribution("recency", cell.recency(), recency, profile),
                                contribution("frequency", cell.frequency(), frequency, profile),
                                contribution("monetary", cell.monetary(), monetary, profile)),
                        METHOD,
                        "fitted as of " + fittedAsOf,
                        profile.asOf()));
    }

    @Override
    public Instant nextChange(CustomerProfile profile) {
        return Stream.of(recency, frequency, monetary)
                .map(scale -> scale.metric().nextChange(profile))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Where each customer of a population stands.
     *
     * @param population the customers
     * @return the same for each as {@link #cell} gives
     * @throws CurrencyMismatchException if its amounts are in another currency
     */
    public RfmScores score(Population population) {
        requireCurrency(population.currency());
        List<Answers> answers = population.answersAll(List.of(recency.metric(), frequency.metric(), monetary.metric()));
        Answers days = answers.get(0);
        Answers times = answers.get(1);
        Answers money = answers.get(2);
        short[] codes = new short[population.size()];
        for (int i = 0; i < codes.length; i++) {
            boolean bought = !days.get(i).isMissing();
            codes[i] = bought ? RfmScores.code(cell(days.get(i), times.get(i), money.get(i))) : RfmScores.NONE;
        }
        return new RfmScores(population, groups(), codes);
    }

    private RfmCell cell(Value days, Value times, Value money) {
        return new RfmCell(
                groups() + 1 - recency.group(RfmScale.number(days)),
                frequency.group(RfmScale.number(times)),
                monetary.group(RfmScale.number(money)));
    }

    private static Contribution contribution(String name, int value, RfmScale scale, CustomerProfile profile) {
        BigDecimal actual = RfmScale.number(profile.get(scale.metric()));
        return new Contribution(name, value, scale.why(actual));
    }

    private void requireCurrency(Currency other) {
        if (!currency.equals(other)) {
            throw new CurrencyMismatchException(currency, other);
        }
    }
}
