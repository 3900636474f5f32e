package org.clientela.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.clientela.json.Json;
import org.clientela.testing.ClientelaDomain;
import org.clientela.testing.Parts;

@Domain(ClientelaDomain.class)
@Domain(DomainContext.Global.class)
class MoneyProperties {
    private static final Currency EUR = Parts.EUR;

    @Provide
    Arbitrary<Money> euros() {
        return Parts.numbers(20, 12).map(amount -> Money.of(EUR, amount));
    }

    @Property
    void parse_reads_what_toString_writes(@ForAll Money money) {
        assertThat(Money.parse(money.toString())).isEqualTo(money);
    }

    @Property
    void parse_reads_either_order(@ForAll Money money) {
        String[] parts = money.toString().split(" ", 2);
        assertThat(Money.parse(parts[1] + " " + parts[0])).isEqualTo(money);
    }

    @Property
    void json_is_the_text(@ForAll Money money) {
        assertThat(Json.write(money)).isEqualTo("\"" + money + "\"");
        assertThat(Json.read(Json.write(money), Money.class)).isEqualTo(money);
    }

    @Property
    void trailing_zeros_do_not_matter(@ForAll Money money) {
        Money finer = Money.of(money.currency(), money.amount().setScale(Money.MAX_DECIMALS));
        assertThat(finer).isEqualTo(money).hasSameHashCodeAs(money).hasToString(money.toString());
    }

    @Property
    void equal_is_what_compares_as_equal(@ForAll("euros") Money a, @ForAll("euros") Money b) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }

    @Property
    void plus_is_commutative_and_associative(
            @ForAll("euros") Money a, @ForAll("euros") Money b, @ForAll("euros") Money c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    }

    @Property
    void minus_takes_back_what_plus_gave(@ForAll("euros") Money a, @ForAll("euros") Money b) {
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.minus(a)).isEqualTo(Money.zero(EUR));
        assertThat(a.plus(a.negated())).isEqualTo(Money.zero(EUR));
    }

    @Property
    void times_distributes_over_plus(@ForAll("euros") Money a, @ForAll("euros") Money b) {
        BigDecimal three = BigDecimal.valueOf(3);
        assertThat(a.plus(b).times(three)).isEqualTo(a.times(three).plus(b.times(three)));
    }

    @Property
    void the_sign_goes_with_the_amount(@ForAll Money money) {
        assertThat(money.abs().signum()).isNotNegative();
        assertThat(money.negated().signum()).isEqualTo(-money.signum());
        assertThat(money.abs()).isEqualTo(money.signum() < 0 ? money.negated() : money);
    }

    @Property
    void rounding_gives_whole_coins_within_one_coin(@ForAll Money money, @ForAll RoundingMode mode) {
        if (mode == RoundingMode.UNNECESSARY) {
            return;
        }
        Money rounded = money.rounded(mode);
        int coinDecimals = money.currency().getDefaultFractionDigits();
        assertThat(rounded.amount().scale()).isEqualTo(coinDecimals);
        assertThat(rounded.minus(money).abs()).isLessThan(Money.ofMinor(money.currency(), 1));
        assertThat(rounded.rounded(RoundingMode.UNNECESSARY)).isEqualTo(rounded);
    }
}
