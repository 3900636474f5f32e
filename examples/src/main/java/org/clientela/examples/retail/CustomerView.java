package org.clientela.examples.retail;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What we say of one customer: a line of {@code customers.csv} and an entry of {@code customers.json}.
 *
 * @param customer its key
 * @param country ISO 3166, or null
 * @param kind of customer
 * @param behaviour its part of the base
 * @param market its row of the offering matrix
 * @param bestTier of the offerings that fit its market best, or null
 * @param stage over all it has of us, or null
 * @param rfm the three scores, or null if it never bought
 * @param recencyDays whole days since its last purchase, or null
 * @param orders how many
 * @param spent in pounds
 */
@JsonPropertyOrder({
    "customer",
    "country",
    "kind",
    "behaviour",
    "market",
    "bestTier",
    "stage",
    "rfm",
    "recencyDays",
    "orders",
    "spent"
})
record CustomerView(
        String customer,
        @Nullable String country,
        String kind,
        String behaviour,
        String market,
        @Nullable String bestTier,
        @Nullable String stage,
        @Nullable String rfm,
        @Nullable Long recencyDays,
        long orders,
        BigDecimal spent) {
    static final String[] HEADINGS = {
        "customer",
        "country",
        "kind",
        "behaviour",
        "market",
        "best_tier",
        "stage",
        "rfm",
        "recency_days",
        "orders",
        "spent_gbp"
    };

    String[] fields() {
        return new String[] {
            customer,
            text(country),
            kind,
            behaviour,
            market,
            text(bestTier),
            text(stage),
            text(rfm),
            text(recencyDays),
            Long.toString(orders),
            spent.toPlainString()
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
