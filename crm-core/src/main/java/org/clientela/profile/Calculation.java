package org.clientela.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventId;
import org.clientela.text.Suggestion;

/**
 * Two metrics added, subtracted, multiplied or divided: {@code count(return) / count(purchase)},
 * {@code sum(purchase.amount, last 90 days) / 3}. Numbers and amounts of money only, in these combinations:
 *
 * <table>
 * <caption>What the result is</caption>
 * <tr><th>left</th><th>operation</th><th>right</th><th>result</th></tr>
 * <tr><td>number</td><td>+ - * /</td><td>number</td><td>number</td></tr>
 * <tr><td>money</td><td>+ -</td><td>money of the same currency</td><td>money</td></tr>
 * <tr><td>money</td><td>* /</td><td>number</td><td>money</td></tr>
 * <tr><td>number</td><td>*</td><td>money</td><td>money</td></tr>
 * <tr><td>money</td><td>/</td><td>money of the same currency</td><td>number</td></tr>
 * </table>
 *
 * <p>Sums, differences and products are exact. Quotients are kept to 12 decimals, half to even, as means are, and so is money
 * that would be finer. The result is missing if an operand is, after a division by zero, if values of attributes turn out not to
 * fit each other, and if it is larger than a value can be: 100 digits, of money 38.
 *
 * @param left the first operand
 * @param operation what is done to it
 * @param right by this
 */
public record Calculation(Metric left, Operation operation, Metric right) implements Metric {
    /** What can be calculated. */
    public enum Operation {
        /** The sum. */
        PLUS("+", 1),
        /** The difference. */
        MINUS("-", 1),
        /** The product. */
        TIMES("*", 2),
        /** The quotient. */
        DIVIDED_BY("/", 2);

        private final String text;
        private final int binding;

        Operation(String text, int binding) {
            this.text = text;
            this.binding = binding;
        }

        /**
         * The operation of a text.
         *
         * @param text as {@link #toString()} writes it
         * @return the operation
         * @throws IllegalArgumentException if there is none
         */
        @JsonCreator
        public static Operation parse(String text) {
            List<String> known =
                    Arrays.stream(values()).map(Operation::toString).toList();
            int index = known.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "There is no operation (%s).%n%s".formatted(text, Suggestion.hint(text, known)));
            }
            return values()[index];
        }

        /**
         * As it is written in metrics.
         *
         * @return for example {@code /}
         */
        @JsonValue
        @Override
        public String toString() {
            return text;
        }
    }

    /** Checks the types, where they are known, and the size. */
    public Calculation {
        Objects.requireNonNull(operation, "operation");
        MetricLimits.requireBounded(left, right);
        requireSuitable(left, operation, right, Vocabulary.standard());
    }

    @Override
    public Value of(CustomerProfile profile) {
        return Arithmetic.of(operation, left.of(profile), right.of(profile));
    }

    @Override
    public List<EventId> events(CustomerProfile profile) {
        return MetricLimits.union(profile, left.events(profile), right.events(profile));
    }

    @Override
    public Optional<ValueType> type(Vocabulary vocabulary) {
        Optional<ValueType> rightType = right.type(vocabulary);
        return left.type(vocabulary).flatMap(l -> rightType.flatMap(r -> Arithmetic.type(operation, l, r)));
    }

    @Override
    public List<Metric> parts() {
        return List.of(left, right);
    }

    @Override
    public Metric bind(Vocabulary vocabulary) {
        return new Calculation(left.bind(vocabulary), operation, right.bind(vocabulary));
    }

    static void requireSuitable(Metric left, Operation operation, Metric right, Vocabulary vocabulary) {
        Optional<ValueType> rightType = right.type(vocabulary);
        left.type(vocabulary)
                .ifPresent(l -> rightType
                        .filter(r -> Arithmetic.type(operation, l, r).isEmpty())
                        .ifPresent(r -> {
                            throw new IllegalArgumentException(
                                    "There is no (%s %s %s).%n%s".formatted(l, operation, r, hint(l, operation, r)));
                        }));
    }

    private static String hint(ValueType left, Operation operation, ValueType right) {
        if (!left.isOrdered() || !right.isOrdered() || left == right) {
            return left == ValueType.MONEY
                    ? "Maybe divide the two, or multiply by a number?"
                    : "Maybe use numbers or money?";
        }
        return switch (operation) {
            case PLUS, MINUS -> "Maybe give the number a currency, as in 5 EUR?";
            case DIVIDED_BY -> "Maybe the two were swapped?";
            case TIMES -> "Maybe use numbers or money?";
        };
    }

    /**
     * The text form.
     *
     * @return as {@link Metric#parse} reads it, with no more parentheses than needed
     */
    @Override
    public String toString() {
        return operand(left, operation.binding) + " " + operation + " " + operand(right, operation.binding + 1);
    }

    private static String operand(Metric metric, int binding) {
        boolean loose = metric instanceof Calculation inner && inner.operation.binding < binding;
        return loose ? "(" + metric + ")" : metric.toString();
    }
}
