package org.clientela.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one currency, possibly finer than its smallest coin. Immutable. One canonical form: at least the
 * decimals of the currency and no trailing zeros beyond, so that EUR 12.3 equals EUR 12.30 and EUR 0.125 keeps all
 * three. Nothing here rounds unless the caller names the mode.
 *
 * @param currency ISO 4217; those without a smallest coin (XXX, XAU) are refused
 * @param amount at most {@value #MAX_DECIMALS} decimals and {@value #MAX_DIGITS} digits, of either sign
 */
public record Money(Currency currency, BigDecimal amount) implements Comparable<Money> {
    /** The finest amount kept: 10<sup>-12</sup>. */
    public static final int MAX_DECIMALS = 12;

    /** The longest amount kept, decimals included. */
    public static final int MAX_DIGITS = 38;

    private static final int MAX_TEXT_LENGTH = 60;
    private static final int MAX_SCALE = 1_000;

    /** Brings the amount into its canonical form. */
    public Money {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(amount, "amount");
        int coinDecimals = currency.getDefaultFractionDigits();
        if (coinDecimals < 0) {
            throw new IllegalArgumentException(
                    "The currency (%s) has no smallest coin, so nothing can be paid in it.%nMaybe use one that circulates, such as EUR?"
                            .formatted(currency));
        }
        amount = canonical(amount, coinDecimals);
    }

    /**
     * An amount from text.
     *
     * @param currencyCode three letters, ISO 4217
     * @param amount a plain decimal number with a point, for example "-12.30"
     * @return the money
     * @throws IllegalArgumentException if the currency is unknown or the amount is not a number
     */
    public static Money of(String currencyCode, String amount) {
        return new Money(currency(currencyCode), decimal(amount));
    }

    /**
     * An amount in a currency.
     *
     * @param currency ISO 4217
     * @param amount exact
     * @return the money
     */
    public static Money of(Currency currency, BigDecimal amount) {
        return new Money(currency, amount);
    }

    /**
     * An amount in the smallest coin: {@code ofMinor(EUR, 1230)} is EUR 12.30.
     *
     * @param currency ISO 4217
     * @param coins number of coins, of either sign
     * @return the money
     */
    public static Money ofMinor(Currency currency, long coins) {
        return new Money(currency, BigDecimal.valueOf(coins, Math.max(0, currency.getDefaultFractionDigits())));
    }

    /**
     * Nothing, in a currency.
     *
     * @param currency ISO 4217
     * @return zero
     */
    public static Money zero(Currency currency) {
        return new Money(currency, BigDecimal.ZERO);
    }

    /**
     * Reads what {@link #toString()} writes, "EUR 12.30", and the other order, "12.30 EUR".
     *
     * @param text a currency code and a decimal number, separated by a space
     * @return the money
     * @throws IllegalArgumentException if it is neither
     */
    @JsonCreator
    public static Money parse(String text) {
        Objects.requireNonNull(text, "text");
        String trimmed = text.strip();
        int space = trimmed.indexOf(' ');
        if (space < 0 || trimmed.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("The text (%s) is not an amount of money.%nMaybe write it as EUR 12.30?"
                    .formatted(shortened(trimmed)));
        }
        String first = trimmed.substring(0, space);
        String second = trimmed.substring(space + 1).strip();
        return Character.isLetter(first.charAt(0)) ? of(first, second) : of(second, first);
    }

    /**
     * The currency of a code. The JDK's own lookup names neither the code nor a remedy.
     *
     * @param code three capital letters, ISO 4217
     * @return the currency
     * @throws IllegalArgumentException if there is none of that code
     */
    public static Currency currency(String code) {
        Objects.requireNonNull(code, "code");
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "There is no currency (%s).%nMaybe use its ISO 4217 code in capitals, such as EUR, GBP or USD?"
                            .formatted(shortened(code)),
                    unknown);
        }
    }

    /**
     * The sum.
     *
     * @param other in the same currency
     * @return exact
     * @throws CurrencyMismatchException if the currencies differ
     */
    public Money plus(Money other) {
        return new Money(currency, amount.add(inSameCurrency(other)));
    }

    /**
     * The difference.
     *
     * @param other in the same currency
     * @return exact
     * @throws CurrencyMismatchException if the currencies differ
     */
    public Money minus(Money other) {
        return new Money(currency, amount.subtract(inSameCurrency(other)));
    }

    /**
     * The product, exact: a quantity times a unit price.
     *
     * @param factor of either sign
     * @return exact
     * @throws IllegalArgumentException if the product is finer or longer than money may be
     */
    public Money times(BigDecimal factor) {
        return new Money(currency, amount.multiply(factor));
    }

    /**
     * The amount with its sign turned.
     *
     * @return exact
     */
    public Money negated() {
        return new Money(currency, amount.negate());
    }

    /**
     * The amount without its sign.
     *
     * @return zero or more
     */
    public Money abs() {
        return signum() < 0 ? negated() : this;
    }

    /**
     * The sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return amount.signum();
    }

    /**
     * The amount in whole coins, for showing or paying.
     *
     * @param mode how to round what lies between two coins
     * @return an amount with the decimals of its currency
     */
    public Money rounded(RoundingMode mode) {
        return new Money(currency, amount.setScale(currency.getDefaultFractionDigits(), mode));
    }

    /**
     * Smaller before larger.
     *
     * @param other in the same currency
     * @return negative, zero or positive
     * @throws CurrencyMismatchException if the currencies differ
     */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(inSameCurrency(other));
    }

    /**
     * The one text form.
     *
     * @return code, space, plain decimal number: "EUR 12.30"
     */
    @JsonValue
    @Override
    public String toString() {
        return currency + " " + amount.toPlainString();
    }

    private BigDecimal inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(currency, other.currency);
        }
        return other.amount;
    }

    /** Limits come first: 1e1000000 is a short BigDecimal until someone sets its scale. */
    private static BigDecimal canonical(BigDecimal amount, int coinDecimals) {
        long digitsBeforePoint = (long) amount.precision() - amount.scale();
        boolean tooLong = amount.signum() != 0 && digitsBeforePoint > MAX_DIGITS - MAX_DECIMALS;
        if (tooLong || Math.abs((long) amount.scale()) > MAX_SCALE) {
            throw new IllegalArgumentException(
                    "The amount has %d digits before the point; at most %d fit.%nMaybe it was read with the wrong decimal separator?"
                            .formatted(digitsBeforePoint, MAX_DIGITS - MAX_DECIMALS));
        }
        if (amount.scale() == coinDecimals) {
            return amount;
        }
        BigDecimal stripped = amount.stripTrailingZeros();
        if (stripped.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    "The amount has %d decimals; at most %d fit.%nMaybe round it first, with BigDecimal.setScale(%d, roundingMode)?"
                            .formatted(stripped.scale(), MAX_DECIMALS, MAX_DECIMALS));
        }
        return stripped.scale() < coinDecimals ? stripped.setScale(coinDecimals) : stripped;
    }

    private static BigDecimal decimal(String text) {
        Objects.requireNonNull(text, "amount");
        try {
            if (text.length() <= MAX_TEXT_LENGTH) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException notANumber) {
            // said below, in our words
        }
        throw new IllegalArgumentException(
                "The amount (%s) is not a decimal number.%nMaybe write it with a point and without separators, as in 1234.50?"
                        .formatted(shortened(text)));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH) + "…";
    }
}
