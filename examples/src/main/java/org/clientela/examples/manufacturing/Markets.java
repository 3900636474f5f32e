package org.clientela.examples.manufacturing;

import org.clientela.customer.CustomerKind;
import org.clientela.matrix.OfferingMatrix;

/** What the maker of pumps wants to offer to whom: a row for each market, a policy for each parameter of an offering. */
final class Markets {
    private Markets() {}

    /** What keeps a customer from using a pump at all is mandatory; the rest is a matter of degree. */
    static OfferingMatrix matrix() {
        return OfferingMatrix.builder()
                .row(
                        CustomerKind.INDUSTRIAL,
                        "positioning = \"uptime\"",
                        "line in (\"process pumps\", \"spare parts\", \"care\")",
                        "tier in (\"MID_RANGE\", \"PREMIUM\")",
                        "price <= 6000 EUR",
                        "profit >= 0.35, weight 2",
                        "quality = \"ATEX\"",
                        "brand = \"BRANDED\"",
                        "packaging in (\"pallet\", \"crate\")",
                        "returns-policy >= 30",
                        "sales-channel contains any (\"field\", \"partner\"), mandatory",
                        "coverage = \"worldwide\"",
                        "service-level = \"24 h\", weight 3")
                .row(
                        CustomerKind.CONSUMER,
                        "positioning in (\"price\", \"quiet\")",
                        "line in (\"garden pumps\", \"spare parts\")",
                        "tier in (\"BASIC\", \"MID_RANGE\")",
                        "price <= 200 EUR, weight 2",
                        "profit >= 0.4",
                        "quality = \"household\"",
                        "brand = \"BRANDED\"",
                        "packaging = \"carton\"",
                        "returns-policy >= 30, weight 2, mandatory",
                        "sales-channel contains any (\"online\", \"store\"), mandatory",
                        "coverage in (\"europe\", \"worldwide\")",
                        "service-level in (\"mail-in\", \"next day\")")
                .row(
                        CustomerKind.INSTITUTIONAL,
                        "positioning = \"hygiene\"",
                        "line in (\"sanitary pumps\", \"spare parts\", \"care\")",
                        "tier in (\"BASIC\", \"MID_RANGE\")",
                        "price <= 1500 EUR, weight 2",
                        "profit >= 0.3",
                        "quality = \"hygienic\", weight 2, mandatory",
                        "brand = \"BRANDED\"",
                        "packaging = \"crate\"",
                        "returns-policy >= 30",
                        "sales-channel contains any (\"field\", \"phone\")",
                        "coverage = \"europe\"",
                        "service-level in (\"next day\", \"24 h\"), weight 2")
                .row(
                        CustomerKind.GOVERNMENT,
                        "positioning = \"compliance\"",
                        "line in (\"waterworks pumps\", \"spare parts\", \"care\")",
                        "tier = \"PREMIUM\"",
                        "price <= 12000 EUR",
                        "profit >= 0.25",
                        "quality = \"drinking water\", mandatory",
                        "brand = \"GENERIC\"",
                        "packaging = \"crate\"",
                        "returns-policy >= 60",
                        "sales-channel contains any (\"tender\"), mandatory",
                        "coverage = \"europe\"",
                        "service-level = \"24 h\", weight 2")
                .build();
    }
}
