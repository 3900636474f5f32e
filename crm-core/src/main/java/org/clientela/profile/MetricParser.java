package org.clientela.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clientela.attribute.Criterion;
import org.clientela.attribute.Value;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.money.Money;
import org.clientela.profile.Calculation.Operation;
import org.clientela.profile.ElapsedTime.Measure;
import org.clientela.profile.Window.Unit;
import org.clientela.text.Scanner;
import org.clientela.text.SyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads metrics: sums of products of {@code (metric)}, {@code 3}, {@code 5 EUR}, {@code name}, {@code name("argument")},
 * {@code measure(metric)}, {@code least monthly aggregate} and {@code aggregation(type.column where column criterion and …,
 * window)}.
 */
final class MetricParser {
    /** Stands for all types of events. */
    static final String ALL_TYPES = "event";

    private static final String LEAST = "least";

    private final Scanner scanner;
    private final Vocabulary vocabulary;
    private int nesting;

    MetricParser(Scanner scanner, Vocabulary vocabulary) {
        this.scanner = scanner;
        this.vocabulary = vocabulary;
    }

    /** The name of a derived metric, which must not be a word of the language. */
    static String requireFree(String name) {
        boolean wellFormed =
                name.matches("[a-z][a-z0-9-]{0,99}") && Scanner.nameText(name).equals(name);
        if (!wellFormed || name.equals(LEAST) || words().anyMatch(name::equals)) {
            throw new IllegalArgumentException(
                    "A derived metric cannot be named (%s): a word of the language, or not lower-case letters, digits and hyphens.%nMaybe write it like next-offer?"
                            .formatted(name));
        }
        return name;
    }

    Metric metric() {
        Metric left = product();
        Operation operation = operation(Operation.PLUS, Operation.MINUS);
        while (operation != null) {
            int at = scanner.position();
            left = calculation(left, operation, product(), at);
            operation = operation(Operation.PLUS, Operation.MINUS);
        }
        return left;
    }

    private Metric product() {
        Metric left = single();
        Operation operation = operation(Operation.TIMES, Operation.DIVIDED_BY);
        while (operation != null) {
            int at = scanner.position();
            left = calculation(left, operation, single(), at);
            operation = operation(Operation.TIMES, Operation.DIVIDED_BY);
        }
        return left;
    }

    private @Nullable Operation operation(Operation one, Operation other) {
        return scanner.tryMark(one.toString()) ? one : scanner.tryMark(other.toString()) ? other : null;
    }

    private Metric calculation(Metric left, Operation operation, Metric right, int at) {
        try {
            Calculation.requireSuitable(left, operation, right, vocabulary);
            return new Calculation(left, operation, right);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(at, e);
        }
    }

    private Metric single() {
        int start = scanner.position();
        if (scanner.tryMark("(")) {
            return nested(start);
        }
        if (scanner.atNumber()) {
            return constant(start, scanner.decimal(), scanner.tryCurrency());
        }
        if (scanner.tryWords(LEAST)) {
            for (Map.Entry<Unit, String> period : Regularity.ADVERBS.entrySet()) {
                if (scanner.tryWords(period.getValue())) {
                    return regularity(period.getKey(), start);
                }
            }
            scanner.reset(start);
        }
        for (Measure measure : Measure.values()) {
            if (scanner.tryWords(measure.toString()) && scanner.tryMark("(") && isOfMetric(measure)) {
                return elapsed(measure, start);
            }
            scanner.reset(start);
        }
        Metric aggregate = tryAggregate();
        return aggregate == null ? named(start) : aggregate;
    }

    private @Nullable Metric tryAggregate() {
        int start = scanner.position();
        for (Aggregation aggregation : Aggregation.values()) {
            if (scanner.tryWords(aggregation.toString()) && scanner.tryMark("(")) {
                return aggregate(aggregation, start);
            }
            scanner.reset(start);
        }
        return null;
    }

    /** What stands in parentheses, of which the first has been read. */
    private Metric nested(int start) {
        if (++nesting > MetricLimits.MAX_DEPTH) {
            throw scanner.failureAt(
                    start,
                    "The metric is nested more than %d deep.".formatted(MetricLimits.MAX_DEPTH),
                    "Maybe leave out some parentheses?");
        }
        Metric metric = metric();
        scanner.mark(")");
        nesting--;
        return metric;
    }

    private Metric constant(int start, String number, @Nullable String currency) {
        try {
            return new Metric.Constant(
                    currency == null ? Value.of(new BigDecimal(number)) : Value.of(Money.of(currency, number)));
        } catch (NumberFormatException e) {
            throw scanner.failureAt(start, "The number has too large an exponent.", "Maybe write it out?");
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Metric regularity(Unit unit, int start) {
        int at = scanner.position();
        if (!(tryAggregate() instanceof Metric.Aggregate aggregate)) {
            throw scanner.failureAt(
                    at,
                    "There should be an aggregate here.",
                    "Maybe write least monthly count(purchase, last 6 months)?");
        }
        try {
            Regularity regularity = new Regularity(aggregate);
            if (!regularity.toString().startsWith(LEAST + " " + Regularity.ADVERBS.get(unit))) {
                throw scanner.failureAt(
                        start,
                        "The window (%s) is not in %s.".formatted(aggregate.window(), unit.plural()),
                        "Maybe write %s?".formatted(regularity));
            }
            return regularity;
        } catch (SyntaxException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw scanner.refused(at, e);
        }
    }

    /** Behind {@code days since} a bare word that is not known as anything else is a type of events. */
    private boolean isOfMetric(Measure measure) {
        int start = scanner.position();
        if (measure != Measure.DAYS_SINCE || scanner.peek() == '`' || scanner.peek() == '(') {
            return true;
        }
        String word = scanner.tryName();
        boolean call = scanner.peek() == '(';
        scanner.reset(start);
        return call
                || (word != null
                        && !vocabulary.eventTypes().contains(word)
                        && (vocabulary.attributes().containsKey(word)
                                || vocabulary.derived().containsKey(word)));
    }

    private Metric elapsed(Measure measure, int start) {
        Metric of = nested(start);
        try {
            ElapsedTime.requireSuitable(measure, of, vocabulary);
            return new ElapsedTime(measure, of);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Metric named(int start) {
        boolean quoted = scanner.peek() == '`';
        String currency = scanner.tryCurrency();
        if (currency != null && scanner.atNumber()) {
            return constant(start, scanner.decimal(), currency);
        }
        scanner.reset(start);
        String name = scanner.name("a metric");
        DerivedMetric derived = quoted ? null : vocabulary.derived().get(name);
        if (!quoted && scanner.peek() == '(') {
            return call(name, derived, start);
        }
        if (derived != null) {
            return derived(name, null, derived, start);
        }
        if (!vocabulary.isOpen() && !vocabulary.attributes().containsKey(name)) {
            Set<String> known = new TreeSet<>(vocabulary.attributes().keySet());
            known.addAll(vocabulary.derived().keySet());
            throw scanner.unknown("an attribute", name, known, start);
        }
        try {
            return Metric.attribute(name);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Metric call(String name, @Nullable DerivedMetric derived, int start) {
        scanner.mark("(");
        boolean like = scanner.peek() == '"' || scanner.peek() == ')';
        if (derived == null && !(vocabulary.isOpen() && like)) {
            Collection<String> known = Stream.concat(words(), vocabulary.derived().keySet().stream())
                    .toList();
            throw scanner.unknown("an aggregation", name, known, start);
        }
        int at = scanner.position();
        String argument = scanner.peek() == '"' ? scanner.quotedText() : null;
        scanner.mark(")");
        if (derived != null
                && argument != null
                && !vocabulary.isOpen()
                && !derived.arguments().isEmpty()
                && !derived.arguments().contains(argument)) {
            throw scanner.unknown("a " + name, argument, derived.arguments(), at);
        }
        return derived(name, argument, derived, start);
    }

    private Metric derived(String name, @Nullable String argument, @Nullable DerivedMetric meaning, int start) {
        if (meaning != null
                && meaning.argument()
                        == (argument == null ? DerivedMetric.Argument.REQUIRED : DerivedMetric.Argument.NONE)) {
            throw scanner.failureAt(
                    start,
                    "The derived metric (%s) %s."
                            .formatted(name, argument == null ? "needs an argument" : "takes no argument"),
                    "Maybe write %s?".formatted(argument == null ? name + "(\"…\")" : name));
        }
        try {
            return new Metric.Derived(name, argument).bind(vocabulary);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Metric aggregate(Aggregation aggregation, int start) {
        EventType type = type();
        EventColumn column = scanner.tryMark(".") ? column() : null;
        List<EventFilter> where = filters();
        if (aggregation == Aggregation.COUNT && column == null && scanner.tryWords("then")) {
            return sequence(type, where, start);
        }
        Window window = windowAndEnd();
        try {
            if (column != null) {
                Metric.Aggregate.requireSuitable(aggregation, column, vocabulary.columnType(column));
            }
            return new Metric.Aggregate(aggregation, type, column, where, window);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Metric sequence(@Nullable EventType type, List<EventFilter> where, int start) {
        EventType nextType = type();
        List<EventFilter> nextWhere = filters();
        scanner.words("within");
        int within = scanner.count("units");
        Unit unit = WindowParser.unit(scanner);
        Window window = windowAndEnd();
        try {
            return new EventSequence(
                    new EventSequence.Step(type, where),
                    new EventSequence.Step(nextType, nextWhere),
                    within,
                    unit,
                    window);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private Window windowAndEnd() {
        Window window = scanner.tryMark(",") ? WindowParser.parse(scanner) : Window.EVER;
        scanner.mark(")");
        return window;
    }

    private @Nullable EventType type() {
        if (scanner.tryWords(ALL_TYPES)) {
            return null;
        }
        int start = scanner.position();
        String name = scanner.name("an event type");
        if (!vocabulary.isOpen() && !vocabulary.eventTypes().contains(name)) {
            throw scanner.unknown("an event type", name, vocabulary.eventTypes(), start);
        }
        try {
            return EventType.of(name);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private EventColumn column() {
        int start = scanner.position();
        String name = scanner.name("a column");
        if (!vocabulary.isOpen() && !vocabulary.eventColumns().contains(name)) {
            throw scanner.unknown("a column", name, vocabulary.eventColumns(), start);
        }
        try {
            return EventColumn.of(name);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
    }

    private List<EventFilter> filters() {
        List<EventFilter> filters = new ArrayList<>();
        if (scanner.tryWords("where")) {
            do {
                filters.add(filter());
            } while (scanner.tryWords("and"));
        }
        return filters;
    }

    private EventFilter filter() {
        int start = scanner.position();
        EventColumn column = column();
        Criterion criterion = Criterion.parse(scanner);
        vocabulary.columnType(column).flatMap(criterion::clashWith).ifPresent(clash -> {
            throw scanner.failureAt(start, clash, "Maybe check the column or the value?");
        });
        return new EventFilter(column, criterion);
    }

    /** What can stand before a parenthesis. */
    private static Stream<String> words() {
        return Stream.concat(
                Arrays.stream(Aggregation.values()).map(Aggregation::toString),
                Arrays.stream(Measure.values()).map(Measure::toString));
    }
}
