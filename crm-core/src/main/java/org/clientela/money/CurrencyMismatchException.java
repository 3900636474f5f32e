package org.clientela.money;

import java.util.Currency;

/** Two amounts of different currencies were added or compared. Exchange rates are the host's business. */
public final class CurrencyMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Currency expected;
    private final Currency actual;

    /**
     * A mismatch.
     *
     * @param expected the currency the calculation is in
     * @param actual the other one
     */
    public CurrencyMismatchException(Currency expected, Currency actual) {
        super(
                "The amount is in (%s) where (%s) is expected.%nMaybe convert it first, at the rate of the day it was booked?"
                        .formatted(actual, expected));
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * The currency the calculation is in.
     *
     * @return an ISO 4217 currency
     */
    public Currency expected() {
        return expected;
    }

    /**
     * The currency that does not fit.
     *
     * @return an ISO 4217 currency
     */
    public Currency actual() {
        return actual;
    }
}
