package org.clientela.offering;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clientela.attribute.Attributes;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerKind;
import org.clientela.internal.Checks;
import org.clientela.money.Money;
import org.immutables.value.Value;

/**
 * A product or a service as we offer it. Immutable; a changed copy comes from {@code withX} or from
 * {@code Offering.builder().from(offering)}.
 *
 * <pre>{@code
 * Offering pump = Offering.builder().id("pump-x").name("Pump X").tier(PREMIUM)
 *         .price("EUR 1200").cost("EUR 700").build();
 * }</pre>
 */
@Value.Immutable
@JsonSerialize(as = ImmutableOffering.class)
@JsonDeserialize(builder = Offering.Builder.class)
public sealed interface Offering extends WithOffering permits ImmutableOffering {
    /**
     * The host's key.
     *
     * @return unique in a tenant
     */
    OfferingId id();

    /**
     * The name as it stands in an offer.
     *
     * @return not blank
     */
    String name();

    /**
     * Product or service.
     *
     * @return {@link OfferingKind#PRODUCT} unless stated
     */
    @Value.Default
    default OfferingKind kind() {
        return OfferingKind.PRODUCT;
    }

    /**
     * The line it belongs to.
     *
     * @return in the host's own words, or empty
     */
    Optional<String> line();

    /**
     * Where it stands within its line.
     *
     * @return empty if there is no such order
     */
    Optional<Tier> tier();

    /**
     * What it promises against its competitors.
     *
     * @return in the host's own words ("durability", "price"), or empty
     */
    Optional<String> positioning();

    /**
     * The list price of one unit.
     *
     * @return zero or more, or empty if it is negotiated
     */
    Optional<Money> price();

    /**
     * What one unit costs us.
     *
     * @return zero or more, in the currency of the price, or empty if it is not known
     */
    Optional<Money> cost();

    /**
     * The quality grade.
     *
     * @return in the host's own words ("A", "food-safe"), or empty
     */
    Optional<String> quality();

    /**
     * Under whose name it is sold.
     *
     * @return empty if it makes no difference
     */
    Optional<Brand> brand();

    /**
     * How it is packed.
     *
     * @return in the host's own words ("bulk", "gift box"), or empty
     */
    Optional<String> packaging();

    /**
     * Under what conditions it is taken back.
     *
     * @return {@link ReturnsPolicy#NONE} for never, empty if nothing is said
     */
    Optional<ReturnsPolicy> returnsPolicy();

    /**
     * The regions, dealers or outlets in which it can be had.
     *
     * @return in the host's own words ("national", "dach"), or empty
     */
    Optional<String> coverage();

    /**
     * The service level that comes with it.
     *
     * @return in the host's own words ("gold", "next business day"), or empty
     */
    Optional<String> serviceLevel();

    /**
     * The kinds of customer it may be sold to.
     *
     * @return empty for all
     */
    Set<CustomerKind> eligibleKinds();

    /**
     * The channels it is sold on.
     *
     * @return empty for all
     */
    Set<Channel> salesChannels();

    /**
     * How it stands to other offerings.
     *
     * @return in the order given
     */
    List<Association> associations();

    /**
     * Whatever else the host knows of it.
     *
     * @return may be empty
     */
    @Value.Default
    default Attributes attributes() {
        return Attributes.none();
    }

    /**
     * Whether it may be sold to a kind of customer.
     *
     * @param kind of customer
     * @return true if no kinds are named, or this one is
     */
    default boolean isFor(CustomerKind kind) {
        return eligibleKinds().isEmpty() || eligibleKinds().contains(kind);
    }

    /**
     * What is left of the list price after the unit cost.
     *
     * @return empty unless both are known
     */
    default Optional<Money> margin() {
        return price().flatMap(price -> cost().map(price::minus));
    }

    /**
     * The margin as a share of the list price.
     *
     * @return at most 1, to 16 digits; empty unless price and cost are known and the price is not zero
     */
    default Optional<BigDecimal> marginRate() {
        return margin().filter(margin -> price().orElseThrow().signum() != 0)
                .map(margin -> margin.amount().divide(price().orElseThrow().amount(), MathContext.DECIMAL64));
    }

    /** Refuses what contradicts itself. */
    @Value.Check
    default void check() {
        Checks.name("name of the offering", name());
        requireNotNegative("price", price());
        requireNotNegative("cost", cost());
        margin(); // of one currency, or it complains
        for (Association association : associations()) {
            if (association.to().equals(id())) {
                throw new IllegalArgumentException(
                        "The offering (%s) is associated (%s) with itself.%nMaybe leave the association out?"
                                .formatted(id(), association.type()));
            }
        }
    }

    private void requireNotNegative(String what, Optional<Money> money) {
        if (money.filter(m -> m.signum() < 0).isPresent()) {
            throw new IllegalArgumentException(
                    "The offering (%s) has a negative %s (%s).%nMaybe a discount is meant, which belongs to an offer and not to the list?"
                            .formatted(id(), what, money.get()));
        }
    }

    /**
     * Begins an offering.
     *
     * @return a builder; id and name are mandatory
     */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of an offering. Not thread-safe. */
    final class Builder extends ImmutableOffering.Builder {
        Builder() {}

        /**
         * Sets the host's key.
         *
         * @param id 1 to 200 visible characters
         * @return this
         */
        public Builder id(String id) {
            return id(OfferingId.of(id));
        }

        /**
         * Sets the list price of one unit.
         *
         * @param money for example "EUR 1200"
         * @return this
         */
        public Builder price(String money) {
            return price(Money.parse(money));
        }

        /**
         * Sets what one unit costs us.
         *
         * @param money for example "EUR 700"
         * @return this
         */
        public Builder cost(String money) {
            return cost(Money.parse(money));
        }
    }
}
