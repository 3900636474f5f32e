package org.clientela.examples.manufacturing;

import static org.clientela.customer.Channel.FIELD;
import static org.clientela.customer.Channel.MARKETPLACE;
import static org.clientela.customer.Channel.ONLINE;
import static org.clientela.customer.Channel.PARTNER;
import static org.clientela.customer.Channel.STORE;
import static org.clientela.customer.Channel.TENDER;
import static org.clientela.offering.AssociationType.ACCESSORY;
import static org.clientela.offering.AssociationType.CROSS_SELL;
import static org.clientela.offering.AssociationType.REFURBISHED_EQUIVALENT;
import static org.clientela.offering.AssociationType.REPLACEMENT;
import static org.clientela.offering.AssociationType.UP_SELL;
import static org.clientela.offering.ReturnResponse.CREDIT;
import static org.clientela.offering.ReturnResponse.REFUND;
import static org.clientela.offering.ReturnResponse.REPLACE;

import java.util.List;
import org.clientela.customer.Channel;
import org.clientela.customer.CustomerKind;
import org.clientela.offering.Association;
import org.clientela.offering.AssociationType;
import org.clientela.offering.Brand;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.offering.OfferingKind;
import org.clientela.offering.ReturnsPolicy;
import org.clientela.offering.Tier;

/** What the maker of pumps offers: four markets' pumps, two of them also refurbished, and what belongs to them. */
final class Catalogue {
    private Catalogue() {}

    static List<Offering> all() {
        return List.of(p40(), p40Refurbished(), m20(), m20Refurbished(), g5(), g9(), w100(), seal(), rotor(), care());
    }

    private static Offering p40() {
        return of("p40", "Process pump P40", "process pumps", Tier.PREMIUM, "EUR 4800", "EUR 2900")
                .positioning("uptime")
                .quality("ATEX")
                .brand(Brand.BRANDED)
                .packaging("pallet")
                .returnsPolicy(ReturnsPolicy.within(30, REPLACE))
                .addSalesChannels(FIELD, PARTNER)
                .coverage("worldwide")
                .serviceLevel("24 h")
                .addEligibleKinds(CustomerKind.INDUSTRIAL, CustomerKind.GOVERNMENT)
                .addAssociations(
                        to(ACCESSORY, "seal"), to(CROSS_SELL, "care"), to(REFURBISHED_EQUIVALENT, "p40-refurbished"))
                .build();
    }

    private static Offering p40Refurbished() {
        return of(
                        "p40-refurbished",
                        "Process pump P40, refurbished",
                        "process pumps",
                        Tier.MID_RANGE,
                        "EUR 2900",
                        "EUR 1500")
                .positioning("uptime")
                .quality("ATEX")
                .brand(Brand.BRANDED)
                .packaging("crate")
                .returnsPolicy(ReturnsPolicy.within(14, REPLACE))
                .addSalesChannels(FIELD)
                .coverage("europe")
                .serviceLevel("next day")
                .addEligibleKinds(CustomerKind.INDUSTRIAL)
                .addAssociations(to(ACCESSORY, "seal"), to(UP_SELL, "p40"))
                .build();
    }

    private static Offering m20() {
        return of("m20", "Sanitary pump M20", "sanitary pumps", Tier.MID_RANGE, "EUR 1900", "EUR 1150")
                .positioning("hygiene")
                .quality("hygienic")
                .brand(Brand.BRANDED)
                .packaging("crate")
                .returnsPolicy(ReturnsPolicy.within(60, REPLACE, CREDIT))
                .addSalesChannels(FIELD, PARTNER, Channel.PHONE)
                .coverage("europe")
                .serviceLevel("next day")
                .addEligibleKinds(CustomerKind.INSTITUTIONAL, CustomerKind.INDUSTRIAL)
                .addAssociations(
                        to(ACCESSORY, "seal"), to(CROSS_SELL, "care"), to(REFURBISHED_EQUIVALENT, "m20-refurbished"))
                .build();
    }

    private static Offering m20Refurbished() {
        return of(
                        "m20-refurbished",
                        "Sanitary pump M20, refurbished",
                        "sanitary pumps",
                        Tier.BASIC,
                        "EUR 1100",
                        "EUR 620")
                .positioning("hygiene")
                .quality("hygienic")
                .brand(Brand.BRANDED)
                .packaging("crate")
                .returnsPolicy(ReturnsPolicy.within(14, CREDIT))
                .addSalesChannels(FIELD, Channel.PHONE)
                .coverage("europe")
                .serviceLevel("next day")
                .addEligibleKinds(CustomerKind.INSTITUTIONAL)
                .addAssociations(to(ACCESSORY, "seal"), to(UP_SELL, "m20"))
                .build();
    }

    private static Offering g5() {
        return of("g5", "Garden pump G5", "garden pumps", Tier.BASIC, "EUR 129", "EUR 70")
                .positioning("price")
                .quality("household")
                .brand(Brand.BRANDED)
                .packaging("carton")
                .returnsPolicy(ReturnsPolicy.within(30, REFUND, REPLACE))
                .addSalesChannels(ONLINE, STORE, MARKETPLACE)
                .coverage("europe")
                .serviceLevel("mail-in")
                .addEligibleKinds(CustomerKind.CONSUMER)
                .addAssociations(to(ACCESSORY, "seal"), to(UP_SELL, "g9"), to(REPLACEMENT, "g9"))
                .build();
    }

    private static Offering g9() {
        return of("g9", "Garden pump G9 silent", "garden pumps", Tier.MID_RANGE, "EUR 249", "EUR 120")
                .positioning("quiet")
                .quality("household")
                .brand(Brand.BRANDED)
                .packaging("carton")
                .returnsPolicy(ReturnsPolicy.within(30, REFUND, REPLACE))
                .addSalesChannels(ONLINE, STORE)
                .coverage("europe")
                .serviceLevel("mail-in")
                .addEligibleKinds(CustomerKind.CONSUMER)
                .addAssociations(to(ACCESSORY, "seal"))
                .build();
    }

    private static Offering w100() {
        return of("w100", "Waterworks pump W100", "waterworks pumps", Tier.PREMIUM, "EUR 9600", "EUR 7700")
                .positioning("compliance")
                .quality("drinking water")
                .brand(Brand.GENERIC) // tenders may not ask for a brand
                .packaging("crate")
                .returnsPolicy(ReturnsPolicy.within(90, REPLACE))
                .addSalesChannels(TENDER)
                .coverage("europe")
                .serviceLevel("24 h")
                .addEligibleKinds(CustomerKind.GOVERNMENT)
                .addAssociations(to(ACCESSORY, "rotor"), to(CROSS_SELL, "care"))
                .build();
    }

    private static Offering seal() {
        return of("seal", "Seal kit", "spare parts", Tier.BASIC, "EUR 29", "EUR 7")
                .quality("ATEX")
                .brand(Brand.BRANDED)
                .packaging("carton")
                .returnsPolicy(ReturnsPolicy.within(30, REFUND))
                .coverage("worldwide")
                .build();
    }

    private static Offering rotor() {
        return of("rotor", "Rotor for W100", "spare parts", Tier.PREMIUM, "EUR 640", "EUR 410")
                .quality("drinking water")
                .brand(Brand.GENERIC)
                .packaging("crate")
                .returnsPolicy(ReturnsPolicy.NONE)
                .addSalesChannels(TENDER, FIELD)
                .coverage("europe")
                .addEligibleKinds(CustomerKind.GOVERNMENT)
                .build();
    }

    private static Offering care() {
        return of("care", "Pump care, one year", "care", Tier.MID_RANGE, "EUR 480", "EUR 260")
                .kind(OfferingKind.SERVICE)
                .positioning("uptime")
                .brand(Brand.BRANDED)
                .addSalesChannels(FIELD, PARTNER, Channel.PHONE)
                .coverage("europe")
                .serviceLevel("24 h")
                .addEligibleKinds(CustomerKind.INDUSTRIAL, CustomerKind.INSTITUTIONAL, CustomerKind.GOVERNMENT)
                .build();
    }

    private static Offering.Builder of(String id, String name, String line, Tier tier, String price, String cost) {
        return Offering.builder()
                .id(id)
                .name(name)
                .line(line)
                .tier(tier)
                .price(price)
                .cost(cost);
    }

    private static Association to(AssociationType type, String offering) {
        return Association.of(type, OfferingId.of(offering));
    }
}
