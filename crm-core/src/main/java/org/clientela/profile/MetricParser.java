package org.clientela.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.clientela.attribute.Criterion;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.text.Scanner;
import org.jspecify.annotations.Nullable;

/** Reads metrics: {@code name} or {@code aggregation(type.column where column criterion and …, window)}. */
final class MetricParser {
    private static final String ALL_TYPES = "event";

    private final Scanner scanner;
    private final Vocabulary vocabulary;

    MetricParser(Scanner scanner, Vocabulary vocabulary) {
        this.scanner = scanner;
        this.vocabulary = vocabulary;
    }

    Metric metric() {
        int start = scanner.position();
        for (Aggregation aggregation : Aggregation.values()) {
            if (scanner.tryWords(aggregation.toString()) && scanner.tryMark("(")) {
                return aggregate(aggregation, start);
            }
            scanner.reset(start);
        }
        boolean quoted = scanner.peek() == '`';
        String name = scanner.name("a metric");
        if (!quoted && scanner.peek() == '(') {
            List<String> known = Arrays.stream(Aggregation.values())
                    .map(Aggregation::toString)
                    .toList();
            throw scanner.unknown("an aggregation", name, known, start);
        }
        if (!vocabulary.isOpen() && !vocabulary.attributes().containsKey(name)) {
            Set<String> known = new TreeSet<>(vocabulary.attributes().keySet());
            throw scanner.unknown("an attribute", name, known, start);
        }
        return Metric.attribute(name);
    }

    private Metric aggregate(Aggregation aggregation, int start) {
        EventType type = type();
        EventColumn column = scanner.tryMark(".") ? column() : null;
        List<EventFilter> where = new ArrayList<>();
        if (scanner.tryWords("where")) {
            do {
                where.add(filter());
            } while (scanner.tryWords("and"));
        }
        Window window = scanner.tryMark(",") ? WindowParser.parse(scanner) : Window.EVER;
        scanner.mark(")");
        try {
            if (column != null) {
                Metric.Aggregate.requireSuitable(aggregation, column, vocabulary.columnType(column));
            }
            return new Metric.Aggregate(aggregation, type, column, where, window);
        } catch (IllegalArgumentException e) {
            throw scanner.refused(start, e);
        }
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

    private EventFilter filter() {
        int start = scanner.position();
        EventColumn column = column();
        Criterion criterion = Criterion.parse(scanner);
        vocabulary.columnType(column).flatMap(criterion::clashWith).ifPresent(clash -> {
            throw scanner.failureAt(start, clash, "Maybe check the column or the value?");
        });
        return new EventFilter(column, criterion);
    }
}
