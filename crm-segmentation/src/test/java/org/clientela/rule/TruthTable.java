package org.clientela.rule;

import static org.clientela.SegmentationDomain.customer;
import static org.clientela.SegmentationDomain.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clientela.SegmentationDomain;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Operator;
import org.clientela.attribute.Truth;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.event.Event;
import org.clientela.event.EventId;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.CustomerProfile;
import org.clientela.profile.Metric;

/** docs/truth-table.md as the code would have it: no cell is written down, each is asked. */
final class TruthTable {
    /** A value of each type that meets and one that fails {@link #criterion}, and one that is empty, where there is such a thing. */
    private static final Map<ValueType, List<Value>> EXAMPLES = examples();

    private static final List<String> OF_NOTHING = List.of(
            "count(purchase)",
            "sum(purchase.quantity)",
            "sum(purchase.amount)",
            "avg(purchase.amount)",
            "min(purchase.amount)",
            "max(purchase.amount)",
            "distinct(purchase.channel)",
            "first(purchase)",
            "first(purchase.channel)",
            "last(purchase)",
            "last(purchase.channel)",
            "days since(purchase)",
            "least monthly count(purchase, last 3 months)",
            "least monthly avg(purchase.amount, last 3 months)",
            "count(contact then purchase within 30 days)",
            "years since(first(purchase))",
            "days to anniversary(first(purchase))",
            "count(purchase) + 1",
            "sum(purchase.amount) + 1 EUR",
            "avg(purchase.amount) + 1 EUR",
            "count(return) / count(purchase)");

    private TruthTable() {}

    static String page() {
        StringBuilder page = new StringBuilder();
        page.append("""
                # The truth table of rules

                Written by the code (`TruthTable` in the tests of `crm-segmentation`), and held against it by `TruthTableTest`. After a
                change of the code:

                    mvn test -pl crm-segmentation -am -Dtest=TruthTableTest -Dsurefire.failIfNoSpecifiedTests=false -Dclientela.write=true

                A test is true, false or unknown (Kleene 1952, the strong tables; SQL does the same). A customer matches a rule only if it
                is true of it.

                ## Operators

                Each operator with each type it may be asked of. Empty is a text of no characters, and a list of no texts; the other types
                have nothing of the kind (–). Wrong are all values of types that do not compare with the operand, and amounts in another
                currency: an attribute that a host has not declared may turn out to be such, all others are refused as in the next table.

                """);
        table(
                page,
                List.of("criterion", "of a", "meets it", "fails it", "missing", "empty", "wrong type"),
                operators());
        page.append("""

                ## What may be asked of which type

                A dash is refused when the rule is defined, with the place and a remedy.

                """);
        table(page, concat("operator", types()), suits());
        page.append("""

                ## Which types compare

                Whether `=` has an answer for a value (down) and an operand (across) of these types; else it is refused. A time compares
                with a date by its local date.

                """);
        table(page, concat("", types()), comparisons());
        page.append("""

                ## Metric against metric

                `employees` (left) and `seats` (right), both numbers; one of them, or both, may be missing.

                """);
        table(
                page,
                List.of("operator", "2 and 1", "1 and 1", "1 and 2", "missing and 1", "1 and missing", "both missing"),
                metrics());
        page.append("""

                ## And, or, not

                """);
        table(page, List.of("a", "b", "not a", "a and b", "a or b"), connectives());
        page.append("""

                The conjunction of nothing is `true`, the disjunction of nothing is `false`. What matches:

                """);
        table(page, List.of("a", "a matches", "not a matches"), matches());
        page.append("""

                ## Metrics of nothing

                Of a customer without events; and of one with a single purchase of today that has neither amount, quantity nor channel.

                """);
        table(page, List.of("metric", "no event", "an event without values"), ofNothing());
        return page.toString();
    }

    private static Map<ValueType, List<Value>> examples() {
        Map<ValueType, List<Value>> examples = new LinkedHashMap<>();
        examples.put(ValueType.NUMBER, List.of(Value.of(4), Value.of(5), Value.of(6), Value.of(7), Value.of(8)));
        examples.put(ValueType.MONEY, List.of(eur(4), eur(5), eur(6), eur(7), eur(8)));
        examples.put(ValueType.TEXT, List.of(Value.of("a"), Value.of("ab"), Value.of("b"), Value.of("ba")));
        examples.put(
                ValueType.TEXTS, List.of(Value.of(Set.of("a")), Value.of(Set.of("b")), Value.of(Set.of("a", "b"))));
        examples.put(ValueType.DATE, List.of(date(4), date(5), date(6), date(7), date(8)));
        examples.put(ValueType.TIME, List.of(time(4), time(5), time(6), time(7), time(8)));
        examples.put(ValueType.FLAG, List.of(Value.of(true), Value.of(false)));
        return examples;
    }

    private static Value eur(int amount) {
        return Value.of(Money.of("EUR", Integer.toString(amount)));
    }

    private static Value date(int day) {
        return Value.of(LocalDate.of(2026, 3, day));
    }

    private static Value time(int day) {
        return Value.of(Instant.parse("2026-03-0" + day + "T12:00:00Z"));
    }

    /** An operator with operands for a type that it suits; the same for every one but in their type. */
    static Criterion criterion(Operator operator, ValueType type) {
        if (operator == Operator.PRESENT || operator == Operator.MISSING) {
            return Criterion.of(operator);
        }
        List<Value> values = EXAMPLES.get(type == ValueType.TEXTS ? ValueType.TEXT : type);
        if (operator == Operator.BETWEEN) {
            return Criterion.of(operator, values.get(1), values.get(values.size() > 3 ? 3 : 1));
        }
        return Criterion.of(operator, values.get(type.isOrdered() ? 1 : 0));
    }

    static boolean suits(Operator operator, ValueType type) {
        return EXAMPLES.entrySet().stream()
                .filter(entry -> entry.getKey() == type)
                .anyMatch(entry -> {
                    try {
                        return criterion(operator, type).clashWith(type).isEmpty();
                    } catch (IllegalArgumentException refused) {
                        return false;
                    }
                });
    }

    static List<Value> examplesOf(ValueType type) {
        return EXAMPLES.getOrDefault(type, List.of());
    }

    /** Values that do not compare with those of a type. */
    static List<Value> wrong(Criterion criterion, ValueType type) {
        List<Value> wrong = new ArrayList<>();
        EXAMPLES.forEach((other, values) -> {
            if (!type.isComparableWith(other)) {
                wrong.addAll(values);
            }
        });
        if (type == ValueType.MONEY && !criterion.operands().isEmpty()) {
            wrong.add(Value.of(Money.of("USD", "5")));
        }
        return wrong;
    }

    static Value empty(ValueType type) {
        return type == ValueType.TEXT ? Value.of("") : type == ValueType.TEXTS ? Value.of(Set.of()) : Value.missing();
    }

    private static List<List<String>> operators() {
        List<List<String>> rows = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            for (ValueType type : ValueType.values()) {
                if (suits(operator, type)) {
                    rows.add(row(criterion(operator, type), type));
                }
            }
        }
        return rows;
    }

    private static List<String> row(Criterion criterion, ValueType type) {
        return List.of(
                code(criterion),
                type.toString(),
                witness(criterion, type, Truth.TRUE),
                witness(criterion, type, Truth.FALSE),
                text(test(criterion, Value.missing())),
                empty(type).isMissing() ? "–" : text(test(criterion, empty(type))),
                all(criterion, wrong(criterion, type)));
    }

    /** A value for which the answer is the wanted one. */
    private static String witness(Criterion criterion, ValueType type, Truth wanted) {
        return examplesOf(type).stream()
                .filter(value -> test(criterion, value) == wanted)
                .findFirst()
                .map(value -> text(wanted) + ", as `" + value + "`")
                .orElse("–");
    }

    private static String all(Criterion criterion, List<Value> values) {
        return values.stream()
                .map(value -> text(test(criterion, value)))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private static List<List<String>> suits() {
        return Arrays.stream(Operator.values())
                .map(operator -> concat(
                        code(operator),
                        Arrays.stream(ValueType.values())
                                .map(type -> suits(operator, type) ? "yes" : "–")
                                .toList()))
                .toList();
    }

    private static List<List<String>> comparisons() {
        return Arrays.stream(ValueType.values())
                .map(type -> concat(
                        type.toString(),
                        Arrays.stream(ValueType.values())
                                .map(operand -> comparison(type, operand))
                                .toList()))
                .toList();
    }

    private static String comparison(ValueType type, ValueType operand) {
        try {
            Criterion criterion =
                    Criterion.of(Operator.EQUAL, examplesOf(operand).get(0));
            boolean answered = criterion.clashWith(type).isEmpty()
                    && test(criterion, examplesOf(type).get(0)) != Truth.UNKNOWN;
            return answered ? "yes" : "–";
        } catch (IllegalArgumentException refused) {
            return "–";
        }
    }

    private static List<List<String>> metrics() {
        Value one = Value.of(1);
        Value two = Value.of(2);
        Value none = Value.missing();
        return Compare.COMPARISONS.stream()
                .map(operator -> List.of(
                        code(operator),
                        compared(two, operator, one),
                        compared(one, operator, one),
                        compared(one, operator, two),
                        compared(none, operator, one),
                        compared(one, operator, none),
                        compared(none, operator, none)))
                .toList();
    }

    private static String compared(Value left, Operator operator, Value right) {
        Compare compare = new Compare(Metric.attribute("employees"), operator, Metric.attribute("seats"));
        return text(compare.truth(left, right, ZoneOffset.UTC));
    }

    private static List<List<String>> connectives() {
        List<List<String>> rows = new ArrayList<>();
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                rows.add(List.of(text(a), text(b), text(a.not()), text(a.and(b)), text(a.or(b))));
            }
        }
        return rows;
    }

    private static List<List<String>> matches() {
        return Arrays.stream(Truth.values())
                .map(a -> List.of(text(a), yes(a.holds()), yes(a.not().holds())))
                .toList();
    }

    private static List<List<String>> ofNothing() {
        CustomerProfile nothing = profile(customer("c-1").build());
        CustomerProfile bare = bare();
        return OF_NOTHING.stream()
                .map(Metric::parse)
                .map(metric -> List.of(
                        code(metric),
                        nothing.get(metric).toString(),
                        bare.get(metric).toString()))
                .toList();
    }

    static CustomerProfile bare() {
        return profile(
                customer("c-1").build(),
                Event.builder()
                        .id(EventId.of("e-1"))
                        .customer(customer("c-1").build().id())
                        .type(EventType.PURCHASE)
                        .occurredAt(SegmentationDomain.AS_OF)
                        .recordedAt(SegmentationDomain.AS_OF)
                        .build());
    }

    private static Truth test(Criterion criterion, Value value) {
        return criterion.test(value, ZoneOffset.UTC);
    }

    private static List<String> types() {
        return Arrays.stream(ValueType.values()).map(ValueType::toString).toList();
    }

    private static List<String> concat(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    static String code(Object text) {
        return "`" + text + "`";
    }

    static String text(Truth truth) {
        return truth.name().toLowerCase(Locale.ROOT);
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
        Function<List<String>, String> line = cells -> "| " + String.join(" | ", cells) + " |\n";
        page.append(line.apply(head)).append("|---".repeat(head.size())).append("|\n");
        rows.forEach(row -> page.append(line.apply(row)));
    }
}
