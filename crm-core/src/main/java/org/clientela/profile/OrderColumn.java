package org.clientela.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of an order file can be, and how such columns are often headed. */
enum OrderColumn {
    CUSTOMER(
            "customer",
            "customerid customer customerno customernumber custid cust clientid client userid user buyerid buyer memberid accountid"),
    TIME(
            "time",
            "invoicedate orderdate purchasedate transactiondate date orderdatetime datetime timestamp time occurredat createdat"),
    REFERENCE(
            "reference",
            "invoiceno invoicenumber invoiceid invoice orderid orderno ordernumber order transactionid reference receipt"),
    OFFERING(
            "offering",
            "stockcode sku productid productcode product articleid articleno article itemid item offeringid offering"),
    QUANTITY("quantity", "quantity qty units"),
    AMOUNT("amount", "amount linetotal lineamount totalamount totalprice total sales revenue spend"),
    UNIT_PRICE("unitPrice", "unitprice priceperunit price"),
    COST("cost", "cost totalcost"),
    RATING("rating", "rating"),
    CHANNEL("channel", "channel saleschannel"),
    TYPE("type", "eventtype type"),
    CURRENCY("currency", "currency currencycode");

    private final String method;
    private final String headings;

    OrderColumn(String method, String headings) {
        this.method = method;
        this.headings = headings;
    }

    /** How it is declared with {@link OrderCsv}. */
    String method() {
        return method;
    }

    /** The first of some headings that this column often has, the usual ones before the others. */
    Optional<String> detect(List<String> header) {
        return Arrays.stream(headings.split(" ", -1))
                .flatMap(heading -> header.stream()
                        .filter(h -> normalised(h).equals(heading))
                        .limit(1))
                .findFirst();
    }

    private static String normalised(String heading) {
        StringBuilder letters = new StringBuilder();
        heading.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
