package org.clientela.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clientela.profile.Metric;
import org.clientela.profile.Population;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every customer of a population under one name, by index: numbers or categories, some of them missing.
 * Immutable.
 */
public sealed interface Column {
    /**
     * The name.
     *
     * @return that of the metric, if it comes from one
     */
    String name();

    /**
     * How many customers.
     *
     * @return missing values included
     */
    int size();

    /**
     * Whether nothing is known of a customer.
     *
     * @param index in [0, size)
     * @return true if so
     */
    boolean isMissing(int index);

    /**
     * The answers to a metric. Numbers and money are numbers; dates and times are too, as days since 1970-01-01; texts and flags
     * are categories. Answers of both sorts are categories.
     *
     * @param population of any size
     * @param metric the question
     * @return by index of the population
     * @throws IllegalArgumentException if an answer is several texts
     */
    static Column of(Population population, Metric metric) {
        List<Column> columns = ColumnReader.read(population, metric);
        if (columns.size() == 1) {
            return columns.get(0);
        }
        throw new IllegalArgumentException(
                "The metric (%s) has several texts for a customer.%nMaybe compare them one by one, as Associations and Contrast do?"
                        .formatted(metric));
    }

    /**
     * A column of numbers.
     *
     * @param name any
     * @param values finite, or NaN for those that are missing
     * @return the column
     */
    static Numbers numbers(String name, double... values) {
        return new Numbers(name, values);
    }

    /**
     * A column of categories.
     *
     * @param name any
     * @param values null for those that are missing
     * @return the column, with labels in order of appearance
     */
    static Categories categories(String name, List<? extends @Nullable String> values) {
        Map<String, Integer> codes = new HashMap<>();
        List<String> labels = new ArrayList<>();
        int[] coded = new int[values.size()];
        int index = 0;
        for (String value : values) {
            coded[index++] = value == null
                    ? Categories.MISSING
                    : codes.computeIfAbsent(value, label -> {
                        labels.add(label);
                        return labels.size() - 1;
                    });
        }
        return new Categories(name, labels, coded);
    }

    /**
     * A column of categories that are coded already.
     *
     * @param name any
     * @param labels of the codes 0, 1, 2 …
     * @param codes in [0, labels), or -1 for those that are missing
     * @return the column
     */
    static Categories categories(String name, List<String> labels, int... codes) {
        return new Categories(name, labels, codes);
    }

    /** Numbers, some of them missing. Immutable. */
    final class Numbers implements Column {
        private final String name;
        private final double[] values;

        private Numbers(String name, double[] values) {
            this.name = Objects.requireNonNull(name, "name");
            this.values = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                if (Double.isInfinite(values[i])) {
                    throw new IllegalArgumentException(
                            "The column (%s) holds an infinite number at index %d.%nMaybe NaN, for a missing one?"
                                    .formatted(name, i));
                }
                this.values[i] = values[i] + 0.0; // the two zeros are one number
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int index) {
            return Double.isNaN(values[index]);
        }

        /**
         * The number of a customer.
         *
         * @param index in [0, size)
         * @return finite, or NaN if it is missing
         */
        public double value(int index) {
            return values[index];
        }

        /**
         * The same with each different number a category, for numbers that only name something.
         *
         * @return the categories, in ascending order
         */
        public Categories asCategories() {
            double[] known = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .distinct()
                    .toArray();
            List<String> labels = Arrays.stream(known)
                    .mapToObj(value -> new BigDecimal(Double.toString(value))
                            .stripTrailingZeros()
                            .toPlainString())
                    .toList();
            int[] codes = Arrays.stream(values)
                    .mapToInt(value -> Double.isNaN(value) ? Categories.MISSING : Arrays.binarySearch(known, value))
                    .toArray();
            return new Categories(name, labels, codes);
        }

        /**
         * Name and size.
         *
         * @return for messages
         */
        @Override
        public String toString() {
            return name + " (" + values.length + " numbers)";
        }
    }

    /** Categories by code, some of them missing. Immutable. */
    final class Categories implements Column {
        /** The code of a missing value. */
        public static final int MISSING = -1;

        private final String name;
        private final List<String> labels;
        private final int[] codes;

        private Categories(String name, List<String> labels, int[] codes) {
            this.name = Objects.requireNonNull(name, "name");
            this.labels = Collections.unmodifiableList(new ArrayList<>(labels));
            this.codes = codes.clone();
            for (int code : codes) {
                if (code < MISSING || code >= labels.size()) {
                    throw new IllegalArgumentException(
                            "The column (%s) holds the code (%d), but has %d labels.%nMaybe codes begin at 1 where they come from?"
                                    .formatted(name, code, labels.size()));
                }
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean isMissing(int index) {
            return codes[index] == MISSING;
        }

        /**
         * The category of a customer.
         *
         * @param index in [0, size)
         * @return an index of the labels, or {@link #MISSING}
         */
        public int code(int index) {
            return codes[index];
        }

        /**
         * What the codes mean.
         *
         * @return by code; some may not occur
         */
        public List<String> labels() {
            return labels;
        }

        /**
         * Name and size.
         *
         * @return for messages
         */
        @Override
        public String toString() {
            return name + " (" + codes.length + " in " + labels.size() + " categories)";
        }
    }
}
