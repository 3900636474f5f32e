package org.clientela.matrix;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.offering.Offering;
import org.clientela.text.Scanner;
import org.clientela.text.Suggestion;
import org.clientela.text.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A policy: what a parameter of an offering must be in a market segment, how much that counts, and whether it may be otherwise
 * at all. A value; prints, parses and travels as JSON.
 *
 * <pre>{@code
 * Cell.parse("tier in (\"BASIC\", \"MID_RANGE\")");
 * Cell.parse("price <= 5 GBP, weight 2");
 * Cell.parse("profit >= 0.2, mandatory");
 * }</pre>
 *
 * @param parameter the column
 * @param policy what it must be
 * @param weight how much it counts, above 0 and at most 1,000,000; 1 unless stated
 * @param mandatory whether an offering that does not meet it, or of which that is not known, does not fit at all
 */
public record Cell(OfferingParameter parameter, Criterion policy, BigDecimal weight, boolean mandatory) {
    private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(1_000_000);
    private static final int MAX_DECIMALS = 12;

    /** Checks type and weight. */
    public Cell {
        Objects.requireNonNull(parameter, "parameter");
        Objects.requireNonNull(policy, "policy");
        weight = canonical(weight == null ? BigDecimal.ONE : weight);
        policy.clashWith(parameter.type()).ifPresent(clash -> {
            throw new IllegalArgumentException("%s%n%s".formatted(clash, hint(parameter, policy)));
        });
        requireKnownWords(parameter, policy);
    }

    /**
     * A policy of weight 1 that may be otherwise.
     *
     * @param parameter the column
     * @param policy what it must be
     * @return the cell
     */
    public static Cell of(OfferingParameter parameter, Criterion policy) {
        return new Cell(parameter, policy, BigDecimal.ONE, false);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @param text for example {@code price <= 5 GBP, weight 2, mandatory}
     * @return the cell
     * @throws SyntaxException if it is none
     */
    public static Cell parse(String text) {
        Scanner scanner = new Scanner(text);
        OfferingParameter parameter =
                OfferingParameter.parse(scanner.oneOf("an offering parameter", OfferingParameter.names()));
        int at = scanner.position();
        Criterion policy = Criterion.parse(scanner);
        BigDecimal weight = BigDecimal.ONE;
        boolean mandatory = false;
        while (scanner.tryMark(",")) {
            if (scanner.tryWords("mandatory")) {
                mandatory = true;
            } else {
                scanner.words("weight");
                weight = weight(scanner);
            }
        }
        scanner.end();
        try {
            return new Cell(parameter, policy, weight, mandatory);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(at, e);
        }
    }

    /**
     * The same, counting more or less.
     *
     * @param newWeight above 0
     * @return the copy
     */
    public Cell withWeight(String newWeight) {
        return new Cell(parameter, policy, new BigDecimal(newWeight), mandatory);
    }

    /**
     * The same, not to be otherwise.
     *
     * @return the copy
     */
    public Cell asMandatory() {
        return new Cell(parameter, policy, weight, true);
    }

    /**
     * Whether an offering meets the policy.
     *
     * @param offering any
     * @return unknown if it lacks the parameter, or has its price in another currency
     */
    public Truth test(Offering offering) {
        return parameter.test(policy, parameter.of(offering));
    }

    /**
     * The text form.
     *
     * @return as {@link #parse} reads it
     */
    @Override
    public String toString() {
        return parameter + " " + policyText();
    }

    /** The text form without the parameter. */
    String policyText() {
        return policy
                + (weight.compareTo(BigDecimal.ONE) == 0 ? "" : ", weight " + weight.toPlainString())
                + (mandatory ? ", mandatory" : "");
    }

    private static BigDecimal weight(Scanner scanner) {
        int start = scanner.position();
        String numeral = scanner.numeral();
        try {
            return canonical(new BigDecimal(numeral));
        } catch (NumberFormatException e) {
            throw scanner.failureAt(start, "There should be a weight here.", "Maybe write 2 or 0.5?");
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private static BigDecimal canonical(BigDecimal weight) {
        if (weight.signum() <= 0 || weight.compareTo(MAX_WEIGHT) > 0 || weight.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "The weight is not above 0, at most %s and of at most %d decimals.%nMaybe 1 is meant, or the cell is to be left out?"
                            .formatted(MAX_WEIGHT.toPlainString(), MAX_DECIMALS));
        }
        BigDecimal stripped = weight.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void requireKnownWords(OfferingParameter parameter, Criterion policy) {
        List<String> known = parameter.words();
        for (Value operand : policy.operands()) {
            if (!known.isEmpty() && operand instanceof Value.Text word && !known.contains(word.text())) {
                throw new IllegalArgumentException("There is no %s (%s).%n%s"
                        .formatted(parameter, word.text(), Suggestion.hint(word.text(), known)));
            }
        }
    }

    private static String hint(OfferingParameter parameter, Criterion policy) {
        @Nullable Value operand = policy.operands().isEmpty() ? null : policy.operands().get(0);
        if (parameter.type() == ValueType.MONEY && operand instanceof Value.Decimal number) {
            return "Maybe write %s EUR?".formatted(number);
        }
        return switch (parameter.type()) {
            case MONEY -> "Maybe write an amount, such as price <= 5 EUR?";
            case NUMBER -> "Maybe write a number, such as %s >= 0.2?".formatted(parameter);
            case TEXTS -> "Maybe write %s contains any (\"online\")?".formatted(parameter);
            default -> "Maybe write %s in (\"A\", \"B\")?".formatted(parameter);
        };
    }
}
