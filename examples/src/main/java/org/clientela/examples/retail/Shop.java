package org.clientela.examples.retail;

import java.math.BigDecimal;
import java.util.List;
import org.clientela.Crm;
import org.clientela.customer.Channel;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.money.Money;
import org.clientela.offering.Brand;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingKind;
import org.clientela.offering.ReturnResponse;
import org.clientela.offering.ReturnsPolicy;
import org.clientela.offering.Tier;

/**
 * Loads an order book through the front door. The file has no master data, so customers and offerings are what their lines
 * suggest:
 *
 * <ul>
 *   <li>a customer who usually takes twelve or more of an article buys to resell and counts as industrial, any other as
 *       consumer;
 *   <li>an article's list price is its median unit price; below 1.25 it is basic, from 4.25 on premium;
 *   <li>an article usually taken by the dozen is packed by the dozen.
 * </ul>
 */
public final class Shop {
    private static final int BATCH = 20_000;
    private static final BigDecimal DOZEN = BigDecimal.valueOf(12);
    private static final BigDecimal MID_RANGE_FROM = new BigDecimal("1.25");
    private static final BigDecimal PREMIUM_FROM = new BigDecimal("4.25");

    private Shop() {}

    /**
     * Loads customers, offerings and events.
     *
     * @param crm an empty door
     * @param book what the file says
     */
    public static void load(Crm crm, OrderBook book) {
        crm.atomically(door -> {
            book.buyers().forEach((id, buyer) -> door.customers().add(customer(id, buyer)));
            book.articles().values().forEach(article -> door.offerings().add(offering(article)));
            return door;
        });
        List<Event> events = book.events();
        try (Progress progress = new Progress("recording " + events.size() + " events")) {
            for (int from = 0; from < events.size(); from += BATCH) {
                int to = Math.min(events.size(), from + BATCH);
                crm.record(events.subList(from, to));
                progress.of(to, events.size());
            }
        }
    }

    private static Customer customer(CustomerId id, OrderBook.Buyer buyer) {
        Customer.Builder customer = Customer.builder()
                .id(id)
                .kind(
                        byTheDozen(buyer.medianQuantity().orElse(BigDecimal.ONE))
                                ? CustomerKind.INDUSTRIAL
                                : CustomerKind.CONSUMER);
        Countries.find(buyer.country()).ifPresent(customer::country);
        return customer.build();
    }

    private static Offering offering(OrderBook.Article article) {
        Offering.Builder offering = Offering.builder()
                .id(article.id())
                .name(article.description())
                .kind(article.isCharge() ? OfferingKind.SERVICE : OfferingKind.PRODUCT)
                .line(article.isCharge() ? "charges" : "gifts")
                .brand(Brand.GENERIC)
                .addSalesChannel(Channel.ONLINE)
                .packaging(byTheDozen(article.medianQuantity().orElse(BigDecimal.ONE)) ? "dozen" : "single")
                .returnsPolicy(
                        article.isCharge() ? ReturnsPolicy.NONE : ReturnsPolicy.within(30, ReturnResponse.REFUND));
        article.medianPrice().ifPresent(price -> offering.price(price).tier(tier(price)));
        return offering.build();
    }

    private static boolean byTheDozen(BigDecimal quantity) {
        return quantity.compareTo(DOZEN) >= 0;
    }

    private static Tier tier(Money price) {
        if (price.amount().compareTo(MID_RANGE_FROM) < 0) {
            return Tier.BASIC;
        }
        return price.amount().compareTo(PREMIUM_FROM) < 0 ? Tier.MID_RANGE : Tier.PREMIUM;
    }
}
