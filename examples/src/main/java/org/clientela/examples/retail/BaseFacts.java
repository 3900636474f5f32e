package org.clientela.examples.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.clientela.attribute.Value;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;

/**
 * What there is, in figures; amounts are exact sums, rounded to pennies here.
 *
 * @param customers with at least one line of any kind
 * @param offerings named on at least one line
 * @param purchaseLines lines that bought something
 * @param returnLines lines that gave something back
 * @param returnValue of those
 * @param purchasingCustomers with at least one purchase
 * @param orders distinct order numbers of purchases
 * @param revenue the sum of purchases
 */
record BaseFacts(
        int customers,
        long offerings,
        long purchaseLines,
        long returnLines,
        BigDecimal returnValue,
        int purchasingCustomers,
        long orders,
        BigDecimal revenue) {
    static BaseFacts of(Population population, long offerings) {
        Answers purchases = population.answers(Metric.parse("count(purchase)"));
        int purchasing = 0;
        for (int i = 0; i < population.size(); i++) {
            purchasing += purchases.number(i) > 0 ? 1 : 0;
        }
        return new BaseFacts(
                population.size(),
                offerings,
                total(purchases).longValueExact(),
                total(population, "count(return)").longValueExact(),
                pennies(total(population, "sum(return.amount)")),
                purchasing,
                total(population, "distinct(purchase.reference)").longValueExact(),
                pennies(total(population, "sum(purchase.amount)")));
    }

    /** A number or an amount of money; zero if there is none. */
    static BigDecimal decimal(Value value) {
        if (value instanceof Value.Decimal decimal) {
            return decimal.number();
        }
        return value instanceof Value.Amount amount ? amount.money().amount() : BigDecimal.ZERO;
    }

    static BigDecimal pennies(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal total(Population population, String metric) {
        return total(population.answers(Metric.parse(metric)));
    }

    private static BigDecimal total(Answers answers) {
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < answers.size(); i++) {
            total = total.add(decimal(answers.get(i)));
        }
        return total;
    }
}
