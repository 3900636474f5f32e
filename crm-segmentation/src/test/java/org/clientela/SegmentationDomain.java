package org.clientela;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.clientela.attribute.AttributeKey;
import org.clientela.attribute.Attributes;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.customer.Channel;
import org.clientela.customer.Country;
import org.clientela.customer.Customer;
import org.clientela.customer.CustomerKind;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.clientela.profile.Vocabulary;
import org.clientela.rule.Compare;
import org.clientela.rule.Rule;

/** Generators of profiles, populations and rules that have something to say about them. */
public final class SegmentationDomain extends DomainContextBase {
    public static final Instant AS_OF = Instant.parse("2026-03-15T12:00:00Z");
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    public static final Currency EUR = Currency.getInstance("EUR");

    public static final AttributeKey<BigDecimal> EMPLOYEES = AttributeKey.number("employees");
    public static final AttributeKey<Boolean> VIP = AttributeKey.flag("vip");
    public static final AttributeKey<LocalDate> RENEWAL = AttributeKey.date("renewal");
    public static final AttributeKey<Money> CREDIT = AttributeKey.money("credit");
    public static final AttributeKey<String> ODD = AttributeKey.text("not `odd`, or and (so)");

    public static final Vocabulary VOCABULARY = Vocabulary.standard()
            .withAttribute(EMPLOYEES)
            .withAttribute(VIP)
            .withAttribute(RENEWAL)
            .withAttribute(CREDIT)
            .withAttribute(ODD);

    private static final List<String> METRICS = List.of(
            "count(purchase)",
            "count(purchase, last 90 days)",
            "count(event where channel = \"online\", this year)",
            "distinct(purchase.reference, last 12 months)",
            "sum(purchase.amount)",
            "sum(purchase.amount, previous 3 months)",
            "avg(purchase.quantity)",
            "max(purchase.amount where quantity between 1 and 3)",
            "days since(purchase)",
            "count(return) / count(purchase)",
            "sum(purchase.amount, last 90 days) - 0.5 * sum(purchase.amount, previous 90 days)",
            "count(purchase, before last 90 days)",
            "max(purchase.amount, last 3 events)",
            "least monthly count(purchase, last 3 months)",
            "count(contact then purchase within 30 days)",
            "years since(renewal)",
            "days to anniversary(renewal)",
            "first(purchase)",
            "last(purchase.channel)",
            "industry",
            "country",
            "tags",
            "employees",
            "vip",
            "renewal",
            "credit",
            Metric.attribute(ODD).toString());

    private static final Arbitrary<Compare> COMPARISONS = Combinators.combine(
                    Arbitraries.of(comparableMetrics()),
                    Arbitraries.of("=", "!=", "<", "<=", ">", ">=").map(Operator::parse))
            .as((pair, operator) -> new Compare(pair.get1(), operator, pair.get2()))
            .withoutEdgeCases();

    private static final Arbitrary<Rule.Test> TESTS = Arbitraries.oneOf(METRICS.stream()
                    .map(text -> tests(Metric.parse(text, VOCABULARY)))
                    .toList())
            .withoutEdgeCases();

    public static CustomerProfile profile(Customer customer, Event... events) {
        return CustomerProfile.of(customer, Arrays.asList(events), AS_OF, ZONE, EUR);
    }

    public static Customer.Builder customer(String id) {
        return Customer.builder().id(id).kind(CustomerKind.CONSUMER);
    }

    /** A purchase some days before {@link #AS_OF}. */
    public static Event purchase(String customer, int daysAgo, String money) {
        EventId id = EventId.of("e-" + daysAgo + "-" + money);
        return Event.of(EventType.PURCHASE, customer(customer).build().id())
                .amount(money)
                .reference("o-" + daysAgo)
                .at(AS_OF.atZone(ZONE).minusDays(daysAgo).toInstant())
                .complete(id, AS_OF, ZONE);
    }

    public static Population population(List<CustomerProfile> profiles) {
        return Population.of(profiles.stream()
                .sorted(Comparator.comparing(CustomerProfile::id))
                .toList());
    }

    @Provide
    Arbitrary<CustomerProfile> profiles() {
        return profiles(Arbitraries.integers().between(0, 999)).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Population> populations() {
        return profiles()
                .list()
                .uniqueElements(CustomerProfile::id)
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(SegmentationDomain::population)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Rule> rules() {
        return rules(2).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Rule.Test> tests() {
        return TESTS;
    }

    /** Rules of few tests, of which many hold. */
    public Arbitrary<Rule> simpleRules() {
        Arbitrary<Rule> tests = TESTS.map(test -> test);
        return Arbitraries.frequencyOf(
                Tuple.of(3, tests),
                Tuple.of(1, tests.map(Rule::negated)),
                Tuple.of(1, Arbitraries.of(Rule.everyone())));
    }

    private Arbitrary<Rule> rules(int depth) {
        Arbitrary<Rule> test =
                Arbitraries.frequencyOf(Tuple.of(4, tests().map(t -> t)), Tuple.of(1, COMPARISONS.map(c -> c)));
        if (depth == 0) {
            return test;
        }
        Arbitrary<Rule> inner = Arbitraries.lazy(() -> rules(depth - 1));
        Arbitrary<List<Rule>> several = inner.list().ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(3, test),
                Tuple.of(2, several.map(Rule.AllOf::new)),
                Tuple.of(2, several.map(Rule.AnyOf::new)),
                Tuple.of(1, inner.map(Rule.Not::new)));
    }

    private static List<Tuple.Tuple2<Metric, Metric>> comparableMetrics() {
        List<Metric> metrics =
                METRICS.stream().map(text -> Metric.parse(text, VOCABULARY)).toList();
        return metrics.stream()
                .flatMap(left -> metrics.stream()
                        .filter(right -> comparable(left, right))
                        .map(right -> Tuple.of(left, right)))
                .toList();
    }

    private static boolean comparable(Metric left, Metric right) {
        ValueType type = left.type(VOCABULARY).orElseThrow();
        return type.isOrdered() && type.isComparableWith(right.type(VOCABULARY).orElseThrow());
    }

    private static Arbitrary<Rule.Test> tests(Metric metric) {
        ValueType type = metric.type(VOCABULARY).orElseThrow();
        List<Arbitrary<? extends Rule.Test>> tests = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            if (suits(operator, type)) {
                int fewest = operator == Operator.BETWEEN ? 2 : isNullary(operator) ? 0 : 1;
                int most = takesList(operator) ? 3 : fewest;
                tests.add(operands(type)
                        .list()
                        .ofMinSize(fewest)
                        .ofMaxSize(most)
                        .map(operands -> new Rule.Test(metric, criterion(operator, operands))));
            }
        }
        return Arbitraries.oneOf(tests);
    }

    private static Criterion criterion(Operator operator, List<Value> operands) {
        if (operator == Operator.BETWEEN
                && !operands.get(1).isAtLeast(operands.get(0), ZONE).holds()) {
            return new Criterion(operator, List.of(operands.get(1), operands.get(0)));
        }
        return new Criterion(operator, operands);
    }

    private static boolean suits(Operator operator, ValueType type) {
        if (isNullary(operator)) {
            return true;
        }
        if (searches(operator)) {
            return type == ValueType.TEXT;
        }
        boolean ofTexts = operator.toString().startsWith("contains");
        boolean ofOrder = Set.of("<", "<=", ">", ">=", "between").contains(operator.toString());
        return ofTexts == (type == ValueType.TEXTS) && (!ofOrder || type.isOrdered());
    }

    private static boolean isNullary(Operator operator) {
        return operator == Operator.PRESENT || operator == Operator.MISSING;
    }

    private static boolean takesList(Operator operator) {
        return operator.toString().endsWith("in")
                || (operator.toString().startsWith("contains") && !searches(operator));
    }

    private static boolean searches(Operator operator) {
        return Set.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS_TEXT)
                .contains(operator);
    }

    private static Arbitrary<Value> operands(ValueType type) {
        return switch (type) {
            case NUMBER ->
                Arbitraries.oneOf(
                        Arbitraries.integers().between(-3, 20).map(n -> Value.of((long) n)),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.TEN)
                                .map(Value::of));
            case MONEY ->
                Arbitraries.integers()
                        .between(-1_000, 30_000)
                        .flatMap(coins -> Arbitraries.frequency(Tuple.of(9, "EUR"), Tuple.of(1, "USD"))
                                .map(code -> Value.of(Money.ofMinor(Currency.getInstance(code), coins))));
            case TEXT, TEXTS ->
                Arbitraries.oneOf(
                        Arbitraries.of("DE", "FR", "online", "store", "CONSUMER", "a", "b")
                                .map(Value::of),
                        Arbitraries.strings()
                                .withChars('a', '"', '\\', '`', ' ', '\n', 'é', ')', '(')
                                .ofMaxLength(5)
                                .map(Value::of));
            case DATE ->
                days().map(day -> Value.of(LocalDate.ofInstant(AS_OF, ZONE).minusDays(day)));
            case TIME -> days().map(day -> Value.of(AS_OF.minusSeconds(86_400L * day)));
            case FLAG -> Arbitraries.of(true, false).map(Value::of);
        };
    }

    private static Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 400);
    }

    private static Arbitrary<CustomerProfile> profiles(Arbitrary<Integer> numbers) {
        Arbitrary<Customer> customers = Combinators.combine(
                        numbers,
                        Arbitraries.of(CustomerKind.class),
                        Arbitraries.of("DE", "FR", "GB").map(Country::of).optional(),
                        Arbitraries.of("a", "b", "c").set().ofMaxSize(2),
                        attributes())
                .as((number, kind, country, tags, attributes) -> Customer.builder()
                        .id("c-" + number)
                        .kind(kind)
                        .country(country)
                        .tags(new LinkedHashSet<>(tags))
                        .attributes(attributes)
                        .build());
        return customers.flatMap(customer ->
                events(customer).list().ofMaxSize(6).map(events -> profile(customer, events.toArray(new Event[0]))));
    }

    private static Arbitrary<Attributes> attributes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20).optional(),
                        Arbitraries.of(true, false).optional(),
                        days().optional(),
                        Arbitraries.integers().between(0, 300).optional(),
                        Arbitraries.of("a", "DE").optional())
                .as((employees, vip, renewal, credit, odd) -> {
                    Attributes attributes = Attributes.none();
                    attributes = with(attributes, EMPLOYEES, employees.map(BigDecimal::valueOf));
                    attributes = with(attributes, VIP, vip);
                    attributes = with(attributes, RENEWAL, renewal.map(LocalDate.ofInstant(AS_OF, ZONE)::minusDays));
                    attributes = with(attributes, CREDIT, credit.map(n -> Money.ofMinor(EUR, n * 100L)));
                    return with(attributes, ODD, odd);
                });
    }

    private static <T> Attributes with(Attributes attributes, AttributeKey<T> key, Optional<T> value) {
        return value.map(v -> attributes.with(key, v)).orElse(attributes);
    }

    private static Arbitrary<Event> events(Customer customer) {
        return Combinators.combine(
                        Arbitraries.of("purchase", "return", "contact").map(EventType::of),
                        Arbitraries.integers().between(-5, 400),
                        Arbitraries.integers().between(0, 20_000).optional(),
                        Arbitraries.integers().between(0, 5).optional(),
                        Arbitraries.of("online", "store").map(Channel::of).optional(),
                        Arbitraries.integers().between(1, 4).optional(),
                        Arbitraries.integers().between(0, 1_000_000))
                .as((type, daysAgo, coins, quantity, channel, order, id) -> Event.builder()
                        .id(EventId.of("e" + id))
                        .customer(customer.id())
                        .type(type)
                        .occurredAt(AS_OF.minusSeconds(daysAgo * 80_000L))
                        .recordedAt(AS_OF)
                        .amount(coins.map(n -> Money.ofMinor(EUR, n)))
                        .quantity(quantity.map(BigDecimal::valueOf))
                        .channel(channel)
                        .reference(order.map(n -> "o-" + n))
                        .build());
    }
}
