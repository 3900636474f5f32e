package org.clientela.examples.retail;

import org.clientela.matrix.OfferingMatrix;
import org.clientela.segment.Partition;
import org.clientela.segment.Segment;

/** What this shop calls its customers, and what it wants to offer to whom. All of it is data that a host would keep. */
final class Policies {
    /** Who belongs to which market; a customer is in the first that it matches. */
    private static final Segment KEY_ACCOUNTS =
            Segment.define("key accounts", "sum(purchase.amount, last 365 days) >= 10000 GBP");

    private static final Segment RESELLERS =
            Segment.define("resellers", "kind = \"INDUSTRIAL\" and count(purchase) >= 1");

    private static final Segment ASSORTMENT_SHOPS =
            Segment.define("assortment shops", "distinct(purchase.offering) >= 50");

    private static final Segment OCCASIONAL = Segment.define("occasional buyers", "count(purchase) >= 1");

    private Policies() {}

    /** The whole base by behaviour. */
    static Partition behaviour() {
        return Partition.of(
                "never bought",
                Segment.define("lapsed", "days since(purchase) > 180"),
                Segment.define("new", "count(purchase, last 60 days) >= 1 and first(purchase) >= 2011-10-12"),
                Segment.define(
                        "loyal", "distinct(purchase.reference, last 365 days) >= 6 and days since(purchase) <= 90"),
                Segment.define("active", "days since(purchase) <= 90"),
                Segment.define("cooling down", "count(purchase) >= 1"));
    }

    /** Four markets down, parameters of offerings across. */
    static OfferingMatrix matrix() {
        return OfferingMatrix.builder()
                .row(
                        KEY_ACCOUNTS,
                        "line = \"gifts\", mandatory",
                        "tier in (\"MID_RANGE\", \"PREMIUM\"), weight 3",
                        "price >= 4.25 GBP, weight 2",
                        "packaging = \"single\"",
                        "sales-channel contains any (\"online\")")
                .row(
                        RESELLERS,
                        "line = \"gifts\", mandatory",
                        "tier = \"BASIC\", weight 3",
                        "price <= 1.25 GBP, weight 2",
                        "packaging = \"dozen\", weight 2",
                        "sales-channel contains any (\"online\")")
                .row(
                        ASSORTMENT_SHOPS,
                        "line = \"gifts\", mandatory",
                        "tier = \"MID_RANGE\", weight 3",
                        "price between 1.25 GBP and 4.25 GBP, weight 2",
                        "returns-policy >= 14",
                        "sales-channel contains any (\"online\")")
                .row(
                        OCCASIONAL,
                        "line = \"gifts\", mandatory",
                        "tier in (\"BASIC\", \"MID_RANGE\"), weight 2",
                        "packaging = \"single\", weight 2",
                        "returns-policy >= 30",
                        "sales-channel contains any (\"online\")")
                .build();
    }
}
