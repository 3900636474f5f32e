package org.clientela.examples.retail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.customer.CustomerId;
import org.clientela.event.Event;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.offering.OfferingId;
import org.clientela.profile.OrderCsv;
import org.clientela.profile.OrderReport;

/**
 * What the order file says: the events, and what can be learnt from its lines about who ordered and what is sold.
 *
 * <p>A line whose invoice begins with C is a return; any other with a positive quantity is a purchase; what is left
 * corrects the stock.
 */
public final class OrderBook {
    private static final AttributeKey<String> DESCRIPTION = AttributeKey.text("Description");
    private static final AttributeKey<String> COUNTRY = AttributeKey.text("Country");

    private final List<Event> events = new ArrayList<>();
    private final Map<CustomerId, Buyer> buyers = new TreeMap<>();
    private final Map<OfferingId, Article> articles = new TreeMap<>();
    private final OrderReport report;

    private OrderBook(Path file, Currency currency, Instant recordedAt) {
        try (Progress progress = new Progress("reading " + file.getFileName())) {
            report = OrderCsv.in(ZoneOffset.UTC, currency)
                    .typed(OrderBook::type)
                    .source("online-retail")
                    .onProgress((rows, done, all) -> progress.of(done, all))
                    .events(file, recordedAt, this::add);
        }
    }

    /**
     * Reads the file.
     *
     * @param file as the University of California, Irvine, publishes it
     * @param currency of its prices
     * @param recordedAt when we learn of it
     * @return what it says
     */
    public static OrderBook read(Path file, Currency currency, Instant recordedAt) {
        return new OrderBook(file, currency, recordedAt);
    }

    private static EventType type(OrderCsv.Row row) {
        if (row.reference().startsWith("C")) {
            return EventType.RETURN;
        }
        return row.sign() > 0 ? EventType.PURCHASE : EventType.ADJUSTMENT;
    }

    private void add(Event event) {
        buyers.computeIfAbsent(event.customer(), id -> new Buyer()).add(event);
        event.offering()
                .ifPresent(id -> articles.computeIfAbsent(id, Article::new).add(event));
        events.add(event.withAttributes(Attributes.none()));
    }

    /** How reading went. */
    OrderReport report() {
        return report;
    }

    List<Event> events() {
        return events;
    }

    Map<CustomerId, Buyer> buyers() {
        return buyers;
    }

    Map<OfferingId, Article> articles() {
        return articles;
    }

    /** What the lines of one customer tell. */
    static final class Buyer {
        private final List<BigDecimal> quantities = new ArrayList<>();
        private String country = "";

        private void add(Event event) {
            country = event.attributes().find(COUNTRY).orElse(country);
            if (event.type().equals(EventType.PURCHASE)) {
                event.quantity().ifPresent(quantities::add);
            }
        }

        String country() {
            return country;
        }

        /** Of what it bought a line; empty if it bought nothing. */
        Optional<BigDecimal> medianQuantity() {
            return median(quantities);
        }
    }

    /** What the lines about one article tell. */
    static final class Article {
        private final OfferingId id;
        private final List<BigDecimal> quantities = new ArrayList<>();
        private final List<BigDecimal> unitPrices = new ArrayList<>();
        private Optional<Currency> currency = Optional.empty();
        private String description = "";

        Article(OfferingId id) {
            this.id = id;
        }

        private void add(Event event) {
            description = event.attributes().find(DESCRIPTION).orElse(description);
            if (event.amount().isPresent() && event.quantity().isPresent()) {
                Money amount = event.amount().get();
                BigDecimal quantity = event.quantity().get();
                currency = Optional.of(amount.currency());
                quantities.add(quantity);
                unitPrices.add(amount.amount().divide(quantity, 3, RoundingMode.HALF_EVEN));
            }
        }

        OfferingId id() {
            return id;
        }

        String description() {
            return description.isEmpty() ? id.value() : description;
        }

        Optional<Money> medianPrice() {
            return median(unitPrices)
                    .flatMap(price -> currency.map(c -> Money.of(c, price).abs().rounded(RoundingMode.HALF_EVEN)));
        }

        Optional<BigDecimal> medianQuantity() {
            return median(quantities);
        }

        /** Postage, discounts and the like have codes that do not begin with a digit. */
        boolean isCharge() {
            return !Character.isDigit(id.value().charAt(0));
        }
    }

    /** The middle one; of two in the middle, the smaller. */
    private static Optional<BigDecimal> median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = new ArrayList<>(numbers);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }
}
