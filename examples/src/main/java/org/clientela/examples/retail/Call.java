package org.clientela.examples.retail;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clientela.attribute.Value;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.score.rfm.RfmCell;
import org.clientela.score.rfm.RfmScores;

/**
 * A customer to call, and why: one who bought often and much and has been silent for longer than is its habit.
 *
 * @param customer its key
 * @param rfm the three scores
 * @param spent in pounds
 * @param reason in words
 */
record Call(String customer, String rfm, BigDecimal spent, String reason) {
    private static final int OFTEN_AND_MUCH = 4;
    private static final int SILENT = 2;

    /** Those of the highest value first. */
    static List<Call> first(int count, Population population, RfmScores scores) {
        List<Answers> answers = population.answersAll(List.of(
                Metric.parse("sum(purchase.amount)"),
                Metric.parse("distinct(purchase.reference)"),
                Metric.parse("days since(purchase)"),
                Metric.parse("first(purchase)"),
                Metric.parse("last(purchase)")));
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < population.size(); i++) {
            int index = i;
            scores.get(i).filter(Call::isWorthACall).ifPresent(cell -> calls.add(of(population, index, cell, answers)));
        }
        calls.sort(Comparator.comparing(Call::spent).reversed().thenComparing(Call::customer));
        return calls.subList(0, Math.min(count, calls.size()));
    }

    private static boolean isWorthACall(RfmCell cell) {
        return cell.recency() <= SILENT && cell.frequency() >= OFTEN_AND_MUCH && cell.monetary() >= OFTEN_AND_MUCH;
    }

    private static Call of(Population population, int index, RfmCell cell, List<Answers> answers) {
        BigDecimal spent = BaseFacts.pennies(BaseFacts.decimal(answers.get(0).get(index)));
        long orders = (long) answers.get(1).number(index);
        long silentDays = (long) answers.get(2).number(index);
        long everyDays = Duration.between(
                                time(answers.get(3).get(index)),
                                time(answers.get(4).get(index)))
                        .toDays()
                / Math.max(1, orders - 1);
        String reason = "spent GBP %,.2f in %d orders, one every %d days, and has been silent for %d"
                .formatted(spent, orders, everyDays, silentDays);
        return new Call(population.customer(index).value(), cell.code(), spent, reason);
    }

    private static Instant time(Value value) {
        return ((Value.Time) value).time();
    }
}
