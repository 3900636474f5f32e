package org.clientela.attribute;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.clientela.text.Scanner;

/**
 * What a value is expected to be: an operator and its operands, such as {@code >= EUR 1000.00}, {@code in ("DE", "FR")},
 * {@code between 1 and 5}, {@code is missing}. Immutable, pure; prints, parses and travels as JSON.
 *
 * <p>Compared are a value and operands of one type; a date and a time compare by the local date of the time. What is missing,
 * of another type or in another currency makes the answer {@link Truth#UNKNOWN}; nothing is converted.
 *
 * @param operator one of a closed set
 * @param operands as many as the operator takes, all of one type, none missing
 */
public record Criterion(
        Operator operator,
        @JsonDeserialize(using = OperandsDeserializer.class) List<Value> operands) {
    /** The longest list of operands. */
    public static final int MAX_OPERANDS = 10_000;

    /** Checks number and types of the operands. */
    public Criterion {
        Objects.requireNonNull(operator, "operator");
        operands = operands == null ? List.of() : List.copyOf(operands);
        if (!operator.takes(operands.size())) {
            throw new IllegalArgumentException("The operator (%s) cannot take %d operands.%nMaybe check the list?"
                    .formatted(operator, operands.size()));
        }
        requireOneType(operands);
        if (operator.searches()) {
            requireSearchable(operator, operands.get(0));
        }
        if (operator == Operator.BETWEEN
                && Values.compare(operands.get(1), operands.get(0), ZoneOffset.UTC) == Truth.FALSE) {
            throw new IllegalArgumentException("Nothing lies between (%s) and (%s).%nMaybe the two were swapped?"
                    .formatted(operands.get(0), operands.get(1)));
        }
    }

    /**
     * A criterion.
     *
     * @param operator one of a closed set
     * @param operands as many as the operator takes
     * @return the criterion
     */
    public static Criterion of(Operator operator, Value... operands) {
        return new Criterion(operator, List.of(operands));
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param text for example {@code >= 1000 EUR}
     * @return the criterion
     * @throws org.clientela.text.SyntaxException if it is none
     */
    public static Criterion parse(String text) {
        Scanner scanner = new Scanner(text);
        Criterion criterion = parse(scanner);
        scanner.end();
        return criterion;
    }

    /**
     * Reads a criterion inside a longer text.
     *
     * @param scanner stands before the operator, and then behind the last operand
     * @return the criterion
     * @throws org.clientela.text.SyntaxException if there is none
     */
    public static Criterion parse(Scanner scanner) {
        return CriterionParser.parse(scanner);
    }

    /**
     * Whether a value stands here, as an operator takes it.
     *
     * @param scanner is left where it stands
     * @return false before a name
     */
    public static boolean atValue(Scanner scanner) {
        return CriterionParser.atValue(scanner);
    }

    /**
     * Holds a value against this criterion.
     *
     * @param actual the value, or {@link Value#missing()}
     * @param zone in which a time has a date
     * @return true, false or unknown
     */
    public Truth test(Value actual, ZoneId zone) {
        return operator.test(actual, operands, zone);
    }

    /**
     * Why values of a type can never satisfy this criterion, nor fail it.
     *
     * @param type of the values
     * @return a sentence for a message, or empty if the types agree
     */
    public Optional<String> clashWith(ValueType type) {
        if (!operator.suits(type)) {
            return Optional.of("%s cannot be tested with (%s).".formatted(capitalised(type.noun()), operator));
        }
        ValueType expected = operator.operandType(type);
        return operands.stream()
                .map(operand -> operand.type().orElseThrow())
                .filter(operand -> !operand.isComparableWith(expected))
                .findFirst()
                .map(operand -> "%s cannot be compared with %s.".formatted(capitalised(type.noun()), operand.noun()));
    }

    /**
     * As it is written in rules.
     *
     * @return operator and operands
     */
    @Override
    public String toString() {
        if (operator == Operator.BETWEEN) {
            return "between " + operands.get(0) + " and " + operands.get(1);
        }
        if (operator.takesList()) {
            return operator + operands.stream().map(Value::toString).collect(Collectors.joining(", ", " (", ")"));
        }
        return operands.isEmpty() ? operator.toString() : operator + " " + operands.get(0);
    }

    private static String capitalised(String noun) {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    private static void requireSearchable(Operator operator, Value operand) {
        if (!(operand instanceof Value.Text text)) {
            throw new IllegalArgumentException("The operator (%s) looks for a text, not for (%s).%nMaybe write \"%s\"?"
                    .formatted(operator, operand, operand));
        }
        if (text.text().length() > Operator.MAX_SEARCHED) {
            throw new IllegalArgumentException(
                    "The text to look for has %d characters; at most %d fit.%nMaybe look for its beginning?"
                            .formatted(text.text().length(), Operator.MAX_SEARCHED));
        }
    }

    private static void requireOneType(List<Value> operands) {
        for (Value operand : operands) {
            ValueType type = operand.type()
                    .filter(t -> t != ValueType.TEXTS)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "An operand cannot be (%s).%nMaybe ask whether it is missing, or list the texts one by one?"
                                    .formatted(operand)));
            ValueType first = operands.get(0).type().orElseThrow();
            if (type != first) {
                throw new IllegalArgumentException(
                        "The operands are of two types, %s and %s.%nMaybe one of them lacks its quotes or its currency?"
                                .formatted(first, type));
            }
        }
    }
}
