package org.clientela;

import java.util.List;
import java.util.stream.Stream;
import org.clientela.attribute.Value;
import org.clientela.customer.Customer;
import org.clientela.money.CurrencyMismatchException;
import org.clientela.profile.CustomerProfile;
import org.clientela.rule.Rule;
import org.clientela.rule.Verdict;
import org.clientela.segment.Members;
import org.clientela.segment.Segment;
import org.clientela.store.EntityType;
import org.clientela.store.TenantStorage;
import org.clientela.text.Suggestion;

/**
 * The segments of a tenant, kept in its storage: definitions by name, and who is in them. Safe for many threads.
 *
 * <pre>{@code
 * crm.segments().define("loyal",
 *         "count(purchase, last 12 months) >= 3 and sum(purchase.amount, last 12 months) >= 1000 EUR");
 * crm.segments().of(acme);                     // [loyal]
 * crm.segments().explain(acme, "loyal");       // why
 * crm.segments().members("loyal").count();
 * }</pre>
 */
public final class SegmentCatalog {
    /** How segments are kept. */
    public static final EntityType<Segment> TYPE = EntityType.of("segment", Segment.class, Segment::name);

    private final Crm crm;
    private final Register<String, Segment> segments;

    SegmentCatalog(Crm crm, TenantStorage storage) {
        this.crm = crm;
        this.segments = new Register<>(storage, TYPE, name -> name, (segment, work) -> {});
    }

    /**
     * Defines a segment, or redefines the one of that name.
     *
     * @param name at most 200 characters
     * @param rule in the words of the door's vocabulary and in its reporting currency
     * @return the segment; of the next version if the rule of an existing one has changed
     * @throws org.clientela.rule.RuleException if the text is no rule, with everything that is wrong
     * @throws CurrencyMismatchException if an amount is in another currency, so that it could never be compared
     */
    public Segment define(String name, String rule) {
        return define(name, Rule.parse(rule, crm.vocabulary()));
    }

    /**
     * Defines a segment, or redefines the one of that name.
     *
     * @param name at most 200 characters
     * @param rule in the reporting currency
     * @return the segment; of the next version if the rule of an existing one has changed
     * @throws CurrencyMismatchException if an amount is in another currency, so that it could never be compared
     */
    public Segment define(String name, Rule rule) {
        requireReportingCurrency(rule);
        return segments.put(
                name,
                existing -> existing.map(segment -> segment.redefined(rule)).orElseGet(() -> Segment.of(name, rule)));
    }

    /**
     * The segment of a name.
     *
     * @param name of the segment
     * @return its current version
     * @throws NotFoundException if there is none, with the nearest name
     */
    public Segment get(String name) {
        return segments.find(name)
                .orElseThrow(() -> new NotFoundException(
                        TYPE.name(),
                        name,
                        Suggestion.hint(name, all().map(Segment::name).toList())));
    }

    /**
     * All segments.
     *
     * @return in ascending order of names
     */
    public Stream<Segment> all() {
        return segments.all();
    }

    /**
     * The segments a customer is in, as of now.
     *
     * @param customer who
     * @return their names, ascending
     */
    public List<String> of(Customer customer) {
        CustomerProfile profile = crm.profile(customer);
        return all().filter(segment -> segment.contains(profile))
                .map(Segment::name)
                .toList();
    }

    /**
     * Whether a customer is in a segment, and why, as of now.
     *
     * @param customer who
     * @param name of the segment
     * @return the answer with its reasons
     * @throws NotFoundException if there is no such customer or segment
     */
    public Verdict explain(Customer customer, String name) {
        return get(name).explain(crm.profile(customer));
    }

    /**
     * Who is in a segment, as of now.
     *
     * @param name of the segment
     * @return those of all customers
     * @throws NotFoundException if there is none
     */
    public Members members(String name) {
        return get(name).members(crm.population());
    }

    private void requireReportingCurrency(Rule rule) {
        if (rule instanceof Rule.Test test) {
            for (Value operand : test.criterion().operands()) {
                if (operand instanceof Value.Amount amount
                        && !amount.money().currency().equals(crm.currency())) {
                    throw new CurrencyMismatchException(
                            crm.currency(), amount.money().currency());
                }
            }
        }
        rule.parts().forEach(this::requireReportingCurrency);
    }
}
