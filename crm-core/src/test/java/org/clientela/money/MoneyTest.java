package org.clientela.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.clientela.json.Json;
import org.clientela.json.JsonException;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void keepsAtLeastTheDecimalsOfTheCurrency() {
        assertThat(Money.of("EUR", "12.3")).hasToString("EUR 12.30");
        assertThat(Money.of("EUR", "0.1250")).hasToString("EUR 0.125");
        assertThat(Money.of("JPY", "1E+3")).hasToString("JPY 1000");
        assertThat(Money.of("KWD", "1")).hasToString("KWD 1.000");
        assertThat(Money.ofMinor(Money.currency("EUR"), 1230)).isEqualTo(Money.parse("12.30 EUR"));
        assertThat(Money.of("EUR", "2.345").rounded(RoundingMode.HALF_EVEN)).hasToString("EUR 2.34");
    }

    @Test
    void refusesAnUnknownCurrency() {
        assertThatThrownBy(() -> Money.parse("EURO 12"))
                .hasMessage(
                        "There is no currency (EURO).%nMaybe use its ISO 4217 code in capitals, such as EUR, GBP or USD?"
                                .formatted());
        assertThatThrownBy(() -> Money.zero(Money.currency("XXX"))).hasMessageContaining("has no smallest coin");
    }

    @Test
    void refusesWhatIsNoAmount() {
        assertThatThrownBy(() -> Money.of("EUR", "1.234,50"))
                .hasMessageContaining("without separators, as in 1234.50?");
        assertThatThrownBy(() -> Money.of("EUR", "1".repeat(61))).hasMessageContaining("is not a decimal number");
        assertThatThrownBy(() -> Money.parse("12.30")).hasMessageContaining("Maybe write it as EUR 12.30?");
        assertThatThrownBy(() -> Money.parse("")).hasMessageContaining("is not an amount of money");
        assertThatThrownBy(() -> Money.parse("EUR ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.parse(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsTooFineOrTooLong() {
        assertThatThrownBy(() -> Money.of("EUR", "0.0000000000001"))
                .hasMessageContaining("has 13 decimals; at most 12 fit");
        assertThatThrownBy(() -> Money.of("EUR", "1E+26")).hasMessageContaining("27 digits before the point");
        assertThatThrownBy(() -> Money.of(Money.currency("EUR"), new BigDecimal("1E+2000000000")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(Money.currency("EUR"), new BigDecimal("0E+2000000000")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToMixCurrencies() {
        Money euros = Money.parse("EUR 1");
        Money dollars = Money.parse("USD 1");
        assertThatThrownBy(() -> euros.plus(dollars))
                .isInstanceOf(CurrencyMismatchException.class)
                .hasMessageContaining("EUR")
                .hasMessageContaining("USD");
        assertThatThrownBy(() -> euros.compareTo(dollars)).isInstanceOf(CurrencyMismatchException.class);
    }

    @Test
    void refusesJsonThatIsNoMoney() {
        assertThatThrownBy(() -> Json.read("\"EURO 1\"", Money.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("There is no currency (EURO)");
        assertThatThrownBy(() -> Json.read("5", Money.class)).isInstanceOf(JsonException.class);
    }
}
