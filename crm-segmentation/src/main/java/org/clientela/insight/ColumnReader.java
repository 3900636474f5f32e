package org.clientela.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.clientela.attribute.Value;
import org.clientela.attribute.ValueType;
import org.clientela.profile.Answers;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.jspecify.annotations.Nullable;

/** Reads columns off a population. */
final class ColumnReader {
    private static final double SECONDS_PER_DAY = 86_400;

    private ColumnReader() {}

    static List<Column> readAll(Population population, Collection<? extends Metric> metrics) {
        List<Column> columns = new ArrayList<>();
        new LinkedHashSet<>(metrics).forEach(metric -> columns.addAll(read(population, metric)));
        return columns;
    }

    /** One column; for several texts one column of yes and no for each text, or one that is all missing. */
    static List<Column> read(Population population, Metric metric) {
        Answers answers = population.answers(metric);
        Set<ValueType> types = EnumSet.noneOf(ValueType.class);
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).type().ifPresent(types::add);
        }
        if (types.contains(ValueType.TEXTS)) {
            return oneByOne(metric.toString(), answers);
        }
        return List.of(
                types.isEmpty() || !types.stream().allMatch(ValueType::isOrdered)
                        ? categories(metric.toString(), answers)
                        : numbers(metric.toString(), answers, types));
    }

    private static Column numbers(String name, Answers answers, Set<ValueType> types) {
        boolean calendar = types.contains(ValueType.DATE) || types.contains(ValueType.TIME);
        double[] values = new double[answers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = calendar ? days(answers.get(i), answers.number(i)) : answers.number(i);
        }
        return Column.numbers(name, values);
    }

    private static double days(Value value, double otherwise) {
        if (value instanceof Value.Date date) {
            return date.date().toEpochDay();
        }
        if (value instanceof Value.Time time) {
            Instant instant = time.time();
            return (instant.getEpochSecond() + instant.getNano() * 1e-9) / SECONDS_PER_DAY;
        }
        return otherwise;
    }

    private static Column categories(String name, Answers answers) {
        List<@Nullable String> texts = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            Value value = answers.get(i);
            texts.add(value.isMissing() ? null : value instanceof Value.Text text ? text.text() : value.toString());
        }
        return Column.categories(name, texts);
    }

    private static List<Column> oneByOne(String name, Answers answers) {
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            all.addAll(texts(answers.get(i)));
        }
        List<Column> columns = new ArrayList<>();
        for (String each : all) {
            int[] codes = new int[answers.size()];
            for (int i = 0; i < codes.length; i++) {
                Value value = answers.get(i);
                codes[i] = value.isMissing()
                        ? Column.Categories.MISSING
                        : texts(value).contains(each) ? 1 : 0;
            }
            columns.add(Column.categories(name + " has " + each, List.of("no", "yes"), codes));
        }
        return columns.isEmpty() ? List.of(categories(name, answers)) : columns;
    }

    private static Set<String> texts(Value value) {
        return value instanceof Value.Texts several ? several.texts() : Set.of();
    }
}
