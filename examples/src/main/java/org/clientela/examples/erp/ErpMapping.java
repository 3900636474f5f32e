package org.clientela.examples.erp;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.examples.erp.ErpTables.ArticleRow;
import org.clientela.examples.erp.ErpTables.ClientGroup;
import org.clientela.examples.erp.ErpTables.ClientRow;
import org.clientela.examples.erp.ErpTables.OrderKind;
import org.clientela.examples.erp.ErpTables.OrderLineRow;
import org.clientela.examples.erp.ErpTables.OrderRow;
import org.clientela.money.Money;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.offering.OfferingKind;

/** What the rows of the ERP mean: the only place that knows both sides. Pure, so one row always means the same. */
final class ErpMapping {
    private static final Currency EUR = Money.currency("EUR");
    private static final Pattern CUSTOMER_ID = Pattern.compile("K[0-9]{6}");

    private ErpMapping() {}

    /** Padded with zeros, so that the keys are in the same order as text and as numbers: a store pages in order of the text. */
    static CustomerId customerId(int client) {
        return CustomerId.of(String.format(Locale.ROOT, "K%06d", client));
    }

    /** Back again; empty for a key that is none of the ERP's, which is no error: it finds nothing. */
    static Optional<Integer> clientNumber(String customerId) {
        return CUSTOMER_ID.matcher(customerId).matches()
                ? Optional.of(Integer.valueOf(customerId.substring(1)))
                : Optional.empty();
    }

    static Customer customer(ClientRow client) {
        Customer.Builder customer = Customer.builder()
                .id(customerId(client.number()))
                .kind(kind(client.group()))
                .country(client.country())
                .since(client.opened());
        if (client.givenName() == null) {
            customer.organization(client.name());
        } else {
            customer.person(client.givenName(), client.name());
        }
        if (client.mail() != null) {
            customer.addEmail(client.mail());
        }
        return customer.build();
    }

    private static CustomerKind kind(ClientGroup group) {
        return switch (group) {
            case TRADE -> CustomerKind.INDUSTRIAL;
            case PRIVATE -> CustomerKind.CONSUMER;
            case CHARITY -> CustomerKind.INSTITUTIONAL;
            case AUTHORITY -> CustomerKind.GOVERNMENT;
        };
    }

    static Offering offering(ArticleRow article) {
        return Offering.builder()
                .id(article.number())
                .name(article.text())
                .line(article.group())
                .kind(article.group().equals("service") ? OfferingKind.SERVICE : OfferingKind.PRODUCT)
                .price(Money.ofMinor(EUR, article.priceCents()))
                .cost(Money.ofMinor(EUR, article.costCents()))
                .build();
    }

    /**
     * A line of an invoiced order is a purchase, one of a credit note a return. The id is made of the row's own keys, so the same
     * row is the same event each time it is read.
     */
    static Event event(OrderRow order, OrderLineRow line, ZoneId zone) {
        Instant day = order.date().atStartOfDay(zone).toInstant();
        return Event.builder()
                .id(EventId.of("erp-" + order.number() + "-" + line.position()))
                .customer(customerId(order.client()))
                .type(order.kind() == OrderKind.ORDER ? EventType.PURCHASE : EventType.RETURN)
                .offering(OfferingId.of(line.article()))
                .quantity(BigDecimal.valueOf(Math.abs(line.pieces())))
                .amount(Money.ofMinor(EUR, Math.abs(line.cents())))
                .reference(String.valueOf(order.number()))
                .source("erp")
                .occurredAt(day)
                .recordedAt(day)
                .build();
    }
}
