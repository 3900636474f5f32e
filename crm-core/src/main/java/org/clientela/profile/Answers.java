package org.clientela.profile;

import org.clientela.attribute.Value;

/** The answers to one metric for all customers of a population, by index. Immutable. */
public interface Answers {
    /**
     * How many.
     *
     * @return the size of the population
     */
    int size();

    /**
     * The answer for a customer.
     *
     * @param index of the customer, in [0, size)
     * @return exactly what its profile would say
     */
    Value get(int index);

    /**
     * The answer for a customer as a floating-point number, for statistics: a number, or the amount of money.
     *
     * @param index of the customer, in [0, size)
     * @return NaN if it is missing or neither number nor money
     */
    default double number(int index) {
        Value value = get(index);
        if (value instanceof Value.Decimal decimal) {
            return decimal.number().doubleValue();
        }
        return value instanceof Value.Amount amount ? amount.money().amount().doubleValue() : Double.NaN;
    }
}
