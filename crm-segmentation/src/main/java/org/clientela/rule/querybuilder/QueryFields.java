package org.clientela.rule.querybuilder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clientela.attribute.ValueType;
import org.clientela.event.EventColumn;
import org.clientela.event.EventType;
import org.clientela.json.Json;
import org.clientela.profile.DerivedMetric;
import org.clientela.profile.Metric;
import org.clientela.profile.Vocabulary;
import org.clientela.profile.Window;

/** What the editor needs to know of every field it offers. */
final class QueryFields {
    private final Vocabulary vocabulary;

    QueryFields(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What is usually asked of events. */
    static List<Metric> usual(Vocabulary vocabulary) {
        List<Metric> metrics = new ArrayList<>();
        for (String name : vocabulary.eventTypes()) {
            EventType type = EventType.of(name);
            metrics.add(Metric.count(type));
            metrics.add(Metric.count(type).in(Window.last(90, Window.Unit.DAY)));
            metrics.add(Metric.daysSince(type));
            metrics.add(Metric.sum(type, EventColumn.AMOUNT));
            metrics.add(Metric.sum(type, EventColumn.AMOUNT).in(Window.last(365, Window.Unit.DAY)));
        }
        return metrics;
    }

    String json(List<Metric> more, List<String> segments) {
        Set<Metric> metrics = new LinkedHashSet<>();
        vocabulary.attributes().keySet().forEach(name -> metrics.add(Metric.attribute(name)));
        vocabulary.derived().values().forEach(derived -> addAll(derived, metrics));
        metrics.addAll(more);
        List<Object> fields = new ArrayList<>();
        metrics.forEach(metric -> fields.add(field(metric)));
        if (!segments.isEmpty()) {
            Map<String, Object> field = field(QueryReader.IN_SEGMENT, QueryReader.IN_SEGMENT);
            field.put("operators", options(List.of(QueryOperator.EQUAL, QueryOperator.NOT_EQUAL)));
            choose(field, segments);
            fields.add(field);
        }
        return Json.write(fields);
    }

    private static void addAll(DerivedMetric derived, Set<Metric> metrics) {
        if (derived.argument() != DerivedMetric.Argument.REQUIRED) {
            metrics.add(new Metric.Derived(derived.name(), null));
        }
        derived.arguments().forEach(argument -> metrics.add(new Metric.Derived(derived.name(), argument)));
    }

    private Map<String, Object> field(Metric metric) {
        ValueType type = metric.type(vocabulary)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The type of (%s) is not known.%nMaybe use a vocabulary that has it?".formatted(metric)));
        String label = metric instanceof Metric.Attribute attribute ? attribute.name() : metric.toString();
        Map<String, Object> field = field(metric.toString(), label);
        field.put("type", type.toString());
        field.put(
                "operators",
                options(Arrays.stream(QueryOperator.values())
                        .filter(operator -> operator.suits(type))
                        .toList()));
        if (type.isOrdered()) {
            field.put("valueSources", List.of("value", "field"));
            field.put("comparator", "type");
        }
        List<String> words =
                metric instanceof Metric.Attribute attribute ? vocabulary.attributeWords(attribute.name()) : List.of();
        if (words.isEmpty()) {
            enter(field, type);
        } else {
            choose(field, words);
        }
        return field;
    }

    private static void enter(Map<String, Object> field, ValueType type) {
        switch (type) {
            case NUMBER -> field.put("inputType", "number");
            case DATE, TIME -> field.put("inputType", "date");
            case MONEY -> {
                field.put("inputType", "text");
                field.put("placeholder", "1000 EUR");
            }
            case FLAG -> field.put("defaultValue", false);
            case TEXT, TEXTS -> field.put("inputType", "text");
        }
        field.put("valueEditorType", type == ValueType.FLAG ? "checkbox" : "text");
    }

    private static void choose(Map<String, Object> field, List<String> words) {
        field.put("valueEditorType", "select");
        field.put("values", words.stream().map(word -> field(word, word)).toList());
    }

    private static List<Object> options(List<QueryOperator> operators) {
        List<Object> options = new ArrayList<>();
        for (QueryOperator operator : operators) {
            Map<String, Object> option = field(operator.toString(), operator.label());
            if (operator.takesNothing()) {
                option.put("arity", "unary");
            }
            options.add(option);
        }
        return options;
    }

    private static Map<String, Object> field(String name, String label) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", name);
        field.put("label", label);
        return field;
    }
}
