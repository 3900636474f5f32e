package org.clientela.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.customer.Channel;
import org.clientela.customer.ContactPoint;
import org.clientela.customer.ContactUse;
import org.clientela.customer.Country;
import org.clientela.customer.Coverage;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerId;
import org.clientela.customer.CustomerKind;
import org.clientela.customer.Identifier;
import org.clientela.customer.Party;
import org.clientela.customer.Preferences;
import org.clientela.customer.Relationship;
import org.clientela.customer.RelationshipType;
import org.clientela.event.Event;
import org.clientela.event.EventColumn;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.offering.Association;
import org.clientela.offering.AssociationType;
import org.clientela.offering.Brand;
import org.clientela.offering.Offering;
import org.clientela.offering.OfferingId;
import org.clientela.offering.OfferingKind;
import org.clientela.offering.ReturnResponse;
import org.clientela.offering.ReturnsPolicy;
import org.clientela.offering.Tier;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Window;

/**
 * Generators of facts and questions: {@code @Domain(ClientelaDomain.class)} on a test class, and a parameter {@code @ForAll Money
 * money} gets one. Static methods give the same generators to those who combine them.
 */
public final class ClientelaDomain extends DomainContextBase {
    private static final int ATTRIBUTES = 3;

    @Provide
    static Arbitrary<Instant> instant() {
        return Parts.instants();
    }

    @Provide
    static Arbitrary<LocalDate> date() {
        return Parts.dates();
    }

    @Provide
    static Arbitrary<ZoneId> zone() {
        return Parts.zones();
    }

    /** Amounts in currencies with no, two and three decimals. */
    @Provide
    public static Arbitrary<Money> money() {
        return Arbitraries.of("EUR", "JPY", "KWD", "USD")
                .map(Currency::getInstance)
                .flatMap(ClientelaDomain::moneyIn);
    }

    /** Amounts in a currency. */
    public static Arbitrary<Money> moneyIn(Currency currency) {
        return Parts.numbers(26, Money.MAX_DECIMALS).map(amount -> Money.of(currency, amount));
    }

    /** Values of all types, missing too; money in a few currencies. */
    @Provide
    public static Arbitrary<Value> value() {
        return Arbitraries.oneOf(values(money()), Arbitraries.just(Value.missing()));
    }

    /** Values of all types but missing. */
    public static Arbitrary<Value> values(Arbitrary<Money> money) {
        return Arbitraries.oneOf(
                Parts.numbers(30, 30).map(Value::of),
                money.map(Value::of),
                Parts.texts().map(Value::of),
                Parts.keys().set().ofMaxSize(3).map(Value::of),
                Parts.dates().map(Value::of),
                Parts.instants().map(Value::of),
                Arbitraries.of(true, false).map(Value::of));
    }

    /** Criteria with every operator and operands of one type. */
    @Provide
    public static Arbitrary<Criterion> criterion() {
        Arbitrary<List<Value>> operands = Arbitraries.oneOf(
                lists(Parts.numbers(20, 20).map(Value::of)),
                lists(moneyIn(Parts.EUR).map(Value::of)),
                lists(money().map(Value::of)),
                lists(Parts.texts().map(Value::of)),
                lists(Parts.dates().map(Value::of)),
                lists(Parts.instants().map(Value::of)),
                lists(Arbitraries.of(true, false).map(Value::of)));
        return Combinators.combine(Arbitraries.of(Operator.class), operands)
                .as(ClientelaDomain::criterion)
                .filter(Optional::isPresent)
                .map(Optional::get);
    }

    private static Arbitrary<List<Value>> lists(Arbitrary<Value> values) {
        return values.list().ofMinSize(2).ofMaxSize(3);
    }

    private static Optional<Criterion> criterion(Operator operator, List<Value> operands) {
        int count = switch (operator) {
            case PRESENT, MISSING -> 0;
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, STARTS_WITH, ENDS_WITH, CONTAINS_TEXT -> 1;
            case BETWEEN -> 2;
            default -> operands.size();
        };
        return Questions.made(() -> new Criterion(operator, operands.subList(0, count)));
    }

    @Provide
    public static Arbitrary<Window> window() {
        return Questions.windows();
    }

    @Provide
    static Arbitrary<EventType> eventType() {
        return Arbitraries.of(EventType.PURCHASE, EventType.RETURN, EventType.of("x-1"));
    }

    /** The standard columns, and the attributes that {@link #attributes} gives. */
    @Provide
    public static Arbitrary<EventColumn> eventColumn() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(EventColumn.standardNames()).map(EventColumn::of)),
                Tuple.of(1, attributeNames().map(EventColumn::of)));
    }

    @Provide
    public static Arbitrary<Metric> metric() {
        return Questions.metrics();
    }

    @Provide
    public static Arbitrary<Metric.Aggregate> aggregate() {
        return Questions.aggregates();
    }

    static Arbitrary<String> attributeNames() {
        return Arbitraries.of("size", "odd name", "größe");
    }

    /** A few attributes of few names and any types. */
    public static Arbitrary<Attributes> attributes(Arbitrary<Money> money) {
        return Arbitraries.maps(attributeNames(), values(money))
                .ofMaxSize(ATTRIBUTES)
                .map(values -> new Attributes(new LinkedHashMap<>(values)));
    }

    @Provide
    static Arbitrary<CustomerId> customerId() {
        return Arbitraries.of("c-1", "c-2", "c-10", "Z", "é", "😀").map(CustomerId::of);
    }

    /** Customers with anything. */
    @Provide
    public static Arbitrary<Customer> customer() {
        return customerId().flatMap(ClientelaDomain::customer);
    }

    /** Customers of a key, with anything. */
    public static Arbitrary<Customer> customer(CustomerId id) {
        return Combinators.combine(
                        Arbitraries.of(CustomerKind.class),
                        party().optional(),
                        Arbitraries.of("DE", "FR", "JP").map(Country::of).optional(),
                        Parts.dates().optional(),
                        contactPoint().list().ofMaxSize(2),
                        relationship()
                                .filter(r -> !id.equals(r.customer()))
                                .list()
                                .ofMaxSize(2),
                        preferences(),
                        Combinators.combine(
                                        attributes(money()), Parts.keys().set().ofMaxSize(2))
                                .as(Map::entry))
                .as((kind, party, country, since, contacts, relationships, preferences, rest) -> Customer.builder()
                        .id(id)
                        .kind(kind)
                        .party(party)
                        .country(country)
                        .since(since)
                        .contactPoints(contacts)
                        .relationships(relationships)
                        .addIdentifier("vat", id.value())
                        .addCoverage(Coverage.of("account manager", "p-1"))
                        .preferences(preferences)
                        .attributes(rest.getKey())
                        .tags(rest.getValue())
                        .build());
    }

    private static Arbitrary<Party> party() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of("Ada", "日本"), Parts.dates().injectNull(0.5))
                        .as((name, birth) -> new Party.Person(name, "Family", birth)),
                Parts.keys().injectNull(0.5).map(industry -> new Party.Organization("Acme \"Pumps\"", industry)));
    }

    private static Arbitrary<ContactPoint> contactPoint() {
        Arbitrary<ContactUse> uses = Combinators.combine(
                        Arbitraries.of(ContactUse.Purpose.class),
                        Parts.instants().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(ContactUse::new);
        return uses.flatMap(use -> Arbitraries.of(
                new ContactPoint.Email("a@b.example", use),
                new ContactPoint.Phone("+4930123456", use),
                new ContactPoint.PostalAddress(List.of("Main St 1", ""), "Town", null, null, Country.of("DE"), use),
                new ContactPoint.Handle("chat", "me", use)));
    }

    private static Arbitrary<Relationship> relationship() {
        return Combinators.combine(
                        Arbitraries.of(RelationshipType.class), customerId().optional())
                .as((type, other) -> other.map(o -> Relationship.toCustomer(type, o))
                        .orElseGet(() -> Relationship.toAlly(type, "An ally")));
    }

    private static Arbitrary<Preferences> preferences() {
        return Combinators.combine(
                        Arbitraries.of(Channel.EMAIL, Channel.of("pigeon")).injectNull(0.5),
                        Arbitraries.of(
                                        Locale.GERMAN,
                                        Locale.forLanguageTag("pt-BR"),
                                        Locale.forLanguageTag("zh-Hant-TW"))
                                .injectNull(0.5),
                        Parts.zones().injectNull(0.5),
                        Arbitraries.of(Set.of("golf"), Set.<String>of()))
                .as(Preferences::new);
    }

    /** Offerings with anything. */
    @Provide
    public static Arbitrary<Offering> offering() {
        Arbitrary<Optional<Money>> money = moneyIn(Parts.EUR).map(Money::abs).optional();
        return Combinators.combine(
                        Parts.keys(),
                        Arbitraries.of(OfferingKind.class),
                        Arbitraries.of(Tier.class).optional(),
                        money,
                        money,
                        Arbitraries.of(Brand.class).optional(),
                        Arbitraries.of(ReturnsPolicy.NONE, ReturnsPolicy.within(14, ReturnResponse.REFUND))
                                .optional(),
                        attributes(money()))
                .as((id, kind, tier, price, cost, brand, returns, attributes) -> Offering.builder()
                        .id(id)
                        .name("Pump")
                        .kind(kind)
                        .tier(tier)
                        .price(price)
                        .cost(cost)
                        .brand(brand)
                        .returnsPolicy(returns)
                        .addEligibleKinds(CustomerKind.INDUSTRIAL)
                        .addSalesChannels(Channel.ONLINE, Channel.STORE)
                        .addAssociation(Association.of(AssociationType.UP_SELL, OfferingId.of("other")))
                        .attributes(attributes)
                        .build());
    }

    /** Events with anything. */
    @Provide
    public static Arbitrary<Event> event() {
        return customerId().flatMap(ClientelaDomain::event);
    }

    /** Events of a customer with anything, amounts in EUR. */
    public static Arbitrary<Event> event(CustomerId customer) {
        Arbitrary<Optional<Money>> money = moneyIn(Parts.EUR).optional();
        Arbitrary<Optional<BigDecimal>> number = Parts.numbers(18, 18).optional();
        Arbitrary<Optional<String>> key = Arbitraries.of("r-1", "r-2", "web").optional();
        return Combinators.combine(
                        Combinators.combine(Parts.instants(), eventType()).as(Map::entry),
                        money,
                        money,
                        number,
                        number,
                        key,
                        key,
                        attributes(moneyIn(Parts.EUR)))
                .as((timeAndType, amount, cost, quantity, rating, reference, channel, attributes) -> Event.builder()
                        .id(EventId.of("e"))
                        .customer(customer)
                        .type(timeAndType.getValue())
                        .occurredAt(timeAndType.getKey())
                        .recordedAt(Instant.EPOCH)
                        .amount(amount)
                        .cost(cost)
                        .quantity(quantity)
                        .rating(rating)
                        .reference(reference)
                        .channel(channel.map(Channel::of))
                        .offering(reference.map(OfferingId::of))
                        .source(channel)
                        .note(channel)
                        .attributes(attributes)
                        .build());
    }

    /** Customers with events of the past and the future, in EUR. */
    @Provide
    public static Arbitrary<CustomerProfile> profile() {
        return Combinators.combine(customerId(), Parts.instants(), Parts.zones())
                .flatAs(ClientelaDomain::profile);
    }

    /** Profiles of a customer, in EUR. */
    public static Arbitrary<CustomerProfile> profile(CustomerId id, Instant asOf, ZoneId zone) {
        return Combinators.combine(customer(id), event(id).list().ofMaxSize(8))
                .as((customer, events) -> CustomerProfile.of(customer, events, asOf, zone, Parts.EUR));
    }

    @Provide
    static Arbitrary<Identifier> identifier() {
        return Parts.keys().map(key -> Identifier.of("sap", key));
    }
}
